import Chartplotter
import Testing

/// What the documents promise.
struct DocumentationTests {
  @Test func showsTheExampleThatIsCompiled() throws {
    let document = try #require(RepositoryFiles.text("Docs/Embedding.md"))
    let example = try #require(
      RepositoryFiles.text("Tests/Consumer/Sources/Consumer/main.swift"))
    #expect(document.contains("```swift\n\(example)```"))
  }

  @Test func listsEveryFunction() throws {
    let document = try #require(RepositoryFiles.text("Docs/Compatibility.md"))
    let heading = try #require(document.ranges(of: "## Functions").first)
    let listed = document[heading.upperBound...].split(separator: "\n").compactMap { line in
      line.hasPrefix("| `") ? line.split(separator: "`").dropFirst().first.map(String.init) : nil
    }
    #expect(Set(listed).count == listed.count)
    #expect(listed.sorted() == Chart.functionNames.sorted())
  }
}

extension DocumentationTests {
  @Test func listsEveryLimit() throws {
    let document = try #require(RepositoryFiles.text("Docs/Security.md"))
    for case let (name?, _) in Mirror(reflecting: RenderLimits()).children {
      #expect(document.contains("| `\(name)` |"))
    }
  }
}
