internal import GoRuntime
internal import Synchronization

/// The texts that a set has parsed while executing, shared by all executions of the set.
final class FragmentCache: Sendable {
  /// How many bytes of text are kept; further texts are parsed every time.
  private static let maximumBytes = 16 << 20

  private struct Contents {
    var fragments: [ByteString: TemplateFragment] = [:]
    var bytes = 0
  }

  private let contents = Mutex(Contents())

  /// The fragment of a text, if it was parsed before.
  func fragment(of text: ByteString) -> TemplateFragment? {
    contents.withLock { $0.fragments[text] }
  }

  /// Keeps a fragment if there is room.
  func keep(_ fragment: TemplateFragment, of text: ByteString) {
    contents.withLock { contents in
      guard contents.bytes + text.count <= Self.maximumBytes else { return }
      contents.bytes += text.count
      contents.fragments[text] = fragment
    }
  }
}
