internal import Chartplotter
internal import GoRuntime
internal import YAML

/// A Helm source of an Application, turned into the call that Argo CD makes of it.
struct HelmSource {
  let application: Application
  let source: ApplicationSource
  let repositories: Repositories
  /// The repositories that `$ref` in value files stands for, by that name.
  let references: [String: ApplicationSource]

  /// The call of Helm.
  ///
  /// - Parameters:
  ///   - chart: The chart's folder or archive.
  ///   - kubeVersion: The cluster's Kubernetes version, unless the source names another.
  ///   - apiVersions: The cluster's API versions, unless the source names others.
  /// - Throws: `GitOpsError` when a value file is missing or out of bounds.
  func invocation(
    chart: String, kubeVersion: String?, apiVersions: [String]
  ) throws(GitOpsError) -> HelmInvocation {
    let helm = source.helm ?? HelmOptions()
    let namespace = helm.namespace.isEmpty ? application.destinationNamespace : helm.namespace
    let environment = BuildEnvironment(
      application: application, source: source, namespace: application.destinationNamespace)
    var call = HelmInvocation(
      chart: chart,
      releaseName: helm.releaseName.isEmpty ? application.name : helm.releaseName,
      namespace: namespace.isEmpty ? "default" : namespace)
    call.kubeVersion = helm.kubeVersion.isEmpty ? kubeVersion : helm.kubeVersion
    call.apiVersions = helm.apiVersions.isEmpty ? apiVersions : helm.apiVersions
    call.selection.includesCRDs = !helm.skipsCRDs
    call.selection.skipsTests = helm.skipsTests
    call.options.skipsSchemaValidation = helm.skipsSchemaValidation

    for file in helm.valueFiles {
      let name = substituted(file, environment)
      for path in try valueFiles(name, chart: chart, ignoresMissing: helm.ignoresMissingValueFiles)
      {
        call.values.sources.append(.file(path))
      }
    }
    // Argo CD takes `valuesObject` in place of `values`, and gives either to Helm as the last file.
    if let object = helm.valuesObject?.map {
      call.values.sources.append(.map(object))
    } else if !helm.values.isEmpty {
      call.values.sources.append(
        .text(Array(helm.values.utf8), name: "Application \(application.name): helm.values"))
    }
    for parameter in helm.parameters {
      let value = Self.escapingCommas(environment.substitute(parameter.value))
      let pair = "\(parameter.name)=\(value)"
      if parameter.forcesString {
        call.values.setString.append(pair)
      } else {
        call.values.set.append(pair)
      }
    }
    for parameter in helm.fileParameters {
      let path = substituted(parameter.path, environment)
      let file = try single(path, chart: chart)
      call.values.setFile.append("\(parameter.name)=\(Self.escapingCommas(file))")
    }
    return call
  }

  /// A file's name with variables replaced; a leading `$ref` stays, as it names a source.
  private func substituted(_ name: String, _ environment: BuildEnvironment) -> String {
    let head = name.prefix { $0 != "/" }
    guard head.hasPrefix("$"), head.count < name.count, !head.hasPrefix("$ARGOCD_"),
      !head.hasPrefix("${")
    else { return environment.substitute(name) }
    return head + environment.substitute(String(name.dropFirst(head.count)))
  }

  /// A value as `--set` reads it back whole: its commas escaped, unless it is a list in braces.
  static func escapingCommas(_ value: String) -> String {
    if value.hasPrefix("{") && value.hasSuffix("}") { return value }
    var escaped = ""
    var previous: Character = " "
    for character in value {
      if character == "," && previous != "\\" { escaped += "\\" }
      escaped.append(character)
      previous = character
    }
    return escaped
  }

  /// The files that an entry of `valueFiles` means, in bytewise order when it is a pattern.
  private func valueFiles(
    _ name: String, chart: String, ignoresMissing: Bool
  ) throws(GitOpsError) -> [String] {
    let place = try place(of: name, chart: chart)
    guard GlobPattern.isPattern(name) else {
      if let file = try contained(place.path, root: place.root, name: name) { return [file] }
      if ignoresMissing { return [] }
      throw missing(name, place)
    }
    let relative = Paths.relative(place.path, to: place.root) ?? place.path
    let pattern = GlobPattern(relative)
    // The walk starts at the last folder that the pattern names as it is.
    let fixed = relative.split(separator: "/").prefix { !GlobPattern.isPattern(String($0)) }
    let base = fixed.joined(separator: "/")
    let start = Paths.join(place.root, base)
    guard FileTree.isFolder(start) else {
      if ignoresMissing { return [] }
      throw missing(name, place)
    }
    var found: [String] = []
    for file in try FileTree.files(below: start) {
      let path = base.isEmpty ? file : base + "/" + file
      guard pattern.matches(path) else { continue }
      if let file = try contained(Paths.join(place.root, path), root: place.root, name: name) {
        found.append(file)
      }
    }
    if found.isEmpty && !ignoresMissing { throw missing(name, place) }
    return found
  }

  /// A file that has to be there.
  private func single(_ name: String, chart: String) throws(GitOpsError) -> String {
    let place = try place(of: name, chart: chart)
    guard let file = try contained(place.path, root: place.root, name: name) else {
      throw missing(name, place)
    }
    return file
  }

  /// Where a file of a source is: the path as written, and the repository it must stay in.
  private struct Place {
    var path: String
    var root: String
    var repoURL: String
  }

  private func place(of name: String, chart: String) throws(GitOpsError) -> Place {
    if name.hasPrefix("$") {
      let ref = name.dropFirst().prefix { $0 != "/" }
      guard let reference = references[String(ref)] else {
        let known = references.keys.sorted().map { "$" + $0 }.joined(separator: ", ")
        throw GitOpsError(
          """
          value file \(name): no source of the Application has ref: \(ref)\
          \(known.isEmpty ? "" : "; there are \(known)")
          """)
      }
      guard reference.chart.isEmpty else {
        throw GitOpsError("value file \(name): source \(ref) is a chart, not a Git repository")
      }
      let root = repositories.root(of: reference.repoURL)
      let rest = String(name.dropFirst(ref.count + 1).drop { $0 == "/" })
      return Place(path: Paths.join(root, rest), root: root, repoURL: reference.repoURL)
    }
    if name.contains("://") {
      throw GitOpsError("value file \(name): nothing is downloaded here; keep it in a repository")
    }
    let root = source.chart.isEmpty ? repositories.root(of: source.repoURL) : chart
    if name.hasPrefix("/") {
      return Place(path: Paths.clean(root + name), root: root, repoURL: source.repoURL)
    }
    return Place(path: Paths.join(chart, name), root: root, repoURL: source.repoURL)
  }

  /// The resolved path of a file that exists; nil when it does not.
  ///
  /// - Throws: `GitOpsError` when it lies outside the repository.
  private func contained(
    _ path: String, root: String, name: String
  ) throws(GitOpsError) -> String? {
    guard Paths.relative(path, to: root) != nil else {
      throw GitOpsError("value file \(name) leaves its repository")
    }
    guard let file = FileTree.resolved(path), FileTree.isFile(file) else { return nil }
    guard Paths.relative(file, to: root) != nil else {
      throw GitOpsError("value file \(name) leaves its repository through a link")
    }
    return file
  }

  private func missing(_ name: String, _ place: Place) -> GitOpsError {
    var message = "there is no value file \(name): looked for \(place.path)"
    if name.hasPrefix("$"), !repositories.isMapped(place.repoURL) {
      message += "; if \(place.repoURL) is another repository, say where: --repo "
      message += "\(place.repoURL)=DIR"
    }
    return GitOpsError(message)
  }
}
