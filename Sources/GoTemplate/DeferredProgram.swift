internal import GoRuntime
internal import Synchronization

/// A part of a text that is lowered when it is first executed: a definition, or a block of one.
///
/// A chart defines far more than one rendering executes. All of it has to be parsed for its errors,
/// but only what is executed needs instructions.
final class DeferredProgram: @unchecked Sendable {
  /// The name of the definition.
  private let name: ByteString
  /// The node of the list that is the body.
  private let list: Int
  private let tree: SyntaxTree
  private let surroundings: Lowering.Surroundings
  /// The program, retained, once there is one; a plain pointer, as each execution reads it.
  private let lowered = Atomic<UnsafeRawPointer?>(nil)

  /// Keeps a list of nodes to be lowered later.
  init(
    _ name: ByteString, _ list: Int, of tree: SyntaxTree,
    in surroundings: Lowering.Surroundings = .definition
  ) {
    self.name = name
    self.list = list
    self.tree = tree
    self.surroundings = surroundings
  }

  deinit {
    if let program = lowered.load(ordering: .acquiring) {
      Unmanaged<Program>.fromOpaque(program).release()
    }
  }

  /// The program, once it is lowered.
  var program: Program? {
    lowered.load(ordering: .acquiring).map {
      Unmanaged<Program>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// Lowers the list. Of several threads that do so at once, the first one's program is kept.
  ///
  /// - Parameters:
  ///   - functions: The functions that it may call.
  ///   - slots: The slots of the names in its set.
  ///   - space: Memory to work in.
  /// - Returns: The program, the same one every time.
  /// - Throws: `TemplateError` when it nests too deeply to be lowered.
  func lower(
    _ functions: FunctionTable, _ slots: NameIndex, in space: LoweringSpace
  ) throws(TemplateError) -> Program {
    let program = try Lowering.lower(
      name, list, of: tree, in: surroundings, functions: functions, slots: slots,
      space: space)
    let made = Unmanaged.passRetained(program)
    let (isKept, _) = lowered.compareExchange(
      expected: nil, desired: UnsafeRawPointer(made.toOpaque()), ordering: .acquiringAndReleasing)
    if isKept { return program }
    made.release()
    return self.program ?? program
  }
}
