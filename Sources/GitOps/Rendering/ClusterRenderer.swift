internal import GoRuntime

/// Renders Applications, and the Applications that they contain, from the working copy.
package struct ClusterRenderer {
  /// What is asked for beyond the Applications themselves.
  package struct Options: Sendable {
    /// The folder that paths start from; nil to find it from the first file.
    package var root: String?
    /// Pairs of `URL=DIR`.
    package var repositories: [String] = []
    /// The cluster's Kubernetes version; nil for Helm's default.
    package var kubeVersion: String?
    /// The cluster's API versions beyond the defaults.
    package var apiVersions: [String] = []
    /// Where placeholders are filled from.
    package var secrets: SecretStore?

    /// No options.
    package init() {}
  }

  private let options: Options
  private let charts = ChartCache()
  private var rendering = ClusterRendering()
  /// Applications that were rendered, so that one with two parents is not rendered twice.
  private var finished: Set<String> = []
  private var owners: [Resource.Identity: String] = [:]
  private var filling: SecretFilling?
  /// The repositories that the working copy stood for, by their normalised address.
  private var assumed: [String: String] = [:]
  /// Finds placeholders and plain secrets on the way.
  private var audit = SecretAudit()

  /// Prepares to render.
  package init(_ options: Options = Options()) {
    self.options = options
    filling = options.secrets.map { SecretFilling(from: $0) }
  }

  /// Renders the Applications of some files.
  ///
  /// A file or an Application that fails is noted, and the others are rendered all the same.
  ///
  /// - Parameter files: Files of Applications and ApplicationSets.
  /// - Returns: Everything that was rendered, and what went wrong.
  package mutating func render(_ files: [String]) -> ClusterRendering {
    for file in files {
      do {
        try render(file: file)
      } catch {
        fail(file, error)
      }
    }
    if assumed.count > 1 {
      let urls = assumed.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ")
      rendering.warnings.append(
        "\(urls) were all read from the working copy; map those that are others with --repo URL=DIR"
      )
    }
    return rendering
  }

  /// What the check of secrets found while rendering.
  package var secretFindings: [SecretAudit.Finding] { audit.findings }

  private mutating func fail(_ title: String, _ error: GitOpsError) {
    rendering.failures.append(.init(application: title, error: error))
  }

  private mutating func render(file: String) throws(GitOpsError) {
    let found = try DocumentStream.resources(try FileTree.read(file), source: file)
    guard
      found.contains(where: {
        Application.isApplication($0) || ApplicationSet.isApplicationSet($0)
      })
    else { throw GitOpsError("holds no Application and no ApplicationSet") }
    let root = try root(of: file, found)
    var repositories = Repositories(workingCopy: root)
    for pair in options.repositories { try repositories.map(pair) }
    let absolute = FileTree.resolved(file) ?? FileTree.absolute(file)
    let label = Paths.relative(absolute, to: root) ?? file
    var resources: [Resource] = []
    for var resource in found {
      resource.source = label
      resources.append(resource)
    }
    take(resources, of: "", namespace: "argocd")
    try follow(resources, parents: [], namespace: "argocd", repositories)
  }

  /// The folder that the paths in a file's Applications start from.
  private func root(of file: String, _ resources: [Resource]) throws(GitOpsError) -> String {
    if let root = options.root {
      guard let resolved = FileTree.resolved(root), FileTree.isFolder(resolved) else {
        throw GitOpsError("there is no folder \(root)")
      }
      return resolved
    }
    var path: String?
    for resource in resources where Application.isApplication(resource) {
      path = try? Application(resource).sources.first { $0.chart.isEmpty && !$0.path.isEmpty }?.path
      if path != nil { break }
    }
    if path == nil {
      let sets = resources.filter { ApplicationSet.isApplicationSet($0) }
      path = sets.lazy.compactMap { ApplicationSet.firstFolder(in: $0) }.first
    }
    return WorkingCopy.root(of: file, sourcePath: path)
  }

  /// Renders the Applications among some resources.
  private mutating func follow(
    _ resources: [Resource], parents: [String], namespace: String, _ repositories: Repositories
  ) throws(GitOpsError) {
    for resource in resources {
      if Application.isApplication(resource) {
        do {
          let application = try Application(resource)
          try render(application, parents: parents, namespace: namespace, repositories)
        } catch {
          fail(resource.name.isEmpty ? resource.source : resource.name, error)
        }
      } else if ApplicationSet.isApplicationSet(resource) {
        do {
          let generated = try ApplicationSet(resource).applications(in: repositories)
          take(generated, of: "ApplicationSet \(resource.name)", namespace: namespace)
          try follow(
            generated, parents: parents, namespace: namespace, repositories)
        } catch {
          fail("ApplicationSet \(resource.name)", error)
        }
      }
    }
  }

  private mutating func render(
    _ application: Application, parents: [String], namespace: String,
    _ repositories: Repositories
  ) throws(GitOpsError) {
    let place = application.namespace.isEmpty ? namespace : application.namespace
    let key = "\(place)/\(application.name)"
    if let start = parents.firstIndex(of: key) {
      let names = (parents[start...] + [key]).map { Paths.name($0) }
      throw GitOpsError("Applications contain each other: \(names.joined(separator: " -> "))")
    }
    guard finished.insert(key).inserted else { return }
    var resources: [Resource] = []
    let references = references(of: application)
    for source in application.sources {
      if source.chart.isEmpty && !repositories.isMapped(source.repoURL) {
        assumed[RepositoryURL.normalized(source.repoURL)] = source.repoURL
      }
      if source.path.isEmpty && source.chart.isEmpty { continue }
      let renderer = SourceRenderer(
        application: application, source: source, repositories: repositories,
        references: references, charts: charts, kubeVersion: options.kubeVersion,
        apiVersions: options.apiVersions)
      resources += try renderer.resources()
    }
    resources = take(
      resources, of: application.name, namespace: application.destinationNamespace)
    let childNamespace =
      application.destinationNamespace.isEmpty ? namespace : application.destinationNamespace
    try follow(resources, parents: parents + [key], namespace: childNamespace, repositories)
  }

  /// The sources that value files of others may refer to.
  private func references(of application: Application) -> [String: ApplicationSource] {
    var references: [String: ApplicationSource] = [:]
    for source in application.sources where !source.ref.isEmpty { references[source.ref] = source }
    return references
  }

  /// Adds an Application's resources to the rendering, with their secrets filled.
  @discardableResult
  private mutating func take(
    _ resources: [Resource], of application: String, namespace: String
  ) -> [Resource] {
    var taken: [Resource] = []
    for resource in resources {
      audit.check(resource, store: options.secrets)
      do {
        taken.append(try filling?.fill(resource) ?? resource)
      } catch {
        fail(application, error)
      }
      if !application.isEmpty { note(resource, of: application, namespace: namespace) }
    }
    rendering.entries.append(
      .init(application: application, namespace: namespace, resources: taken))
    return taken
  }

  /// Remembers who produces a resource, and reports a second one.
  private mutating func note(_ resource: Resource, of application: String, namespace: String) {
    let identity = resource.placed(in: namespace)
    guard !identity.name.isEmpty else { return }
    guard let owner = owners[identity] else {
      owners[identity] = application
      return
    }
    if owner == application { return }
    rendering.duplicates.append(.init(identity: identity, applications: [owner, application]))
  }
}
