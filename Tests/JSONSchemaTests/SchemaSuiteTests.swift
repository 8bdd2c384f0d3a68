import Foundation
import GoRuntime
import Testing

@testable import JSONSchema

/// The JSON Schema Test Suite, where it lies beside the project.
@Suite struct SchemaSuiteTests {
  static let suite = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/suites/json-schema").standardizedFileURL
  static var isPresent: Bool { FileManager.default.fileExists(atPath: suite.path) }

  /// The drafts by their folders.
  static let drafts: [(folder: String, url: ByteString)] = [
    ("draft4", "http://json-schema.org/draft-04/schema"),
    ("draft6", "http://json-schema.org/draft-06/schema"),
    ("draft7", "http://json-schema.org/draft-07/schema"),
    ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
    ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
  ]

  @Test(
    .enabled(if: isPresent, "the suite is not at ../shared/suites/json-schema"),
    arguments: drafts.map(\.folder))
  func mandatory(draft: String) throws {
    let (passed, failed) = try run(draft, files: files(draft, in: ""))
    #expect(failed == [], "\(passed) passed")
    #expect(passed > 500)
  }

  /// The files of optional tests that pass whole; the others ask for what Helm's library doesn't do.
  static let optionalFiles = [
    "draft4": [
      "bignum", "float-overflow", "id", "non-bmp-regex", "format/date-time", "format/ipv6",
      "format/unknown",
    ],
    "draft6": [
      "bignum", "float-overflow", "id", "non-bmp-regex", "unknownKeyword", "format/date-time",
      "format/ipv6", "format/json-pointer", "format/unknown",
    ],
    "draft7": [
      "bignum", "cross-draft", "float-overflow", "id", "non-bmp-regex", "unknownKeyword",
      "format/date-time", "format/date", "format/ipv6", "format/iri-reference",
      "format/json-pointer", "format/regex", "format/relative-json-pointer", "format/time",
      "format/unknown",
    ],
    "draft2019-09": [
      "anchor", "bignum", "cross-draft", "dependencies-compatibility", "float-overflow", "id",
      "no-schema", "non-bmp-regex", "refOfUnknownKeyword", "unknownKeyword", "format/unknown",
    ],
    "draft2020-12": [
      "anchor", "bignum", "cross-draft", "dependencies-compatibility", "dynamicRef",
      "float-overflow", "id", "no-schema", "non-bmp-regex", "refOfUnknownKeyword",
      "unknownKeyword", "format/unknown",
    ],
  ]

  @Test(
    .enabled(if: isPresent, "the suite is not at ../shared/suites/json-schema"),
    arguments: drafts.map(\.folder))
  func optional(draft: String) throws {
    let folder = Self.suite.appending(path: "tests/\(draft)/optional")
    let names = try #require(Self.optionalFiles[draft])
    let (_, failed) = try run(draft, files: names.map { folder.appending(path: "\($0).json") })
    #expect(failed == [])
  }

  private func files(_ draft: String, in folder: String) -> [URL] {
    let directory = Self.suite.appending(path: "tests/\(draft)/\(folder)")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { directory.appending(path: $0) }
  }

  /// The suite's remote documents by their URLs, without those of other drafts than ours.
  private static let remotes: [ByteString: ByteString] = {
    let root = suite.appending(path: "remotes")
    var result: [ByteString: ByteString] = [:]
    let paths = FileManager.default.enumerator(atPath: root.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".json"), let data = try? Data(contentsOf: root.appending(path: path))
      else { continue }
      result[ByteString("http://localhost:1234/\(path)")] = ByteString([UInt8](data))
    }
    return result
  }()

  private func run(_ draft: String, files: [URL]) throws -> (passed: Int, failed: [String]) {
    let url = try #require(Self.drafts.first { $0.folder == draft }).url
    let standard = try #require(Draft(url: url))
    var passed = 0
    var failed: [String] = []
    for file in files {
      let text = ByteString([UInt8](try Data(contentsOf: file)))
      let document = try JSONDocument(parsing: text)
      document.forEachElement(of: 0) { group in
        guard let title = document.member("description", of: group),
          let node = document.member("schema", of: group),
          let tests = document.member("tests", of: group)
        else { return }
        let name = "\(file.lastPathComponent): \(document.string(at: title))"
        let schema: Schema
        do {
          schema = try Schema(
            json: document.source(of: node), url: "http://test.example/schema.json",
            documents: Self.remotes, draft: standard)
        } catch {
          failed.append("\(name): \(error)")
          return
        }
        document.forEachElement(of: tests) { test in
          guard let data = document.member("data", of: test),
            let valid = document.member("valid", of: test),
            let description = document.member("description", of: test)
          else { return }
          do {
            let isValid = try schema.validate(document.value(at: data)) == nil
            if isValid == (document[valid].kind == .true) {
              passed += 1
            } else {
              failed.append("\(name): \(document.string(at: description))")
            }
          } catch {
            failed.append("\(name): \(document.string(at: description)): \(error)")
          }
        }
      }
    }
    return (passed, failed)
  }
}

extension JSONDocument {
  /// A part of the document as JSON text again.
  func source(of node: Index) -> ByteString {
    let output = OutputBuffer()
    append(node, to: output)
    return output.string()
  }

  private func append(_ node: Index, to output: OutputBuffer) {
    switch self[node].kind {
    case .null: output.append("null")
    case .false: output.append("false")
    case .true: output.append("true")
    case .number: output.append(string(at: node))
    case .string, .key:
      let data = try? JSONSerialization.data(
        withJSONObject: string(at: node).text, options: .fragmentsAllowed)
      output.append(ByteString([UInt8](data ?? Data())))
    case .array:
      output.append("[")
      var isFirst = true
      forEachElement(of: node) {
        if !isFirst { output.append(",") }
        isFirst = false
        append($0, to: output)
      }
      output.append("]")
    case .object:
      output.append("{")
      var isFirst = true
      forEachMember(of: node) {
        if !isFirst { output.append(",") }
        isFirst = false
        append($0, to: output)
        output.append(":")
        append($1, to: output)
      }
      output.append("}")
    }
  }
}
