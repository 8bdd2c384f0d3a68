/// One template, its values, and what Helm made of it.
struct TemplateCase: Sendable {
  var id: String
  /// The text of `templates/case.yaml`.
  var template: [UInt8]
  /// The text of values.yaml.
  var values: [UInt8]
  /// More files of the templates folder, by name.
  var others: [(name: String, text: [UInt8])]
  var expected: Answer

  /// The cases of a file, or of every `.jsonl` file of a folder.
  static func load(_ path: String) throws(CommandFailure) -> [TemplateCase] {
    if FileText.isFolder(path) {
      var cases: [TemplateCase] = []
      for name in FileText.entries(of: path) where name.hasSuffix(".jsonl") {
        cases += try load("\(path)/\(name)")
      }
      return cases
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    var baseValues: [UInt8]?
    var cases: [TemplateCase] = []
    for json in try CaseFile.read(path) {
      guard let id = json["id"]?.text, let template = json["template"]?.bytes else {
        throw CommandFailure("\(path): a case without id or template")
      }
      let values: [UInt8]
      if let own = json["values"]?.bytes {
        values = own
      } else if let baseValues {
        values = baseValues
      } else {
        values = try FileText.read("\(folder)/base-values.yaml")
        baseValues = values
      }
      var others: [(name: String, text: [UInt8])] = []
      if case .object(let members)? = json["templates"] {
        others = members.map { ($0.0, $0.1.bytes ?? []) }
      }
      let expected: Answer
      if let error = json["error"]?.bytes {
        expected = .error(error)
      } else if let encoded = json["output_b64"]?.bytes {
        expected = .output(Base64.decode(encoded))
      } else {
        expected = .output(json["output"]?.bytes ?? [])
      }
      cases.append(
        TemplateCase(
          id: id, template: template, values: values, others: others, expected: expected))
    }
    return cases
  }

  /// What an answer has that the expected one has not, or nil.
  func difference(from actual: Answer, limit: Int) -> String? {
    switch (expected, actual) {
    case (.output(let wanted), .output(let given)):
      Difference.describe("output", expected: wanted, actual: given, limit: limit)
    case (.error(let wanted), .error(let given)):
      Difference.describe("error", expected: wanted, actual: given, limit: limit)
    case (.error(let wanted), .output(let given)):
      "  an error is expected: \(Difference.printable(wanted))\n"
        + "  output was given: \(Difference.printable(given))\n"
    case (.output(let wanted), .error(let given)):
      "  output is expected: \(Difference.printable(wanted))\n"
        + "  an error was given: \(Difference.printable(given))\n"
    default: "  another kind of answer\n"
    }
  }
}

/// Files of one JSON value a line.
enum CaseFile {
  /// The values of a file's lines.
  static func read(_ path: String) throws(CommandFailure) -> [JSONText] {
    var cases: [JSONText] = []
    let lines = try FileText.read(path).split(
      separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      do throws(JSONTextError) {
        cases.append(try JSONTextReader.read(line))
      } catch {
        throw CommandFailure("\(path):\(number + 1):\(error.offset + 1): \(error.message)")
      }
    }
    return cases
  }
}
