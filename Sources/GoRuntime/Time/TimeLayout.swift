/// The elements of Go's time layouts, which show how the reference time would be written.
enum TimeLayout {
  /// One element.
  enum Element: Equatable {
    case longMonth, month, numberMonth, zeroMonth
    case longWeekday, weekday
    case day, spaceDay, zeroDay, spaceYearDay, zeroYearDay
    case hour, hour12, zeroHour12, minute, zeroMinute, second, zeroSecond
    case longYear, year, upperPM, lowerPM
    case zoneName
    /// An offset from UTC.
    case offset(OffsetForm)
    /// Decimals of the second: how many, and whether zeros at the end go.
    case fraction(digits: Int, isTrimmed: Bool, separator: UInt8)
  }

  /// The forms of an offset from UTC.
  struct OffsetForm: Equatable {
    /// Whether UTC is written as `Z`.
    var isISO: Bool
    var hasColons: Bool
    var hasMinutes: Bool
    var hasSeconds: Bool
  }

  /// Where an element stands in a layout.
  struct Found {
    var element: Element
    var start: Int
    var end: Int
  }

  /// The first element at or after an offset, or nil when only plain text is left.
  static func next(in layout: UnsafeBufferPointer<UInt8>, from start: Int) -> Found? {
    var index = start
    while index < layout.count {
      if let found = element(in: layout, at: index) { return found }
      index += 1
    }
    return nil
  }

  private static func element(
    in layout: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Found? {
    func has(_ text: StaticString) -> Bool {
      let count = text.utf8CodeUnitCount
      guard layout.count - index >= count else { return false }
      for offset in 0..<count where layout[index + offset] != text.utf8Start[offset] {
        return false
      }
      return true
    }
    func found(_ element: Element, _ length: Int, from offset: Int = 0) -> Found {
      Found(element: element, start: index + offset, end: index + length)
    }
    /// A short name must not be the start of a longer word.
    func isWordEnd(_ length: Int) -> Bool {
      index + length >= layout.count || !(0x61...0x7A).contains(layout[index + length])
    }
    switch Unicode.Scalar(layout[index]) {
    case "J":
      if has("January") { return found(.longMonth, 7) }
      if has("Jan") && isWordEnd(3) { return found(.month, 3) }
    case "M":
      if has("Monday") { return found(.longWeekday, 6) }
      if has("Mon") && isWordEnd(3) { return found(.weekday, 3) }
      if has("MST") { return found(.zoneName, 3) }
    case "0":
      if has("002") { return found(.zeroYearDay, 3) }
      guard index + 1 < layout.count else { return nil }
      switch Unicode.Scalar(layout[index + 1]) {
      case "1": return found(.zeroMonth, 2)
      case "2": return found(.zeroDay, 2)
      case "3": return found(.zeroHour12, 2)
      case "4": return found(.zeroMinute, 2)
      case "5": return found(.zeroSecond, 2)
      case "6": return found(.year, 2)
      default: return nil
      }
    case "1": return has("15") ? found(.hour, 2) : found(.numberMonth, 1)
    case "2": return has("2006") ? found(.longYear, 4) : found(.day, 1)
    case "_":
      // `_2006` is a plain underscore and a year.
      if has("_2006") { return found(.longYear, 5, from: 1) }
      if has("_2") { return found(.spaceDay, 2) }
      if has("__2") { return found(.spaceYearDay, 3) }
    case "3": return found(.hour12, 1)
    case "4": return found(.minute, 1)
    case "5": return found(.second, 1)
    case "P": return has("PM") ? found(.upperPM, 2) : nil
    case "p": return has("pm") ? found(.lowerPM, 2) : nil
    case "-", "Z": return offset(in: layout, at: index)
    case ".", ",": return fraction(in: layout, at: index)
    default: break
    }
    return nil
  }

  private static func offset(
    in layout: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Found? {
    let isISO = layout[index] == UInt8(ascii: "Z")
    let forms: [(StaticString, hasColons: Bool, hasMinutes: Bool, hasSeconds: Bool)] = [
      ("070000", false, true, true), ("07:00:00", true, true, true), ("0700", false, true, false),
      ("07:00", true, true, false), ("07", false, false, false),
    ]
    for form in forms {
      let count = form.0.utf8CodeUnitCount
      guard layout.count - index - 1 >= count else { continue }
      var isSame = true
      for offset in 0..<count where layout[index + 1 + offset] != form.0.utf8Start[offset] {
        isSame = false
      }
      if isSame {
        return Found(
          element: .offset(
            OffsetForm(
              isISO: isISO, hasColons: form.hasColons, hasMinutes: form.hasMinutes,
              hasSeconds: form.hasSeconds)),
          start: index, end: index + 1 + count)
      }
    }
    return nil
  }

  /// Decimals: a point or comma and zeros or nines, no other digit behind.
  private static func fraction(
    in layout: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Found? {
    guard index + 1 < layout.count else { return nil }
    let digit = layout[index + 1]
    guard digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9") else { return nil }
    var end = index + 1
    while end < layout.count && layout[end] == digit { end += 1 }
    if end < layout.count && (0x30...0x39).contains(layout[end]) { return nil }
    return Found(
      element: .fraction(
        digits: (end - index - 1) & 0xFFF, isTrimmed: digit == UInt8(ascii: "9"),
        separator: layout[index]), start: index, end: end)
  }
}
