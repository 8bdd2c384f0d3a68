import GoRuntime
import Testing
import YAML

/// What the quick pass accepts, the full reader must accept with the same head.
struct ManifestHeadTests {
  private func scan(_ text: String) -> ManifestHead? {
    ManifestHead.scan(ByteString(text))
  }

  @Test func readsAnEverydayManifest() throws {
    let head = try #require(
      scan(
        """
        # Source: chart/templates/job.yaml
        apiVersion: batch/v1
        kind: "Job"
        metadata:
          name: seed # of the database
          annotations:
            helm.sh/hook: pre-install,pre-upgrade
            "helm.sh/hook-weight": "-5"
          labels: {app: "seed", tiers: [a, b]}
        spec:
          template:
            containers:
            - name: seed
              args: ["--all", '-v']
              command:
              - sh
              - -c
              - |
                echo: "what: ever"
              env:
                - name: TEXT
                  value: several words
                    on two lines
        """))
    #expect(head.apiVersion == "batch/v1")
    #expect(head.kind == "Job")
    #expect(head.name == "seed")
    #expect(head.annotations.map(\.key) == ["helm.sh/hook", "helm.sh/hook-weight"])
    #expect(head.annotations.map(\.value) == ["pre-install,pre-upgrade", "-5"])
  }

  @Test func readsAliasesForTextsOutsideTheHead() throws {
    let head = try #require(
      scan(
        """
        spec:
          name: &name web
        kind: Pod
        metadata:
          name: *name
        ...

        """))
    #expect(head.kind == "Pod")
    #expect(head.name == "web")
  }

  @Test(arguments: ["", "# nothing", "---\n# nothing\n", "\n\n"])
  func readsNothingAsAnEmptyHead(document: String) throws {
    let head = try #require(scan(document))
    #expect(head.apiVersion.isEmpty && head.kind.isEmpty && head.name.isEmpty)
    #expect(head.annotations.isEmpty)
  }

  @Test(
    arguments: 0..<17,
    [
      ("\t", true), ("é", true), ("☺", true), ("😀", true), ("~", true), ("\u{1F}", false),
      ("\u{7F}", false), ("\u{85}", false), ("\u{2028}", false), ("\u{FFFE}", false),
    ])
  func readsBlocksOfTextWhateverIsBefore(_ place: Int, _ character: (String, Bool)) {
    let (text, isAccepted) = character
    let line = String(repeating: "x", count: place) + text + "yyyyyyyyyyyyyyyyy"
    for document in ["a: |\n  w\(line)\n  z", "a: b # \(line)\nc: d", "# \(line)\na: b"] {
      #expect((scan(document) != nil) == isAccepted, "\(document)")
    }
  }

  @Test(arguments: [
    "- a", "a: {b: c, b}", "annotations: {}\nmetadata: {}\nMetadata: {}",
    "metadata: {name: a}", "metadata:\n  annotations: {a: b}", "metadata:\n  name:\n    a: b",
    "a: b: c", "a: 'b", "a: \"b", "a:\n  b: 1\n c: 2", "a: [b", "a: {b}",
    "a: *b", "a: &b [c]", "a: !c d", "a: .inf", "a: -.inf", "a: .nan", "<<: {a: b}", "~: a",
    "null: a", "a:\tb", "\ta: b", "a: b\r\n", "a: \u{1}", "a: \u{85}b", "? a", "a: b\n---\nc: d",
    "%YAML 1.1", "kind: 1", "kind: true", "kind:\n  a: b", "Kind: Pod", "metadata: a",
    "metadata:\n- a", "metadata:\n  name: 1", "metadata:\n  annotations:\n    a: 1",
    "metadata:\n  annotations: a", "metadata:\n  annotations:\n  - a", "a: |\n   b\n  c",
    "a: |\n     \n  b", "a: b\n  c: d", "a: [b,,c]", "a: [b: c]", "a: @b", "a: `b",
    "a: -", "a: - b", "2001-01-01: a", "a: 'b' c", "a: b\nc", "a\n", "metadata:\nmetadata:\n",
  ])
  func leavesTheRestToTheFullReader(_ text: String) {
    #expect(scan(text) == nil)
  }

  @Test(arguments: [
    "kind: Pod", "kind: Pod\nmetadata:\n", "a:\n- b\n- c: d\n  e: f\nkind: X", "a: #b\n  c: d",
    "a: |-\n\n  b\n\nkind: X", "a: >+\n  b\n   c\n\n", "a: ''\nb: \"\"\n", "a:\n  - - b\n    - c\n",
    "a:\n-\n  b: c\n-\n- d", "metadata:\n  annotations:\n    {}\nkind: X", "a: b#c\nb: c:d",
    "metadata: {}\nkind: X", "metadata:\n  {}\nkind: X",
    "metadata:\n  annotations: {} # none\nkind: X",
    "kind: A\nkind: B", "kind: A\n  B\nmetadata:\n  name: 'c\n   d'\n  annotations:\n",
    "a: \"b\n\n  c\"",
    "metadata:\n  labels:\n    kind: x\n    annotations: {}\nkind: X",
    "metadata:\n  annotations:\n    b: \"1\"\n    a: c # d\n",
    "  apiVersion: v1\n  metadata:\n    name: a\n  kind: X\n", "a: [yes]\nkind: X",
    "a: é✓\nkind: X", "a: \"b\n  c\"\n",
    "a: -1\nb: +1\nc: -x", "\"a b\": c\n'd': e",
  ])
  func agreesWithTheFullReader(_ text: String) throws {
    let head = try #require(scan(text))
    let map = try YAMLReader.readMap(ByteString(text))
    func string(_ value: Value?) -> ByteString {
      if case .string(let text)? = value { text } else { ByteString() }
    }
    #expect(head.kind == string(map["kind"]))
    #expect(head.apiVersion == string(map["apiVersion"]))
    guard case .map(let metadata)? = map["metadata"] else {
      #expect(head.name.isEmpty && head.annotations.isEmpty)
      return
    }
    #expect(head.name == string(metadata["name"]))
    guard case .map(let annotations)? = metadata["annotations"] else {
      #expect(head.annotations.isEmpty)
      return
    }
    #expect(head.annotations.sorted { $0.key < $1.key }.map(\.key) == annotations.keys)
    for (key, value) in head.annotations { #expect(string(annotations[key]) == value) }
  }
}
