import GoRuntime
import Testing
import YAML

@testable import GitOps

@Suite struct FieldChangeTests {
  static func value(_ text: String) throws -> Value { try YAMLReader.read(ByteString(text)) }

  @Test(arguments: [
    ("a: 1", "a: 1", []),
    ("a: 1", "a: 2", ["a: 1 -> 2"]),
    ("a: 1", "b: 1", ["a: 1 -> -", "b: - -> 1"]),
    ("a: 1", "a: '1'", ["a: 1 -> 1"]),
    ("a: {b: {c: v}}", "a: {b: {c: w}}", ["a.b.c: v -> w"]),
    (
      "c: [{name: a, image: v}, {name: b}]", "c: [{name: b}, {name: a, image: w}]",
      ["c[name=a].image: v -> w", "c (order): [a b] -> [b a]"]
    ),
    ("c: [{name: a}]", "c: [{name: a}, {name: b}]", ["c[name=b]: - -> map[name:b]"]),
    ("l: [a, b, c]", "l: [a, c]", ["l[1]: b -> -"]),
    ("l: [a, b]", "l: [a, x]", ["l[1]: b -> x"]),
    ("m: {a.b/c: 1}", "m: {a.b/c: 2}", ["m[\"a.b/c\"]: 1 -> 2"]),
    (
      "p: [{containerPort: 80}]", "p: [{containerPort: 80, protocol: UDP}]",
      ["p[containerPort=80.0].protocol: - -> UDP"]
    ),
  ])
  func namesFields(_ old: String, _ new: String, _ expected: [String]) throws {
    let changes = FieldChange.changes(from: try Self.value(old), to: try Self.value(new))
    let lines = changes.map { change in
      func show(_ value: Value?) -> String {
        guard let value else { return "-" }
        let output = OutputBuffer()
        Fmt.append(value, to: output)
        return output.string().text
      }
      return "\(change.path): \(show(change.old)) -> \(show(change.new))"
    }
    #expect(lines == expected)
  }
}
