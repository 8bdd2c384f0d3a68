internal import GoRuntime

/// The definitions of a text that was expanded while executing; those around it stay visible.
final class TemplateScope {
  /// The scope around this one; nil at the set itself.
  let parent: TemplateScope?
  /// The text's own definitions.
  let fragment: TemplateFragment

  /// A scope within another.
  init(_ fragment: TemplateFragment, in parent: TemplateScope?) {
    self.fragment = fragment
    self.parent = parent
  }

  /// The innermost definition of a name.
  func program(_ name: ByteString) -> Program? {
    var scope: TemplateScope? = self
    while let current = scope {
      if let program = current.fragment.definitions[name] { return program }
      scope = current.parent
    }
    return nil
  }
}

/// A text parsed while executing.
final class TemplateFragment: @unchecked Sendable {
  /// The text's own body.
  let body: Program
  /// The definitions in it, less empty ones that replace nothing.
  let definitions: [ByteString: Program]

  /// A parsed text.
  init(body: Program, definitions: [ByteString: Program]) {
    self.body = body
    self.definitions = definitions
  }
}
