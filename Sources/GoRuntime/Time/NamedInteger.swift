/// An `int` of a named Go type that prints as a word: `time.Month`, `time.Weekday`.
public final class NamedInteger: GoObject, @unchecked Sendable {
  private let value: Int
  private let word: ByteString
  private let type: String

  /// A month from 1 to 12.
  package static func month(_ month: Int) -> NamedInteger {
    let names = CivilDate.monthNames
    return NamedInteger(
      month, names.indices.contains(month - 1) ? names[month - 1] : "%!Month(\(month))",
      "time.Month")
  }

  /// A day of the week, from Sunday's 0 to 6.
  package static func weekday(_ day: Int) -> NamedInteger {
    let names = CivilDate.weekdayNames
    return NamedInteger(
      day, names.indices.contains(day) ? names[day] : "%!Weekday(\(day))", "time.Weekday")
  }

  private init(_ value: Int, _ word: String, _ type: String) {
    self.value = value
    self.word = ByteString(word)
    self.type = type
  }

  override public var kind: Kind { .int }
  override public var typeName: String { type }
  override public var stringer: ByteString? { word }
  override public var underlying: Value? { .int(value) }
  override public var isTrue: Bool { value != 0 }

  override public func isEqual(to other: GoObject) -> Bool {
    guard let other = other as? NamedInteger else { return false }
    return other.type == type && other.value == value
  }

  override public func method(_ name: ByteString) -> GoMethod? {
    guard name == "String" else { return nil }
    let word = word
    return GoMethod { (_) throws(CallError) in .string(word) }
  }
}
