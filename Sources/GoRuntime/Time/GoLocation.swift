/// Go's `*time.Location`: the offsets from UTC that hold in a place, by time.
public final class GoLocation: GoObject, @unchecked Sendable {
  /// An offset with the abbreviation it goes by.
  struct Zone: Sendable {
    var name: ByteString
    /// Seconds east of UTC.
    var offset: Int
    var isDaylight: Bool
  }

  /// The time from which a zone holds.
  struct Transition: Sendable {
    var time: Int64
    var zone: Int
  }

  /// What holds at a time, and between which times.
  struct Period: Sendable {
    var zone: Zone
    var start: Int64
    var end: Int64
  }

  /// The place's name.
  let name: ByteString
  /// Every zone that ever held.
  let zones: [Zone]
  private let transitions: [Transition]
  /// How zones go on behind the last transition.
  private let rule: ZoneRule?

  init(name: ByteString, zones: [Zone], transitions: [Transition], rule: ZoneRule?) {
    self.name = name
    self.zones = zones
    self.transitions = transitions
    self.rule = rule
  }

  /// Coordinated universal time.
  package static let utc = GoLocation(name: "UTC", zones: [], transitions: [], rule: nil)

  /// A place of one offset.
  package static func fixed(_ name: ByteString, offset: Int) -> GoLocation {
    GoLocation(
      name: name, zones: [Zone(name: name, offset: offset, isDaylight: false)],
      transitions: [Transition(time: .min, zone: 0)], rule: nil)
  }

  override public var kind: Kind { .ptr }
  override public var typeName: String { "*time.Location" }
  override public var stringer: ByteString? { name }

  override public func method(_ name: ByteString) -> GoMethod? {
    guard name == "String" else { return nil }
    let text = self.name
    return GoMethod { (_) throws(CallError) in .string(text) }
  }

  /// What holds at a Unix time.
  func period(at time: Int64) -> Period {
    guard !zones.isEmpty else {
      return Period(
        zone: Zone(name: "UTC", offset: 0, isDaylight: false), start: .min, end: .max)
    }
    guard let first = transitions.first, time >= first.time else {
      return Period(zone: zones[firstZone], start: .min, end: transitions.first?.time ?? .max)
    }
    var low = 0
    var high = transitions.count
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if time < transitions[middle].time { high = middle } else { low = middle }
    }
    let end = high < transitions.count ? transitions[high].time : Int64.max
    if low == transitions.count - 1, let rule {
      return rule.period(at: time, after: end)
    }
    return Period(
      zone: zones[transitions[low].zone], start: transitions[low].time, end: end)
  }

  /// The zone that holds before the first transition.
  private var firstZone: Int {
    if !transitions.contains(where: { $0.zone == 0 }) { return 0 }
    if let first = transitions.first, zones[first.zone].isDaylight,
      let earlier = zones[..<first.zone].lastIndex(where: { !$0.isDaylight })
    {
      return earlier
    }
    return zones.firstIndex { !$0.isDaylight } ?? 0
  }

  /// The offset of an abbreviation, best the one that holds at a local time; nil when unknown.
  func offset(of name: ByteString, localTime: Int64) -> Int? {
    for zone in zones where zone.name == name {
      let period = period(at: localTime &- Int64(zone.offset))
      if period.zone.name == name { return period.zone.offset }
    }
    return zones.first { $0.name == name }?.offset
  }
}
