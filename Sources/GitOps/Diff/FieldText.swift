internal import GoRuntime
internal import YAML

/// Values of fields as a diff shows them.
struct FieldText {
  /// Whether values must not be shown, because they are a Secret's.
  let hidesValues: Bool

  /// The texts of a resource's fields; the data of Secrets stays hidden.
  init(_ identity: Resource.Identity) {
    hidesValues = identity.kind == "Secret" && identity.group.isEmpty
  }

  /// Whether the field is one that must not be shown.
  private func isHidden(_ change: FieldChange) -> Bool {
    guard hidesValues else { return false }
    return ["data", "stringData"].contains { name in
      change.path == name || change.path.hasPrefix(name + ".") || change.path.hasPrefix(name + "[")
    }
  }

  /// The lines that show how a field changes: `- old`, `+ new`, or a line-by-line difference of
  /// long texts.
  func lines(_ change: FieldChange) -> [String] {
    if isHidden(change) {
      let old = change.old.map(hidden)
      let new = change.new.map(hidden)
      return (old.map { ["- \($0)"] } ?? []) + (new.map { ["+ \($0)"] } ?? [])
    }
    if let old = change.old?.string, let new = change.new?.string,
      old.contains("\n") && new.contains("\n")
    {
      return UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), context: 2).hunks
        .flatMap { [$0.header] + $0.lines }
    }
    let old = change.old.map { shown($0) } ?? []
    let new = change.new.map { shown($0) } ?? []
    return old.map { "- " + $0 } + new.map { "+ " + $0 }
  }

  /// A field's change in one line, when both values are short; nil otherwise.
  func line(_ change: FieldChange) -> String? {
    if isHidden(change) {
      guard let old = change.old, let new = change.new else { return nil }
      return "\(hidden(old)) -> \(hidden(new))"
    }
    guard let old = change.old, let new = change.new else { return nil }
    let (before, after) = (shown(old), shown(new))
    guard before.count == 1, after.count == 1, before[0].utf8.count + after[0].utf8.count < 160
    else { return nil }
    return "\(before[0]) -> \(after[0])"
  }

  /// A placeholder as it is, since it is no secret; anything else as a word.
  private func hidden(_ value: Value) -> String {
    if let text = value.string, text.hasPrefix("<path:"), text.hasSuffix(">") { return text }
    return "(hidden)"
  }

  /// A value for JSON; nil when it must not be shown.
  func value(_ value: Value, of change: FieldChange) -> Value {
    isHidden(change) ? .string(hidden(value)) : value
  }

  /// A value as YAML, line by line, with what a terminal would obey made visible.
  private func shown(_ value: Value) -> [String] {
    let output = OutputBuffer()
    do {
      try YAMLWriter.write(value, to: output)
    } catch {
      return ["(unprintable)"]
    }
    return Self.escaped(output.string().text).split(separator: "\n").map(String.init)
  }

  /// Text with control characters written out.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0x7f
        || (0x80..<0xa0).contains(scalar.value)
      {
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
