/// The texts of YAML errors.
enum SyntaxFault {
  /// What Go's libraries put before the fault itself.
  private static let introductions = [
    "cannot unmarshal yaml document: ", "error converting YAML to JSON: ", "yaml: ",
  ]

  /// The fault itself: without introductions, and without the line, which Go counts from where the
  /// broken part begins; the place that is drawn says where it breaks.
  static func plain(_ text: String) -> String {
    var rest = text[...]
    var isSyntax = false
    for introduction in introductions where rest.hasPrefix(introduction) {
      rest = rest.dropFirst(introduction.count)
      isSyntax = true
    }
    guard isSyntax else { return text }
    if rest.hasPrefix("line "), let colon = rest.firstIndex(of: ":"),
      rest[rest.index(rest.startIndex, offsetBy: 5)..<colon].allSatisfy(\.isNumber)
    {
      rest = rest[rest.index(after: colon)...].drop { $0 == " " }
    }
    return "not YAML: \(rest)"
  }
}
