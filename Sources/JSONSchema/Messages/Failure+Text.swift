internal import GoRuntime

extension Failure {
  /// The failure and its causes, a line each and indented, as the library prints them.
  var text: ByteString {
    let output = OutputBuffer(capacity: 512)
    append(to: output, indent: 0)
    return output.string()
  }

  private func append(to output: OutputBuffer, indent: Int) {
    var indent = indent
    // A reference with one cause says nothing of its own.
    var isSilent = false
    if case .reference = kind { isSilent = causes.count == 1 }
    if !isSilent {
      if indent > 0 {
        output.append(UInt8(ascii: "\n"))
        output.append(repeating: UInt8(ascii: " "), count: 2 * (indent - 1))
        output.append("- ")
      }
      indent += 1
      if case .schema = kind {
        kind.append(to: output)
      } else {
        output.append("at ")
        output.append(GoQuote.single(SchemaPointer.text(path)))
        output.append(": ")
        kind.append(to: output)
      }
    }
    for cause in causes { cause.append(to: output, indent: indent) }
  }
}

extension Failure.Kind {
  /// Appends the library's English text.
  func append(to output: OutputBuffer) {
    switch self {
    case .const(let value): Self.appendConst(value, to: output)
    case .enum(let values): Self.appendEnum(values, to: output)
    case .required(let names): Self.appendRequired(names, to: output)
    case .dependency(let name, let missing):
      output.append("properties ")
      Self.appendQuoted(missing, to: output)
      output.append(" required, if ")
      output.append(GoQuote.single(name))
      output.append(" exists")
    case .additionalProperties(let names):
      output.append("additional properties ")
      Self.appendQuoted(names, to: output)
      output.append(" not allowed")
    case .propertyName(let name):
      output.append("invalid propertyName ")
      output.append(GoQuote.single(name))
    case .pattern(let value, let pattern):
      output.append(GoQuote.single(value))
      output.append(" does not match pattern ")
      output.append(GoQuote.single(pattern))
    case .format(let value, let name, let reason):
      output.append(GoQuote.single(value))
      output.append(" is not valid \(name): \(reason)")
    case .schema(let url):
      output.append("jsonschema validation failed with ")
      output.append(GoQuote.single(ByteString(url)))
    default: output.append(plainText)
    }
  }

  /// The texts without names or values.
  private var plainText: String {
    switch self {
    case .group, .reference: "validation failed"
    case .invalidValue(let type): "invalid jsonType \(type)"
    case .falseSchema: "false schema"
    case .cycle(let url, let first, let second):
      "both \(first) and \(second) resolve to \(GoQuote.quoted(ByteString(url))) causing reference "
        + "cycle"
    case .type(let got, let want): "got \(got), want \(want.joined(separator: " or "))"
    case .not: "'not' failed"
    case .allOf: "'allOf' failed"
    case .anyOf: "'anyOf' failed"
    case .oneOf(nil): "'oneOf' failed, none matched"
    case .oneOf(let matched?):
      "'oneOf' failed, subschemas \(number(matched.0)), \(number(matched.1)) matched"
    case .minProperties(let got, let want): counts("minProperties", got, want)
    case .maxProperties(let got, let want): counts("maxProperties", got, want)
    case .minItems(let got, let want): counts("minItems", got, want)
    case .maxItems(let got, let want): counts("maxItems", got, want)
    case .minLength(let got, let want): counts("minLength", got, want)
    case .maxLength(let got, let want): counts("maxLength", got, want)
    case .uniqueItems(let first, let second):
      "items at \(number(first)) and \(number(second)) are equal"
    case .additionalItems(let count): "last \(number(count)) additionalItem(s) not allowed"
    case .contains: "no items match contains schema"
    case .minContains(let matched, let want): contained("min", matched, want)
    case .maxContains(let matched, let want): contained("max", matched, want)
    case .bound(let keyword, let got, let want):
      "\(keyword.name): got \(EnglishNumber.text(got)), want \(EnglishNumber.text(want))"
    default: ""
    }
  }

  private func number(_ value: Int) -> String { EnglishNumber.text(value) }

  private func counts(_ keyword: String, _ got: Int, _ want: Int) -> String {
    "\(keyword): got \(number(got)), want \(number(want))"
  }

  private func contained(_ bound: String, _ matched: [Int], _ want: Int) -> String {
    let start = "\(bound) \(number(want)) items required to match contains schema, but "
    if matched.isEmpty, bound == "min" { return start + "none matched" }
    let places = matched.map(String.init).joined(separator: " ")
    return start + "matched \(number(matched.count)) items at \(places)"
  }

  private static func appendQuoted(_ names: [ByteString], to output: OutputBuffer) {
    for (index, name) in names.enumerated() {
      if index > 0 { output.append(", ") }
      output.append(GoQuote.single(name))
    }
  }

  private static func appendRequired(_ names: [ByteString], to output: OutputBuffer) {
    output.append(names.count == 1 ? "missing property " : "missing properties ")
    appendQuoted(names, to: output)
  }

  private static func appendConst(_ value: Value, to output: OutputBuffer) {
    if value.isContainer {
      output.append("'const' failed")
    } else {
      output.append("value must be ")
      appendValue(value, to: output)
    }
  }

  private static func appendEnum(_ values: [Value], to output: OutputBuffer) {
    if values.contains(where: \.isContainer) {
      output.append("'enum' failed")
      return
    }
    output.append(values.count == 1 ? "value must be " : "value must be one of ")
    for (index, value) in values.enumerated() {
      if index > 0 { output.append(", ") }
      appendValue(value, to: output)
    }
  }

  /// A value that is neither array nor object, as `%v` prints it but for quoted strings.
  private static func appendValue(_ value: Value, to output: OutputBuffer) {
    if case .string(let text) = value {
      output.append(GoQuote.single(text))
    } else {
      Fmt.append(value, to: output)
    }
  }
}
