package import GoRuntime
internal import YAML

/// Secrets of a local file, which stand in for the real back end in tests and local runs.
///
/// The file maps each path to its keys; a path followed by `#VERSION` holds that version:
///
///     petclinic/dev/customers-db:
///       username: petclinic
///       password: correct horse
///     petclinic/dev/customers-db#v1:
///       password: battery staple
package struct SecretStore: Sendable {
  private var secrets: [String: ValueMap] = [:]

  /// Reads a file of secrets.
  ///
  /// - Throws: `GitOpsError` when the file cannot be read or does not have the form above.
  package init(file: String) throws(GitOpsError) {
    let value: Value
    do {
      value = try YAMLReader.read(ByteString(FileTree.read(file)))
    } catch let error as GitOpsError {
      throw error
    } catch {
      throw .file(file, "\(error)")
    }
    guard let paths = value.map else {
      throw .file(file, "a map from secret paths to their keys is expected")
    }
    for (path, keys) in paths {
      guard let keys = keys.map else {
        throw .file(file, "\(path.text): a map from keys to values is expected")
      }
      secrets[path.text] = keys
    }
  }

  /// What fills a placeholder, before its modifiers; nil when the file has no such key.
  package func value(for placeholder: Placeholder) -> Value? {
    let key = ByteString(placeholder.key)
    if !placeholder.version.isEmpty {
      return secrets["\(placeholder.path)#\(placeholder.version)"]?[key]
    }
    return secrets[placeholder.path]?[key]
  }
}
