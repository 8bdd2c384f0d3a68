internal import GoRuntime
internal import Synchronization

/// The texts that a set has parsed while executing, shared by all executions of the set.
final class FragmentCache: Sendable {
  /// How much memory what is kept may take, about; then all of it is let go, and what is used again
  /// is parsed again.
  private static let maximumBytes = 16 << 20

  /// The memory that a fragment takes, about.
  private static func size(of text: ByteString) -> Int { 2048 + 16 * text.count }

  private struct Contents {
    var fragments: [ByteString: TemplateFragment] = [:]
    var bytes = 0
  }

  private let contents = Mutex(Contents())

  /// The fragment of a text, if it was parsed before.
  func fragment(of text: ByteString) -> TemplateFragment? {
    contents.withLock { $0.fragments[text] }
  }

  /// Keeps a fragment.
  func keep(_ fragment: TemplateFragment, of text: ByteString) {
    contents.withLock { contents in
      let size = Self.size(of: text)
      if contents.bytes + size > Self.maximumBytes { contents = Contents() }
      contents.bytes += size
      contents.fragments[text] = fragment
    }
  }
}
