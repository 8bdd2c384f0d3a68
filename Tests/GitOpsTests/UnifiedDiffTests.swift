import Testing

@testable import GitOps

@Suite struct UnifiedDiffTests {
  static func diff(_ old: String, _ new: String, context: Int = 3) -> String {
    UnifiedDiff(from: Array(old.utf8), to: Array(new.utf8), context: context)
      .text(from: "a", to: "b")
  }

  @Test(arguments: [
    ("", "", ""),
    ("x\n", "x\n", ""),
    ("", "x\n", "--- a\n+++ b\n@@ -0,0 +1 @@\n+x\n"),
    ("x\n", "", "--- a\n+++ b\n@@ -1 +0,0 @@\n-x\n"),
    ("x", "x\n", "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n"),
    (
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
      "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    ),
  ])
  func printsLikeDiff(_ old: String, _ new: String, _ expected: String) {
    #expect(Self.diff(old, new) == expected)
  }

  @Test func splitsDistantChanges() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("\n3\n", with: "\n").replacing("\n17\n", with: "\n17\n17b\n")
    #expect(
      Self.diff(old, new, context: 1)
        == "--- a\n+++ b\n@@ -2,3 +2,2 @@\n 2\n-3\n 4\n@@ -17,2 +16,3 @@\n 17\n+17b\n 18\n")
  }

  @Test func everyEditTurnsOldIntoNew() {
    var state: UInt64 = 42
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<300 {
      let old = (0..<next(30)).map { _ in next(4) }
      let new = (0..<next(30)).map { _ in next(4) }
      let limit = round % 3 == 0 ? 5 : 2000
      var rebuilt: [Int] = []
      var consumed: [Int] = []
      for step in LineDifference(from: old, to: new, limit: limit).steps {
        switch step {
        case .keep(let before, let after):
          #expect(old[before] == new[after])
          consumed.append(before)
          rebuilt.append(new[after])
        case .remove(let before): consumed.append(before)
        case .insert(let after): rebuilt.append(new[after])
        }
      }
      #expect(rebuilt == new)
      #expect(consumed == Array(old.indices))
    }
  }
}
