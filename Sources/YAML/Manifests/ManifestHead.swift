package import GoRuntime

/// What sorting needs to know of a manifest: the fields of Helm's `SimpleHead`.
package struct ManifestHead: Sendable {
  /// The `apiVersion`; empty when absent.
  package var apiVersion = ByteString()
  /// The `kind`; empty when absent.
  package var kind = ByteString()
  /// The `metadata.name`; empty when absent.
  package var name = ByteString()
  /// The entries of `metadata.annotations`, in order.
  package var annotations: [(key: ByteString, value: ByteString)] = []

  /// A head with nothing set.
  package init() {}

  /// Reads the head of a manifest in one quick pass that builds no values.
  ///
  /// The pass knows the everyday block style only. It answers when the whole document is certain to
  /// be valid YAML whose head has the right types; otherwise, faulty documents included, it gives
  /// nil and the caller asks the full reader, which decides and has the words for what is wrong.
  ///
  /// - Parameter document: One YAML document without its `---` line.
  /// - Returns: The head, or nil when the full reader has to decide.
  package static func scan(_ document: ByteString) -> ManifestHead? {
    BlockReader.readHead(of: YAMLSource(document))
  }
}
