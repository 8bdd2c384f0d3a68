import Testing

@testable import conformance

/// The answers of the real Helm, as far as they are copied into the repository.
struct ConformanceTests {
  private static let folder = "\(RepositoryFiles.root)/Tests/Fixtures/Conformance"

  @Test(arguments: FileText.entries(of: "\(folder)/templates").filter { $0.hasSuffix(".jsonl") })
  func rendersTemplatesAsHelmDoes(_ file: String) throws {
    let cases = try TemplateCase.load("\(Self.folder)/templates/\(file)")
    #expect(!cases.isEmpty)
    for one in cases {
      let difference = one.difference(from: TemplateRenderer.render(one), limit: 4)
      #expect(difference == nil, "\(one.id)")
    }
  }

  @Test func runsCommandLinesAsHelmDoes() throws {
    let cases = try CommandCase.scenarios(
      "\(Self.folder)/scenarios.jsonl", charts: "\(Self.folder)/charts")
    #expect(!cases.isEmpty)
    let renderer = RepositoryFiles.executable("render")
    for one in cases {
      let difference = one.difference(from: one.run(renderer: renderer, timeout: 60), limit: 4)
      #expect(difference == nil, "\(one.id)")
    }
  }
}
