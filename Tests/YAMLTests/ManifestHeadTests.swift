import GoRuntime
import Testing
import YAML

/// What the quick pass accepts, the full reader must accept with the same head.
struct ManifestHeadTests {
  private func scan(_ text: String) -> ManifestHead? {
    ByteString(text).withBytes { ManifestHead.scan($0) }
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
    #expect(head.hasMetadata)
    #expect(head.annotations.map(\.key) == ["helm.sh/hook", "helm.sh/hook-weight"])
    #expect(head.annotations.map(\.value) == ["pre-install,pre-upgrade", "-5"])
  }

  @Test(
    arguments: 0..<17,
    [
      ("\t", true), ("é", true), ("☺", true), ("😀", false), ("~", true), ("\u{1F}", false),
      ("\u{7F}", false), ("\u{85}", false), ("\u{2028}", false), ("\u{FFFE}", false),
    ])
  func readsBlocksOfTextWhateverIsBefore(_ place: Int, _ character: (String, Bool)) {
    let (text, isAccepted) = character
    let line = String(repeating: "x", count: place) + text + "yyyyyyyyyyyyyyyyy"
    for document in ["a: |\n  \(line)\n  z", "a: b # \(line)\nc: d", "# \(line)\na: b"] {
      #expect((scan(document) != nil) == isAccepted, "\(document)")
    }
  }

  @Test(arguments: [
    "", "# nothing", "- a", "a: b: c", "a: 'b", "a: \"b", "a:\n  b: 1\n c: 2", "a: [b", "a: {b}",
    "a: *b", "a: &b c", "a: !c d", "a: .inf", "a: -.inf", "a: .nan", "<<: {a: b}", "~: a",
    "null: a", "a:\tb", "\ta: b", "a: b\r\n", "a: \u{1}", "a: \u{85}b", "? a", "a: b\n---\nc: d",
    "%YAML 1.1", "kind: 1", "kind: true", "kind:\n  a: b", "Kind: Pod", "metadata: a",
    "metadata:\n- a", "metadata:\n  name: 1", "metadata:\n  annotations:\n    a: 1",
    "metadata:\n  annotations: a", "metadata:\n  annotations:\n  - a", "a: |\n   b\n  c",
    "a: |\n     \n  b", "a: b\n  c: d", "a: [b,,c]", "a: [b: c]", "a: [yes]", "a: @b", "a: `b",
    "a: -", "a: - b", "2001-01-01: a", "a: 'b' c", "a: b\nc", "a\n", "metadata:\nmetadata:\n",
  ])
  func leavesTheRestToTheFullReader(_ text: String) {
    #expect(scan(text) == nil)
  }

  @Test(arguments: [
    "kind: Pod", "kind: Pod\nmetadata:\n", "a:\n- b\n- c: d\n  e: f\nkind: X", "a: #b\n  c: d",
    "a: |-\n\n  b\n\nkind: X", "a: >+\n  b\n   c\n\n", "a: ''\nb: \"\"\n", "a:\n  - - b\n    - c\n",
    "a:\n-\n  b: c\n-\n- d", "metadata:\n  annotations:\n    {}\nkind: X", "a: b#c\nb: c:d",
    "a: é✓\nkind: X", "a: \"b\n  c\"\n", "a: -1\nb: +1\nc: -x", "\"a b\": c\n'd': e",
  ])
  func agreesWithTheFullReader(_ text: String) throws {
    let head = try #require(scan(text))
    let map = try YAMLReader.readMap(ByteString(text))
    if case .string(let kind)? = map["kind"] {
      #expect(head.kind == kind)
    } else {
      #expect(head.kind.isEmpty)
    }
  }
}
