/// The variables that Argo CD sets for a source, and its substitution of them.
struct BuildEnvironment {
  /// The variables by name.
  let variables: [String: String]

  /// The variables of a source.
  init(application: Application, source: ApplicationSource, namespace: String) {
    variables = [
      "ARGOCD_APP_NAME": application.name,
      "ARGOCD_APP_NAMESPACE": namespace,
      "ARGOCD_APP_PROJECT_NAME": application.project,
      "ARGOCD_APP_REVISION": source.targetRevision,
      "ARGOCD_APP_REVISION_SHORT": String(source.targetRevision.prefix(7)),
      "ARGOCD_APP_REVISION_SHORT_8": String(source.targetRevision.prefix(8)),
      "ARGOCD_APP_SOURCE_PATH": source.path,
      "ARGOCD_APP_SOURCE_REPO_URL": source.repoURL,
      "ARGOCD_APP_SOURCE_TARGET_REVISION": source.targetRevision,
    ]
  }

  /// A text with `$NAME` and `${NAME}` replaced; `$$` is a dollar, unknown names become empty, as
  /// in Argo CD.
  func substitute(_ text: String) -> String {
    guard text.contains("$") else { return text }
    var result = ""
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
      } else if rest.first == "{", let end = rest.firstIndex(of: "}") {
        let name = rest[rest.index(after: rest.startIndex)..<end]
        result += variables[String(name)] ?? ""
        rest = rest[rest.index(after: end)...]
      } else {
        let name = rest.prefix { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
        rest = rest[name.endIndex...]
        result += name.isEmpty ? "$" : variables[String(name)] ?? ""
      }
    }
    return result + rest
  }
}
