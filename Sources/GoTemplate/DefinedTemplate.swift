internal import GoRuntime
internal import Synchronization

/// A definition that a set has parsed; it is lowered when it is first executed.
///
/// A chart defines far more than one rendering executes, and every definition has to be parsed for
/// its errors, but only what is executed needs instructions.
final class DefinedTemplate: @unchecked Sendable {
  private let definition: Parser.Definition
  private let tree: SyntaxTree
  /// The program, retained, once there is one; a plain pointer, as each call of the template reads it.
  private let lowered = Atomic<UnsafeRawPointer?>(nil)

  /// Keeps a definition to be lowered later.
  init(_ definition: Parser.Definition, of tree: SyntaxTree) {
    self.definition = definition
    self.tree = tree
  }

  deinit {
    if let program = lowered.load(ordering: .acquiring) {
      Unmanaged<Program>.fromOpaque(program).release()
    }
  }

  /// The definition's program, once it is lowered.
  var program: Program? {
    lowered.load(ordering: .acquiring).map {
      Unmanaged<Program>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Lowers the definition. Of several threads that do so at once, the first one's program is kept.
  ///
  /// - Parameters:
  ///   - functions: The functions that it may call.
  ///   - slotOf: The slots of the names in its set.
  /// - Returns: The program, the same one every time.
  /// - Throws: `TemplateError` when it nests too deeply to be lowered.
  func lower(
    _ functions: FunctionTable, slotOf: @escaping (ByteString) -> Int?
  ) throws(TemplateError) -> Program {
    guard
      let program = Lowering.lower(definition, of: tree, functions: functions, slotOf: slotOf)
    else {
      throw TemplateError(
        .limit, "actions nest too deeply", at: tree.location(of: definition.list))
    }
    let made = Unmanaged.passRetained(program)
    let (isKept, _) = lowered.compareExchange(
      expected: nil, desired: UnsafeRawPointer(made.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return program }
    made.release()
    return self.program ?? program
  }
}
