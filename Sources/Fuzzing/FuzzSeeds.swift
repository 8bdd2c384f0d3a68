package import Foundation

/// The inputs that fuzzing starts from: the cases and charts of this repository.
package struct FuzzSeeds {
  private let repository: URL

  /// The seeds of a checkout of this repository.
  package init(repository: URL) { self.repository = repository }

  /// Why there are no seeds.
  package struct MissingError: Error, CustomStringConvertible {
    package let description: String
  }

  /// The seeds of a target, in an order that doesn't change.
  ///
  /// - Throws: when the repository's files can't be read, or have nothing for the target.
  package func inputs(of target: FuzzTarget) throws -> [FuzzInput] {
    let inputs =
      switch target {
      case .template: try cases()
      case .values: try valuesFiles()
      case .chart: try charts()
      case .archive: try archives()
      case .schema: try schemas()
      case .set: try sets()
      }
    if inputs.isEmpty {
      throw MissingError(
        description: "\(repository.path) has no seeds for \(target.rawValue): give the "
          + "repository's root with --repository")
    }
    return inputs.filter { !$0.parts.contains { Self.isUnsteady($0.bytes) } }
  }

  /// Whether a template makes keys and hashes, which take long by their nature, or chooses at random
  /// among few answers: neither can be told from a fault.
  private static func isUnsteady(_ template: [UInt8]) -> Bool {
    let text = String(decoding: template, as: UTF8.self)
    return [
      "genPrivateKey", "genCA", "Cert ", "derivePassword", "htpasswd", "bcrypt", "shuffle", "rand",
    ].contains(where: text.contains)
  }

  private var conformance: URL { repository.appendingPathComponent("Tests/Fixtures/Conformance") }

  private func cases() throws -> [FuzzInput] {
    let folder = conformance.appendingPathComponent("templates")
    let baseValues = Array(try Data(contentsOf: folder.appendingPathComponent("base-values.yaml")))
    return try objects(in: folder).map { object in
      var parts: [FuzzInput.Part] = []
      if let template = object["template"] as? String {
        parts.append(.init("templates/case.yaml", Array(template.utf8)))
      }
      let values = (object["values"] as? String).map { Array($0.utf8) }
      parts.append(.init("values.yaml", values ?? baseValues))
      for (name, text) in (object["templates"] as? [String: String] ?? [:]).sorted(by: <) {
        parts.append(.init("templates/\(name)", Array(text.utf8)))
      }
      return FuzzInput(parts)
    }
  }

  /// The objects of a folder's `.jsonl` files; lines that are no Unicode are left out.
  private func objects(in folder: URL) throws -> [[String: Any]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      try Data(contentsOf: folder.appendingPathComponent(name)).split(separator: 0x0A)
        .compactMap { try? JSONSerialization.jsonObject(with: $0) as? [String: Any] }
    }
  }

  private func charts() throws -> [FuzzInput] {
    try folders(of: "Tests/Fixtures/Conformance/charts") + folders(of: "Charts/apps")
      + folders(of: "Charts/infrastructure")
  }

  private func folders(of path: String) throws -> [FuzzInput] {
    let folder = repository.appendingPathComponent(path)
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .map { folder.appendingPathComponent($0) }
      .filter {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent("Chart.yaml").path)
      }
      .map { try FuzzInput(folder: $0) }
  }

  private func valuesFiles() throws -> [FuzzInput] {
    let charts = try charts().flatMap(\.parts).filter {
      $0.name.hasSuffix(".yaml") && !$0.name.contains("templates/") || $0.name.hasSuffix(".json")
    }
    let values = try cases().flatMap(\.parts).filter { $0.name == "values.yaml" }
    return Set((charts + values).map(\.bytes)).sorted { $0.lexicographicallyPrecedes($1) }
      .map { FuzzInput([.init("values.yaml", $0)]) }
  }

  private func schemas() throws -> [FuzzInput] {
    try charts().flatMap { chart in
      chart.parts.filter { $0.name.hasSuffix("values.schema.json") }.map { schema in
        FuzzInput([
          .init("values.schema.json", schema.bytes), .init("values.yaml", chart["values.yaml"]),
        ])
      }
    }
  }

  private func sets() throws -> [FuzzInput] {
    let flags = ["--set", "--set-string", "--set-json", "--set-literal"]
    return try objects(in: conformance).compactMap { object in
      guard let words = object["args"] as? [String] else { return nil }
      var parts: [FuzzInput.Part] = []
      for (flag, text) in zip(words, words.dropFirst()) where flags.contains(flag) {
        parts.append(.init(String(flag.dropFirst(2)), Array(text.utf8)))
      }
      if parts.isEmpty { return nil }
      return FuzzInput(parts + [.init("values.yaml", Array("a: {b: [1, {c: d}]}\n".utf8))])
    }
  }

  /// Each chart as a plain archive and as a compressed one.
  private func archives() throws -> [FuzzInput] {
    try charts().flatMap { chart in
      var archive = TarBuilder()
      for part in chart.parts { archive.add("chart/\(part.name)", part.bytes) }
      return [archive.bytes, archive.compressed].map { FuzzInput([.init("chart.tar", $0)]) }
    }
  }
}
