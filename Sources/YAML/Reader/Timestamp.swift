/// Dates as go-yaml recognises them.
enum Timestamp {
  /// Whether a text is a date, with or without a time: `2001-1-2`, `2001-1-2 3:4:5.6`,
  /// `2001-1-2T3:4:5.6Z` or `2001-1-2t3:4:5.6+01:00`.
  ///
  /// These are the four layouts that go-yaml hands to Go's `time.Parse`, with its checks of ranges.
  static func isValid(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 8, text[4] == 0x2D, text[..<4].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
    else { return false }
    var cursor = Cursor(text: text)
    guard let year = cursor.digits(4), cursor.skip(0x2D), let month = cursor.number(),
      (1...12).contains(month), cursor.skip(0x2D), let day = cursor.number()
    else { return false }
    guard day >= 1, day <= daysIn(month, year) else { return false }
    if cursor.isAtEnd { return true }
    let hasZone: Bool
    switch cursor.current {
    case 0x54, 0x74:
      hasZone = true
      _ = cursor.skip(cursor.current)
    case 0x20:
      hasZone = false
      // Go takes any number of spaces for one.
      while cursor.skip(0x20) {}
    default: return false
    }
    guard let hour = cursor.number(), hour < 24, cursor.skip(0x3A),
      let minute = cursor.number(), minute < 60, cursor.skip(0x3A),
      let second = cursor.number(), second < 60
    else { return false }
    cursor.skipFraction()
    if hasZone, !cursor.skipZone() { return false }
    return cursor.isAtEnd
  }

  private static func daysIn(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// A place in the text, and the steps that Go's layouts take over it.
  private struct Cursor {
    let text: UnsafeBufferPointer<UInt8>
    var position = 0

    var isAtEnd: Bool { position == text.count }
    var current: UInt8 { position < text.count ? text[position] : 0 }
    var isDigit: Bool { current >= 0x30 && current <= 0x39 }

    mutating func skip(_ byte: UInt8) -> Bool {
      guard !isAtEnd, current == byte else { return false }
      position += 1
      return true
    }

    /// A number of exactly so many digits.
    mutating func digits(_ count: Int) -> Int? {
      var value = 0
      for _ in 0..<count {
        guard isDigit else { return nil }
        value = value * 10 + Int(current) - 0x30
        position += 1
      }
      return value
    }

    /// A number of one or two digits.
    mutating func number() -> Int? {
      guard let first = digits(1) else { return nil }
      guard isDigit, let second = digits(1) else { return first }
      return first * 10 + second
    }

    mutating func skipFraction() {
      guard current == 0x2E || current == 0x2C, position + 1 < text.count,
        text[position + 1] >= 0x30, text[position + 1] <= 0x39
      else { return }
      position += 1
      while isDigit { position += 1 }
    }

    /// `Z`, or an offset such as `+01:00`.
    mutating func skipZone() -> Bool {
      if skip(0x5A) { return true }
      guard skip(0x2B) || skip(0x2D), let hour = digits(2), skip(0x3A), let minute = digits(2)
      else { return false }
      return hour <= 24 && minute <= 60
    }
  }
}
