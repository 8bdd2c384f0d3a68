import Chartplotter
import GoRuntime
import JSONSchema
import YAML

extension Stage {
  /// What becomes of values before templates see them.
  static var values: [Stage] {
    [
      // A chart without templates: what is left of a rendering is to lay values over each other,
      // down the tree of subcharts.
      Stage("coalescing") {
        let chart = try Chart.load(files: umbrella(subcharts: 10))
        var values = ValuesLayers()
        try values.add([
          "global": ["environment": "production"],
          "service-3": ["services": ["service-1": ["replicas": 7]]],
        ])
        let release = Release(name: "rel", namespace: "ns")
        return { _ = try chart.renderTemplates(release, values: values) }
      },
      Stage("compilingSchema") {
        let text = ByteString(ValuesText.schema)
        return { _ = try Schema(json: text) }
      },
      Stage("validating") {
        let schema = try Schema(json: ByteString(ValuesText.schema))
        let value = try YAMLReader.read(ByteString(ValuesText.text))
        if let failure = try schema.validate(value) { throw failure }
        return { _ = try schema.validate(value) }
      },
    ]
  }

  /// The files of a chart whose subcharts have values and nothing else.
  private static func umbrella(subcharts: Int) -> [String: [UInt8]] {
    func metadata(_ name: String) -> [UInt8] {
      Array("apiVersion: v2\nname: \(name)\nversion: 0.1.0\n".utf8)
    }
    var files = ["Chart.yaml": metadata("umbrella")]
    for number in 1...subcharts {
      let folder = "charts/service-\(number)"
      files["\(folder)/Chart.yaml"] = metadata("service-\(number)")
      files["\(folder)/values.yaml"] = Array(ValuesText.text.utf8)
    }
    return files
  }
}
