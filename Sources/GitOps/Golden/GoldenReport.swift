/// Tells people and CI systems how golden files differ.
package struct GoldenReport {
  private let golden: GoldenFiles
  private let drifts: [GoldenFiles.Drift]
  /// The command that records the files anew.
  private let updateCommand: String

  /// A report on a check.
  package init(_ golden: GoldenFiles, drifts: [GoldenFiles.Drift], updateCommand: String) {
    self.golden = golden
    self.drifts = drifts
    self.updateCommand = updateCommand
  }

  /// Whether everything is as recorded.
  package var isClean: Bool { drifts.isEmpty && golden.failures.isEmpty }

  /// The differences as unified diffs, then a summary that names the command that updates.
  package var text: String {
    var text = ""
    for drift in drifts { text += drift.difference }
    for failure in golden.failures { text += "error: \(failure.name): \(failure.error.message)\n" }
    return text + summary
  }

  /// One line of counts, and one with the command.
  private var summary: String {
    if isClean { return "\(golden.expectations.count) golden files are up to date\n" }
    var counts: [String] = []
    for (kind, word) in [
      (GoldenFiles.Drift.Kind.changed, "changed"), (.missing, "missing"), (.stale, "stale"),
    ] {
      let count = drifts.count { $0.kind == kind }
      if count > 0 { counts.append("\(count) \(word)") }
    }
    if !golden.failures.isEmpty { counts.append("\(golden.failures.count) not rendered") }
    let files = drifts.count == 1 ? "golden file" : "golden files"
    var summary = "\(files): \(counts.joined(separator: ", "))\n"
    if !drifts.isEmpty { summary += "to record what is rendered now: \(updateCommand)\n" }
    return summary
  }

  /// Annotations in the form of GitHub's workflow commands, then the summary.
  package var github: String {
    var text = ""
    for drift in drifts {
      text +=
        "::error file=\(Self.property(drift.path)),line=\(drift.line),"
        + "title=\(Self.property(title(drift)))::\(Self.data(drift.difference))\n"
    }
    for failure in golden.failures {
      text +=
        "::error title=\(Self.property("\(failure.name) does not render"))::"
        + "\(Self.data(failure.error.message))\n"
    }
    return text + summary
  }

  private func title(_ drift: GoldenFiles.Drift) -> String {
    switch drift.kind {
    case .changed: "golden file differs from what is rendered"
    case .missing: "golden file is missing"
    case .stale: "nothing renders to this golden file"
    }
  }

  /// A message in a workflow command.
  private static func data(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A property of a workflow command, where colons and commas have a meaning too.
  private static func property(_ text: String) -> String {
    var escaped = ""
    for scalar in data(text).unicodeScalars {
      switch scalar {
      case ":": escaped += "%3A"
      case ",": escaped += "%2C"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// The check as JUnit XML: one case for each golden file, one for each failure.
  package var junit: String {
    let failed = Dictionary(drifts.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let stale = drifts.filter { $0.kind == .stale }
    let tests = golden.expectations.count + stale.count + golden.failures.count
    let heading =
      "name=\"golden\" tests=\"\(tests)\" failures=\"\(drifts.count)\" "
      + "errors=\"\(golden.failures.count)\""
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites \(heading)>\n  <testsuite \(heading)>\n"
    for expectation in golden.expectations {
      let drift = failed[Paths.join(golden.folder, expectation.path)]
      xml += testCase(expectation.path, drift)
    }
    for drift in stale { xml += testCase(drift.path, drift) }
    for failure in golden.failures {
      xml += "    <testcase classname=\"golden\" name=\"\(Self.xml(failure.name))\">\n"
      xml += "      <error message=\"does not render\">\(Self.xml(failure.error.message))</error>\n"
      xml += "    </testcase>\n"
    }
    return xml + "  </testsuite>\n</testsuites>\n"
  }

  private func testCase(_ name: String, _ drift: GoldenFiles.Drift?) -> String {
    let open = "    <testcase classname=\"golden\" name=\"\(Self.xml(name))\""
    guard let drift else { return open + "/>\n" }
    return """
      \(open) file="\(Self.xml(drift.path))" line="\(drift.line)">
            <failure message="\(Self.xml(title(drift)))">\(Self.xml(drift.difference))</failure>
          </testcase>

      """
  }

  /// Text for an element or attribute; characters that XML cannot hold are replaced.
  private static func xml(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1f}", "\u{fffe}", "\u{ffff}": escaped += "\u{fffd}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
