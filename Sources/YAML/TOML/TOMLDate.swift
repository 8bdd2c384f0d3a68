import GoRuntime

/// Dates and times in TOML.
enum TOMLDate {
  /// The forms that are tried in turn, and the places whose clocks they are read by.
  ///
  /// The places have the names that the library gives to times without a zone.
  private static let forms: [(layout: ByteString, place: GoLocation)] = [
    ("2006-01-02T15:04:05.999999999Z07:00", .local),
    ("2006-01-02T15:04:05.999999999", .fixed("datetime-local", offset: 0)),
    ("2006-01-02", .fixed("date-local", offset: 0)),
    ("15:04:05.999999999", .fixed("time-local", offset: 0)),
    ("2006-01-02T15:04Z07:00", .local),
    ("2006-01-02T15:04", .fixed("datetime-local", offset: 0)),
    ("15:04", .fixed("time-local", offset: 0)),
  ]

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
