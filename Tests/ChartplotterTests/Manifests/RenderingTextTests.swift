import Chartplotter
import Testing

/// The text that is printed, to the byte.
@Suite struct RenderingTextTests {
  private func rendering() throws -> Rendering {
    let test = """
      apiVersion: v1
      kind: Pod
      metadata: {name: test, annotations: {helm.sh/hook: test}}
      """
    let chart = try Chart.load(files: [
      "Chart.yaml": Array("apiVersion: v2\nname: chart\nversion: 1.0.0\n".utf8),
      "crds/a.yaml": Array("kind: CustomResourceDefinition\n".utf8),
      "templates/one.yaml": Array("kind: Secret\n---\nkind: ConfigMap\n".utf8),
      "templates/two.yaml": Array("kind: Service\ntext: |+\n  a\n\n \n".utf8),
      "templates/test.yaml": Array(test.utf8),
    ])
    return try chart.render(Release(name: "rel"))
  }

  private let manifests = """
    ---
    # Source: chart/templates/one.yaml
    kind: Secret

    ---
    # Source: chart/templates/one.yaml
    kind: ConfigMap

    ---
    # Source: chart/templates/two.yaml
    kind: Service
    text: |+
      a

    """

  private let hook = """
    ---
    # Source: chart/templates/test.yaml
    apiVersion: v1
    kind: Pod
    metadata: {name: test, annotations: {helm.sh/hook: test}}

    """

  @Test func manifestsAndHooksArePrinted() throws {
    #expect(try rendering().text() == manifests + hook)
    #expect(try rendering().bytes() == Array((manifests + hook).utf8))
  }

  @Test func onlyWhatIsSelectedIsPrinted() throws {
    let crd = "---\n# Source: chart/crds/a.yaml\nkind: CustomResourceDefinition\n\n"
    var selection = ManifestSelection()
    selection.includesCRDs = true
    #expect(try rendering().text(selecting: selection) == crd + manifests + hook)
    selection.skipsTests = true
    #expect(try rendering().text(selecting: selection) == crd + manifests)
    selection.includesHooks = false
    #expect(try rendering().text(selecting: selection) == crd + manifests)
  }

  @Test func patternsChooseInTheirOrder() throws {
    var selection = ManifestSelection()
    selection.showOnly = ["templates/test.yaml", "templates/o*.yaml"]
    let shown = """

      ---
      # Source: chart/templates/one.yaml
      kind: Secret


      ---
      # Source: chart/templates/one.yaml
      kind: ConfigMap



      """
    #expect(try rendering().text(selecting: selection) == hook + shown)
    selection.showOnly = ["templates/none.yaml"]
    #expect(throws: RenderError.self) { try rendering().bytes(selecting: selection) }
  }

  @Test func ofNothingALineFeedIsPrinted() throws {
    let chart = try Chart.load(files: [
      "Chart.yaml": Array("apiVersion: v2\nname: chart\nversion: 1.0.0\n".utf8)
    ])
    #expect(try chart.render(Release(name: "rel")).text() == "\n")
  }
}
