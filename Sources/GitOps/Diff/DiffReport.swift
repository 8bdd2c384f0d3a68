internal import GoRuntime
internal import YAML

/// Prints what changes, for a terminal, a pull request or a program.
package struct DiffReport {
  private let diff: ClusterDiff

  /// A report on a comparison.
  package init(_ diff: ClusterDiff) { self.diff = diff }

  /// The numbers in one line.
  private var summary: String {
    let counts = diff.counts
    if diff.isEmpty { return "nothing changes" }
    var parts: [String] = []
    if counts.changed > 0 { parts.append("\(counts.changed) changed") }
    if counts.added > 0 { parts.append("\(counts.added) added") }
    if counts.removed > 0 { parts.append("\(counts.removed) removed") }
    return parts.joined(separator: ", ")
  }

  // MARK: Text

  /// Escape sequences of a terminal, or nothing.
  private struct Colors {
    var isOn: Bool
    func red(_ text: String) -> String { isOn ? "\u{1b}[31m\(text)\u{1b}[0m" : text }
    func green(_ text: String) -> String { isOn ? "\u{1b}[32m\(text)\u{1b}[0m" : text }
    func yellow(_ text: String) -> String { isOn ? "\u{1b}[33m\(text)\u{1b}[0m" : text }
    func bold(_ text: String) -> String { isOn ? "\u{1b}[1m\(text)\u{1b}[0m" : text }
    func dim(_ text: String) -> String { isOn ? "\u{1b}[2m\(text)\u{1b}[0m" : text }
  }

  /// The changes for a terminal, by chart.
  ///
  /// - Parameter inColor: Whether to color them.
  package func text(inColor: Bool) -> String {
    let colors = Colors(isOn: inColor)
    var text = ""
    var unit: String?
    for entry in diff.entries {
      if entry.unit != unit {
        text += (unit == nil ? "" : "\n") + colors.bold(FieldText.escaped(entry.unit)) + "\n"
        unit = entry.unit
      }
      let title = FieldText.escaped(entry.identity.title)
      let place = colors.dim(" (\(entry.environments.joined(separator: ", ")))")
      switch entry.change {
      case .added: text += "  " + colors.green("+ \(title)") + place + "\n"
      case .removed: text += "  " + colors.red("- \(title)") + place + "\n"
      case .changed(let fields):
        text += "  " + colors.yellow("~ \(title)") + place + "\n"
        let fieldText = FieldText(entry.identity)
        for field in fields { text += Self.text(field, fieldText, colors) }
      }
    }
    if !text.isEmpty { text += "\n" }
    return text + summary + "\n"
  }

  private static func text(
    _ field: FieldChange, _ fieldText: FieldText, _ colors: Colors
  ) -> String {
    let path = FieldText.escaped(field.path)
    if let line = fieldText.line(field) { return "      \(path): \(line)\n" }
    var text = "      \(path):\n"
    for line in fieldText.lines(field) {
      let shown = FieldText.escaped(line)
      let colored =
        line.hasPrefix("-") ? colors.red(shown) : line.hasPrefix("+") ? colors.green(shown) : shown
      text += "        \(colored)\n"
    }
    return text
  }

  // MARK: Markdown

  /// The changes as a comment on a pull request.
  package var markdown: String {
    var text = "### What changes in the cluster\n\n\(summary)\n"
    var unit: String?
    for entry in diff.entries {
      if entry.unit != unit {
        text += "\n#### `\(Self.code(entry.unit))`\n\n"
        unit = entry.unit
      }
      let title =
        "**\(entry.change.word)** `\(Self.code(entry.identity.title))` "
        + "(\(entry.environments.joined(separator: ", ").replacingArrows))"
      guard case .changed(let fields) = entry.change else {
        text += "- \(title)\n"
        continue
      }
      text += "<details><summary>\(Self.html(title))</summary>\n\n"
      let lines = fields.flatMap { field in
        ["  " + FieldText.escaped(field.path)] + FieldText(entry.identity).lines(field)
      }
      let fence = Self.fence(for: lines)
      text += fence + "diff\n"
      for line in lines { text += line + "\n" }
      text += "\(fence)\n\n</details>\n"
    }
    for failure in diff.failures {
      text += "\n**not rendered** `\(Self.code(failure.name))`\n"
      let lines = FieldText.escaped(failure.error.message).split(separator: "\n").map(String.init)
      let fence = Self.fence(for: lines)
      text += "\n\(fence)\n\(lines.joined(separator: "\n"))\n\(fence)\n"
    }
    return text
  }

  /// A fence that no line of the content closes.
  private static func fence(for lines: [String]) -> String {
    let longest = lines.map { line in line.split { $0 != "`" }.map(\.count).max() ?? 0 }.max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  /// Text for a code span.
  private static func code(_ text: String) -> String {
    String(FieldText.escaped(text).map { $0 == "`" ? "'" : $0 == "\n" ? " " : $0 })
  }

  /// A title as HTML: Markdown is not read inside a summary everywhere.
  private static func html(_ title: String) -> String {
    var html = ""
    var isCode = false
    var isBold = false
    var characters = Substring(title)
    while let character = characters.popFirst() {
      switch character {
      case "`":
        html += isCode ? "</code>" : "<code>"
        isCode.toggle()
      case "*" where !isCode && characters.first == "*":
        characters.removeFirst()
        html += isBold ? "</b>" : "<b>"
        isBold.toggle()
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "&": html += "&amp;"
      default: html.append(character)
      }
    }
    return html
  }

  // MARK: JSON

  /// The changes for programs.
  ///
  /// - Throws: `GitOpsError` when a value cannot be written.
  package func json() throws(GitOpsError) -> [UInt8] {
    let counts = diff.counts
    let report = ValueMap([
      (
        "summary",
        .map(
          ValueMap([
            ("added", .int(counts.added)), ("changed", .int(counts.changed)),
            ("removed", .int(counts.removed)), ("unchangedCharts", .int(diff.unchangedUnits)),
          ]))
      ),
      ("changes", .list(diff.entries.map(Self.encoded))),
      (
        "failures",
        .list(
          diff.failures.map { failure in
            .map(
              ValueMap([
                ("name", .string(failure.name)), ("error", .string(failure.error.message)),
              ]))
          })
      ),
    ])
    let output = OutputBuffer()
    do {
      try JSONWriter.write(.map(report), to: output, escapeHTML: false, indent: "  ")
    } catch {
      throw GitOpsError("\(error)")
    }
    output.append(UInt8(ascii: "\n"))
    return output.string().bytes
  }

  private static func encoded(_ entry: ClusterDiff.Entry) -> Value {
    let object = ValueMap([
      ("chart", .string(entry.unit)),
      ("environments", .list(entry.environments.map { Value.string($0) })),
      ("change", .string(entry.change.word)),
      ("apiVersion", .string(entry.apiVersion)),
      ("kind", .string(entry.identity.kind)),
      ("namespace", .string(entry.identity.namespace)),
      ("name", .string(entry.identity.name)),
    ])
    if case .changed(let fields) = entry.change {
      let text = FieldText(entry.identity)
      object.set(
        "fields",
        .list(
          fields.map { field in
            let encoded = ValueMap([("path", .string(field.path))])
            if let old = field.old { encoded.set("old", text.value(old, of: field)) }
            if let new = field.new { encoded.set("new", text.value(new, of: field)) }
            return .map(encoded)
          }))
    }
    return .map(object)
  }
}

extension String {
  /// The text with `->` as an arrow that HTML does not touch.
  fileprivate var replacingArrows: String {
    split(separator: "->", omittingEmptySubsequences: false).joined(separator: "→")
  }
}
