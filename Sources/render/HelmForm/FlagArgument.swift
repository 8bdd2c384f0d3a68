/// What flags take for an argument, by Go's rules.
enum FlagArgument {
  /// Go's spellings of a boolean.
  static func boolean(_ text: String) -> Bool? {
    switch text {
    case "1", "t", "T", "true", "TRUE", "True": true
    case "0", "f", "F", "false", "FALSE", "False": false
    default: nil
    }
  }

  /// Checks an argument.
  ///
  /// - Throws: `FlagError` with the text of the Go function that refuses it.
  static func check(_ text: String, _ kind: FlagDefinition.Kind) throws(FlagError) {
    switch kind {
    case .text, .texts, .commaSeparated, .postRenderer: break
    case .bool:
      if boolean(text) == nil { throw syntax("ParseBool", text) }
    case .integer:
      if Int(text) == nil && !isHexadecimal(text) { throw syntax("ParseInt", text) }
    case .float:
      if Double(text) == nil { throw syntax("ParseFloat", text) }
    case .duration:
      if !isDuration(text) {
        throw FlagError(
          text.contains(where: \.isNumber) && text.last?.isNumber == true && text != "0"
            ? "time: missing unit in duration \(quote(text))"
            : "time: invalid duration \(quote(text))")
      }
    case .wait:
      if !["watcher", "legacy", "hookOnly", "true", "false"].contains(text) {
        throw FlagError(
          "invalid wait input \(quote(text)). Valid inputs are watcher, hookOnly, and legacy")
      }
    case .pairs:
      for pair in try CommaSeparatedText.split(text) where !pair.contains("=") {
        throw FlagError("\(pair) must be formatted as key=value")
      }
    }
  }

  /// The text in double quotes as Go's `%q` shows it.
  static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\x" + (digits.count < 2 ? "0" : "") + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static func syntax(_ function: String, _ text: String) -> FlagError {
    FlagError("strconv.\(function): parsing \(quote(text)): invalid syntax")
  }

  private static func isHexadecimal(_ text: String) -> Bool {
    text.hasPrefix("0x") && Int(text.dropFirst(2), radix: 16) != nil
  }

  private static func isDuration(_ text: String) -> Bool {
    var rest = text[...]
    if rest.hasPrefix("-") || rest.hasPrefix("+") { rest = rest.dropFirst() }
    if rest == "0" { return true }
    if rest.isEmpty { return false }
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      if !number.contains(where: \.isNumber) || number.filter({ $0 == "." }).count > 1 {
        return false
      }
      rest = rest.dropFirst(number.count)
      let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      if !["ns", "us", "µs", "μs", "ms", "s", "m", "h"].contains(String(unit)) { return false }
      rest = rest.dropFirst(unit.count)
    }
    return true
  }
}
