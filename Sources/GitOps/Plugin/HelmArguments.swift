internal import Chartplotter

/// Arguments of `helm template` as a plugin's `HELM_ARGS` holds them, put into a call.
enum HelmArguments {
  /// Applies a line of arguments.
  ///
  /// - Parameters:
  ///   - line: The arguments, quoted as for a shell.
  ///   - call: The call to change.
  ///   - files: Finds the files that arguments name.
  /// - Throws: `GitOpsError` for an argument that is unknown or lacks its value.
  static func apply(
    _ line: String, to call: inout HelmInvocation, files: PluginFiles
  ) throws(GitOpsError) {
    var words = try ShellWords.split(line)[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else {
        throw GitOpsError("HELM_ARGS: \(word) is no option; the chart and its name are given")
      }
      var option = word
      var attached: String?
      if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
        option = String(word[..<equals])
        attached = String(word[word.index(after: equals)...])
      } else if !word.hasPrefix("--"), word.count > 2 {
        option = String(word.prefix(2))
        attached = String(word.dropFirst(2).drop { $0 == "=" })
      }
      if try applyFlag(option, attached, to: &call) { continue }
      guard let value = attached ?? words.popFirst() else {
        throw GitOpsError("HELM_ARGS: \(option) needs a value")
      }
      try applyOption(option, value, to: &call, files)
    }
  }

  /// Applies an option that takes no value; false when it is none.
  private static func applyFlag(
    _ option: String, _ value: String?, to call: inout HelmInvocation
  ) throws(GitOpsError) -> Bool {
    let isOn = value == nil || value == "true"
    switch option {
    case "--include-crds": call.selection.includesCRDs = isOn
    case "--skip-crds": call.selection.includesCRDs = !isOn
    case "--skip-tests": call.selection.skipsTests = isOn
    case "--no-hooks": call.selection.includesHooks = !isOn
    case "--is-upgrade": call.isUpgrade = isOn
    case "--skip-schema-validation": call.options.skipsSchemaValidation = isOn
    case "--enable-dns": call.options.allowsDNS = isOn
    case "--debug", "--dependency-update": break
    default: return false
    }
    return true
  }

  private static func applyOption(
    _ option: String, _ value: String, to call: inout HelmInvocation, _ files: PluginFiles
  ) throws(GitOpsError) {
    switch option {
    case "-f", "--values":
      for file in value.split(separator: ",") {
        call.values.sources.append(.file(try files.path(of: String(file))))
      }
    case "--set": call.values.set.append(value)
    case "--set-string": call.values.setString.append(value)
    case "--set-json": call.values.setJSON.append(value)
    case "--set-literal": call.values.setLiteral.append(value)
    case "--set-file":
      guard let equals = value.firstIndex(of: "=") else {
        throw GitOpsError("HELM_ARGS: --set-file \(value): expected key=path")
      }
      let file = String(value[value.index(after: equals)...])
      let path = try files.path(of: file)
      call.values.setFile.append("\(value[...equals])\(path)")
    case "-n", "--namespace": call.namespace = value
    case "--name-template", "--release-name": call.releaseName = value
    case "--kube-version": call.kubeVersion = value
    case "-a", "--api-versions": call.apiVersions += value.split(separator: ",").map(String.init)
    case "-s", "--show-only": call.selection.showOnly.append(value)
    default: throw GitOpsError("HELM_ARGS: unknown option \(option)")
    }
  }
}
