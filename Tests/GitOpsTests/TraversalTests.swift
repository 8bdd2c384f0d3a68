import GoRuntime
import Testing

@testable import GitOps

/// Applications that contain Applications.
@Suite struct TraversalTests {
  static func app(_ name: String, path: String, namespace: String = "prod") -> String {
    ApplicationFixture.application(
      "source: {repoURL: r, path: \(path)}", name: name, namespace: namespace)
  }

  static func render(_ folder: TemporaryFolder, _ file: String) -> ClusterRendering {
    var renderer = ClusterRenderer()
    return renderer.render([folder(file)])
  }

  @Test func namesACycle() throws {
    let folder = try TemporaryFolder()
    try folder.write("root.yaml", Self.app("root", path: "a"))
    try folder.write("a/a.yaml", Self.app("a", path: "b"))
    try folder.write("b/b.yaml", Self.app("b", path: "a"))
    let rendering = Self.render(folder, "root.yaml")
    #expect(rendering.failure == "a: Applications contain each other: a -> b -> a")
    #expect(titles(rendering.resources).count { $0 == "Application argocd/b" } == 1)
  }

  @Test func namesAnApplicationThatContainsItself() throws {
    let folder = try TemporaryFolder()
    try folder.write("apps/root.yaml", Self.app("root", path: "apps"))
    #expect(
      Self.render(folder, "apps/root.yaml").failure
        == "root: Applications contain each other: root -> root")
  }

  @Test func rendersTheOthersWhenOneFails() throws {
    let folder = try TemporaryFolder()
    try folder.write("root.yaml", Self.app("root", path: "apps"))
    try folder.write("apps/a.yaml", Self.app("a", path: "nope"))
    try folder.write("apps/b.yaml", Self.app("b", path: "plain"))
    try folder.write("plain/m.yaml", SourceTests.map("m"))
    let rendering = Self.render(folder, "root.yaml")
    #expect(rendering.failures.map(\.application) == ["a"])
    #expect(titles(rendering.resources).last == "ConfigMap m")
  }

  @Test func reportsResourcesWithTwoOwners() throws {
    let folder = try TemporaryFolder()
    try folder.write("root.yaml", Self.app("root", path: "apps"))
    try folder.write("apps/a.yaml", Self.app("a", path: "plain"))
    try folder.write("apps/b.yaml", Self.app("b", path: "more"))
    try folder.write("apps/c.yaml", Self.app("c", path: "more", namespace: "dev"))
    try folder.write("plain/m.yaml", SourceTests.map("m"))
    let role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: r}\n"
    try folder.write(
      "more/m.yaml",
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: prod}\n---\n" + role
        + "---\n" + SourceTests.map("own"))
    #expect(
      Self.render(folder, "root.yaml").duplicates.map(\.line) == [
        "ConfigMap prod/m is produced by a and b", "ConfigMap prod/m is produced by a and c",
        "ClusterRole r is produced by b and c",
      ])
  }

  @Test func findsTheWorkingCopyInALargerRepository() throws {
    let folder = try TemporaryFolder()
    try folder.write(".git/HEAD", "ref: refs/heads/main\n")
    try folder.write("gitops/apps/root.yaml", Self.app("root", path: "apps/in"))
    try folder.write("gitops/apps/in/a.yaml", Self.app("a", path: "plain"))
    try folder.write("gitops/plain/m.yaml", SourceTests.map("m"))
    let rendering = Self.render(folder, "gitops/apps/root.yaml")
    #expect(rendering.failures.isEmpty)
    #expect(titles(rendering.resources).last == "ConfigMap m")
  }

  @Test func refusesDocumentsWithoutKind() throws {
    let fixture = try ApplicationFixture()
    try fixture.folder.write("charts/echo/templates/odd.yaml", "# nothing\n---\ndata: 1\n")
    #expect(
      try fixture.echo().failure
        == "web: echo/templates/odd.yaml: a document is no Kubernetes resource: it has no `kind`")
  }

  @Test func refusesFilesWithoutApplications() throws {
    let folder = try TemporaryFolder()
    try folder.write("m.yaml", SourceTests.map("m"))
    #expect(
      Self.render(folder, "m.yaml").failure
        == "\(folder("m.yaml")): holds no Application and no ApplicationSet")
    #expect(Self.render(folder, "no.yaml").failure.hasSuffix("No such file or directory"))
  }

  @Test func warnsWhenSeveralRepositoriesAreTheWorkingCopy() throws {
    let folder = try TemporaryFolder()
    try folder.write("root.yaml", Self.app("root", path: "apps"))
    try folder.write(
      "apps/a.yaml",
      ApplicationFixture.application("source: {repoURL: other, path: plain}", name: "a"))
    try folder.write("plain/m.yaml", SourceTests.map("m"))
    #expect(
      Self.render(folder, "root.yaml").warnings == [
        "other, r were all read from the working copy; map those that are others with "
          + "--repo URL=DIR"
      ])
  }
}
