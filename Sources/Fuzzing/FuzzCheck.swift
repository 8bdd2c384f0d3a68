internal import Chartplotter
internal import Foundation
internal import GoRuntime
internal import YAML

/// Gives an input to the library and looks at what comes back.
///
/// That nothing traps, hangs or takes too much memory is for the process around it to see.
package struct FuzzCheck: Sendable {
  private let target: FuzzTarget

  /// The check of a target's inputs.
  package init(_ target: FuzzTarget) { self.target = target }

  /// What is wrong with the answer to an input; nil when nothing is.
  package func fault(of input: FuzzInput) -> String? {
    switch target {
    case .template:
      var files = Self.files(of: input)
      files["Chart.yaml"] = Self.chartFile
      return Self.faultOfChart(files)
    case .chart:
      return Self.faultOfChart(Self.files(of: input))
    case .values:
      return Self.faultOfTexts(ByteString(input["values.yaml"]))
    case .archive:
      return Self.faultOfArchive(input["chart.tar"])
    case .schema:
      var files = Self.files(of: input)
      files["Chart.yaml"] = Self.chartFile
      files["templates/values.yaml"] = Self.valuesTemplate
      return Self.faultOfChart(files)
    case .set:
      return Self.faultOfSets(input)
    }
  }

  private static let chartFile = Array("apiVersion: v2\nname: chart\nversion: 0.1.0\n".utf8)
  private static let valuesTemplate = Array("values: {{ .Values | toJson }}\n".utf8)

  private static func files(of input: FuzzInput) -> [String: [UInt8]] {
    Dictionary(input.parts.map { ($0.name, $0.bytes) }, uniquingKeysWith: { $1 })
  }

  /// Renders a chart twice from what was loaded once, which must give the same, unless rendering
  /// it anew gives something else again.
  private static func faultOfChart(
    _ files: [String: [UInt8]], values: ValuesLayers = ValuesLayers()
  ) -> String? {
    let first: String
    do throws(RenderError) {
      let chart = try Chart.load(files: files)
      first = answer(chart, values)
      let second = answer(chart, values)
      if first == second { return faultOfAnswer(first) }
      let anew = try answer(Chart.load(files: files), values)
      if first == anew {
        return "the second rendering differs:\n\(first)\nand then\n\(second)"
      }
    } catch {
      return faultOfAnswer(text(of: error))
    }
    return faultOfAnswer(first)
  }

  private static func answer(_ chart: Chart, _ values: ValuesLayers) -> String {
    do throws(RenderError) {
      let rendering = try chart.render(Release(name: "rel"), values: values)
      return String(decoding: try rendering.bytes(), as: UTF8.self)
    } catch {
      return text(of: error)
    }
  }

  private static func text(of error: RenderError) -> String {
    error.message.isEmpty ? errorWithoutText : "Error: \(error.message)"
  }

  private static let errorWithoutText = "an error without a text"

  private static func faultOfAnswer(_ answer: String) -> String? {
    answer == errorWithoutText ? answer : nil
  }

  /// Reads a text in every language that values come in; what was read from YAML and JSON must be
  /// read again from what is written of it.
  private static func faultOfTexts(_ text: ByteString) -> String? {
    _ = try? TOMLReader.read(text)
    if let value = try? JSONReader.read(text), let fault = faultOfJSON(value) { return fault }
    guard let value = try? YAMLReader.read(text) else { return nil }
    return faultOfJSON(value) ?? faultOfYAML(value)
  }

  private static func faultOfJSON(_ value: Value) -> String? {
    guard let written = json(value) else { return nil }
    guard let again = try? JSONReader.read(written) else {
      return "JSON that can't be read: \(written)"
    }
    return value.isDeeplyEqual(to: again) ? nil : "JSON that reads otherwise: \(written)"
  }

  private static func json(_ value: Value) -> ByteString? {
    let output = OutputBuffer(capacity: 64)
    guard (try? JSONWriter.write(value, to: output)) != nil else { return nil }
    return output.take(from: 0)
  }

  /// What JSON shows of texts that Helm writes as YAML so that it reads something else again: breaks
  /// that only its YAML library knows, the byte order mark, and the sign of a merge without quotes.
  private static let lostInYAML = [
    "\u{85}", "\\u2028", "\\u2029", "\u{FEFF}", "\"\\u003c\\u003c\"",
  ]

  private static func faultOfYAML(_ value: Value) -> String? {
    guard let json = json(value)?.text, !lostInYAML.contains(where: json.contains) else {
      return nil
    }
    let output = OutputBuffer(capacity: 64)
    guard (try? YAMLWriter.write(value, to: output)) != nil else { return nil }
    let written = output.take(from: 0)
    guard let again = try? YAMLReader.read(written) else {
      return "YAML that can't be read: \(written)"
    }
    return value.isDeeplyEqual(to: again) ? nil : "YAML that reads otherwise: \(written)"
  }

  /// Loads a packed chart; an archive that is not compressed is, as it is and with true sums in its
  /// headers.
  private static func faultOfArchive(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x1F, 0x8B]) { return faultOfPacked(bytes) }
    return faultOfPacked(TarBuilder.gzip(bytes))
      ?? faultOfPacked(TarBuilder.gzip(TarBuilder.signed(bytes)))
  }

  private static func faultOfPacked(_ bytes: [UInt8]) -> String? {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("chartplotter-fuzz-\(getpid()).tgz")
    do { try Data(bytes).write(to: file) } catch { return "\(file.path): \(error)" }
    defer { try? FileManager.default.removeItem(at: file) }
    do throws(RenderError) {
      return faultOfAnswer(answer(try Chart.load(file.path), ValuesLayers()))
    } catch {
      return faultOfAnswer(text(of: error))
    }
  }

  private static func faultOfSets(_ input: FuzzInput) -> String? {
    func texts(_ name: String) -> [String] {
      let bytes = input[name]
      return bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)]
    }
    var values = ValuesLayers()
    values.set = texts("set")
    values.setString = texts("set-string")
    values.setJSON = texts("set-json")
    values.setLiteral = texts("set-literal")
    return faultOfChart(
      [
        "Chart.yaml": chartFile, "values.yaml": input["values.yaml"],
        "templates/values.yaml": valuesTemplate,
      ], values: values)
  }
}
