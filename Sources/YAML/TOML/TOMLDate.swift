import GoRuntime

/// Dates and times in TOML.
enum TOMLDate {
  /// The places whose clocks show times without a zone, by the names that the library gives them.
  private static let localDateTime = GoLocation.fixed("datetime-local", offset: 0)
  private static let localDate = GoLocation.fixed("date-local", offset: 0)
  private static let localTime = GoLocation.fixed("time-local", offset: 0)

  /// The forms that are tried in turn, and the places whose clocks they are read by.
  private static let forms: [(layout: ByteString, place: GoLocation)] = [
    ("2006-01-02T15:04:05.999999999Z07:00", .local),
    ("2006-01-02T15:04:05.999999999", localDateTime),
    ("2006-01-02", localDate),
    ("15:04:05.999999999", localTime),
    ("2006-01-02T15:04Z07:00", .local),
    ("2006-01-02T15:04", localDateTime),
    ("15:04", localTime),
  ]

  /// The form that a time is written in: without a zone if it was read so.
  static func layout(of time: GoTime) -> ByteString {
    if time.location === localDateTime { return "2006-01-02T15:04:05.999999999" }
    if time.location === localDate { return "2006-01-02" }
    if time.location === localTime { return "15:04:05.999999999" }
    return "2006-01-02T15:04:05.999999999Z07:00"
  }

  /// The time that a text stands for; nil when it has none of the forms.
  static func time(_ text: ByteString) -> GoTime? {
    for (layout, place) in forms {
      guard let time = try? GoTime.parse(text, layout: layout, location: place) else { continue }
      return isMissingZero(text, layout) ? nil : time
    }
    return nil
  }

  /// Whether a number lacks its leading zero, which Go's parser lets pass: a separator then is not
  /// where the form has it.
  private static func isMissingZero(_ text: ByteString, _ layout: ByteString) -> Bool {
    for at in 0..<layout.count {
      let expected = layout[at]
      if expected == 0x2E || expected == 0x5A { return false }
      if expected >= 0x30, expected <= 0x39 { continue }
      if at >= text.count || text[at] != expected { return true }
    }
    return false
  }
}
