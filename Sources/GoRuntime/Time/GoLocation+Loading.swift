#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension GoLocation {
  /// The folders in which Go looks for places.
  private static let folders = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
  ]

  /// The largest file that is read.
  private static let sizeLimit = 1 << 20

  /// The place of a name: Go's `time.LoadLocation`.
  ///
  /// - Returns: The place, or nil when there is none of the name.
  package static func named(_ name: ByteString) -> GoLocation? {
    if name.isEmpty || name == "UTC" { return utc }
    if name == "Local" { return local }
    // Names lead nowhere else: neither up nor to the root.
    if name.firstIndex(of: "..") != nil || name.firstIndex(of: "\0") != nil { return nil }
    if name[0] == UInt8(ascii: "/") || name[0] == UInt8(ascii: "\\") { return nil }
    for folder in folders {
      if let data = read(folder + name.text), let found = decode(data, name: name) {
        return found
      }
    }
    return nil
  }

  /// The place of this machine, by the TZ variable or `/etc/localtime`.
  package static let local: GoLocation = {
    guard let variable = getenv("TZ") else {
      return read("/etc/localtime").flatMap { decode($0, name: "Local") } ?? utc
    }
    var name = ByteString(String(cString: variable))
    if !name.isEmpty, name[0] == UInt8(ascii: ":") { name = name[1..<name.count] }
    if name.isEmpty { return utc }
    if name[0] == UInt8(ascii: "/") {
      let title: ByteString = name == "/etc/localtime" ? "Local" : name
      return read(name.text).flatMap { decode($0, name: title) } ?? utc
    }
    return name == "Local" ? utc : named(name) ?? utc
  }()

  /// A regular file's bytes, or nil.
  private static func read(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size > 0, status.st_size <= sizeLimit
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes { target in
        target.baseAddress.map {
          #if canImport(Darwin)
            Darwin.read(descriptor, $0 + filled, target.count - filled)
          #elseif canImport(Musl)
            Musl.read(descriptor, $0 + filled, target.count - filled)
          #else
            Glibc.read(descriptor, $0 + filled, target.count - filled)
          #endif
        } ?? 0
      }
      if count <= 0 { return nil }
      filled += count
    }
    return bytes
  }

  /// The place that a TZif file describes, or nil when it is malformed.
  static func decode(_ data: [UInt8], name: ByteString) -> GoLocation? {
    var reader = ZoneFileReader(data)
    guard let content = reader.read() else { return nil }
    return GoLocation(
      name: name, zones: content.zones, transitions: content.transitions, rule: content.rule)
  }
}

/// Reads a TZif file (RFC 8536).
struct ZoneFileReader {
  /// What a file says.
  struct Content {
    var zones: [GoLocation.Zone]
    var transitions: [GoLocation.Transition]
    var rule: ZoneRule?
  }

  private let data: [UInt8]
  private var offset = 0

  init(_ data: [UInt8]) { self.data = data }

  private struct Header {
    var version: UInt8
    var utcFlags, standardFlags, leaps, times, zones, characters: Int

    func length(timeSize: Int) -> Int {
      times * (timeSize + 1) + zones * 6 + characters + leaps * (timeSize + 4) + standardFlags
        + utcFlags
    }
  }

  mutating func read() -> Content? {
    guard var header = header() else { return nil }
    var timeSize = 4
    if header.version >= 2 {
      // The first block has 32-bit times only; the second one repeats it with 64.
      offset += header.length(timeSize: 4)
      guard let second = self.header() else { return nil }
      header = second
      timeSize = 8
    }
    guard header.zones > 0, data.count - offset >= header.length(timeSize: timeSize) else {
      return nil
    }
    let times = offset
    let indexes = times + header.times * timeSize
    let zoneInfos = indexes + header.times
    let names = zoneInfos + header.zones * 6
    var zones: [GoLocation.Zone] = []
    for index in 0..<header.zones {
      let start = zoneInfos + 6 * index
      let nameOffset = Int(data[start + 5])
      guard nameOffset < header.characters else { return nil }
      let nameStart = names + nameOffset
      let nameEnd = data[nameStart..<names + header.characters].firstIndex(of: 0)
      zones.append(
        GoLocation.Zone(
          name: ByteString(data[nameStart..<(nameEnd ?? names + header.characters)]),
          offset: Int(Int32(truncatingIfNeeded: integer(at: start, size: 4))),
          isDaylight: data[start + 4] != 0))
    }
    var transitions: [GoLocation.Transition] = []
    for index in 0..<header.times {
      let raw = integer(at: times + index * timeSize, size: timeSize)
      let zone = Int(data[indexes + index])
      guard zone < zones.count else { return nil }
      transitions.append(
        GoLocation.Transition(
          time: timeSize == 8 ? raw : Int64(Int32(truncatingIfNeeded: raw)), zone: zone))
    }
    if transitions.isEmpty { transitions.append(GoLocation.Transition(time: .min, zone: 0)) }
    return Content(
      zones: zones, transitions: transitions,
      rule: rule(at: offset + header.length(timeSize: timeSize)))
  }

  /// The rule in the footer, a line between line ends.
  private func rule(at start: Int) -> ZoneRule? {
    guard start + 2 < data.count, data[start] == 0x0A, data.last == 0x0A else { return nil }
    return ZoneRule(data[(start + 1)..<(data.count - 1)])
  }

  private mutating func header() -> Header? {
    guard data.count - offset >= 44, data[offset..<offset + 4].elementsEqual("TZif".utf8) else {
      return nil
    }
    var counts: [Int] = []
    for index in 0..<6 {
      let count = integer(at: offset + 20 + 4 * index, size: 4)
      guard (0...1_000_000).contains(count) else { return nil }
      counts.append(Int(count))
    }
    let version = data[offset + 4]
    offset += 44
    return Header(
      version: version == 0 ? 1 : version &- 0x30, utcFlags: counts[0],
      standardFlags: counts[1], leaps: counts[2], times: counts[3], zones: counts[4],
      characters: counts[5])
  }

  /// A big-endian integer; 32-bit ones unsigned.
  private func integer(at start: Int, size: Int) -> Int64 {
    var value: UInt64 = 0
    for index in start..<start + size { value = value << 8 | UInt64(data[index]) }
    return Int64(bitPattern: value)
  }
}
