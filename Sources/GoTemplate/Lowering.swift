internal import GoRuntime

/// Turns the syntax tree of one definition, or of a block in it, into a program.
///
/// It walks the tree in the order in which Go executes it, and keeps track of the node that Go
/// would name if the next step failed. Its methods are mutating even where they change nothing: for
/// a call that only borrows it the whole of it would be copied.
struct Lowering: ~Copyable {
  /// A declared variable.
  struct Variable {
    var name: ByteString
    var slot: Int
  }

  /// Jumps to one place that is not known yet: until they are aimed, each holds the one before it.
  struct Jumps {
    fileprivate var last = -1
  }

  /// A loop that `break` and `continue` can refer to.
  struct Loop {
    var breaks = Jumps()
    var continues = Jumps()
  }

  let name: ByteString
  let tree: SyntaxTree
  let table: FunctionTable
  let slots: NameIndex
  /// Where the program is put together. Methods that add to it take it out first: with
  /// ThreadSanitizer, the compiler of Swift 6.3 fails on accesses through a noncopyable `self`.
  let parts: UnsafeMutablePointer<LoweringSpace.Parts>

  private(set) var slotCount: Int
  /// The end of the slots that are in use.
  private(set) var slotEnd: Int
  private(set) var maximumHeight = 0
  private(set) var initialDotSlot = 0

  /// The node that Go's executor is at.
  var current: Int
  /// The slot that holds dot.
  var dotSlot: Int
  var loops: [Loop] = []
  /// The declared variables in a list, where one was made.
  var listedVariables: [Variable]?
  private var height = 0
  private var stack: StackGuard

  /// What a list of nodes finds when it is executed.
  struct Surroundings {
    /// The variables that are declared.
    var variables: [Variable]
    /// The slot that holds dot.
    var dotSlot: Int
    /// The end of the slots that are in use.
    var slotEnd: Int
    /// Whether the slots are those of a program around it.
    var isBlock: Bool

    /// Those of a definition's body: dot and `$`.
    static let definition = Surroundings(
      variables: [Variable(name: "$", slot: 0)], dotSlot: 0, slotEnd: 1, isBlock: false)
  }

  /// Lowers a list of nodes.
  ///
  /// - Parameters:
  ///   - name: The name of the definition.
  ///   - list: The node of the list.
  ///   - tree: The tree that it lies in.
  ///   - surroundings: What the list finds when it is executed.
  ///   - table: The functions.
  ///   - slots: Where templates are in the set, by their names.
  ///   - space: Memory to work in.
  /// - Returns: The program.
  /// - Throws: `TemplateError` when the list nests too deeply for any stack.
  static func lower(
    _ name: ByteString, _ list: Int, of tree: SyntaxTree, in surroundings: Surroundings,
    functions table: FunctionTable, slots: NameIndex, space: LoweringSpace
  ) throws(TemplateError) -> Program {
    let parts = space.parts
    for variable in surroundings.variables { parts.pointee.variables.append(variable) }
    var lowering = Lowering(
      name, list, tree: tree, in: surroundings, table: table, slots: slots, space: space)
    lowering.body(list, isBlock: surroundings.isBlock)
    parts.pointee.variables.truncate(to: 0)
    if lowering.isTooDeep {
      parts.pointee.removeAll()
      throw TemplateError(.limit, "actions nest too deeply", at: tree.location(of: list))
    }
    return Program(lowering)
  }

  private var isTooDeep = false

  private init(
    _ name: ByteString, _ list: Int, tree: SyntaxTree, in surroundings: Surroundings,
    table: FunctionTable, slots: NameIndex, space: LoweringSpace
  ) {
    self.name = name
    self.tree = tree
    self.table = table
    self.slots = slots
    parts = space.parts
    listedVariables = surroundings.variables
    dotSlot = surroundings.dotSlot
    slotEnd = surroundings.slotEnd
    slotCount = surroundings.slotEnd
    current = list
    stack = StackGuard()
  }

  private mutating func body(_ list: Int, isBlock: Bool) {
    // Dot and `$` are the same unless `$` is assigned to, which hardly anybody does.
    if !isBlock, tree.assignedNames.number(of: "$") != nil {
      initialDotSlot = newSlot()
      dotSlot = initialDotSlot
    }
    self.list(list)
    emit(.end)
  }

  /// Runs a step of the recursion, on a larger stack when this one runs out.
  mutating func nested(_ step: (inout Lowering) -> Void) {
    if isTooDeep { return }
    guard stack.isExhausted else { return step(&self) }
    onLargeStack(step)
  }

  @inline(never)
  private mutating func onLargeStack(_ step: (inout Lowering) -> Void) {
    if stack.isLarge {
      isTooDeep = true
      return
    }
    let own = stack
    let isDone = withUnsafeMutablePointer(to: &self) { lowering in
      StackGuard.onLargeStack { large in
        lowering.pointee.stack = large
        step(&lowering.pointee)
      }
    }
    stack = own
    if !isDone { isTooDeep = true }
  }

  // MARK: Emitting

  /// The place of the next instruction.
  var here: Int {
    let parts = parts
    return parts.pointee.code.count
  }

  /// Adds an instruction; errors name the current node unless told otherwise.
  mutating func emit(
    _ opcode: Opcode, a: Int = 0, b: Int = 0, count: Int = 0, flags: UInt8 = 0, node: Int? = nil,
    height change: Int = 0
  ) {
    let parts = parts
    parts.pointee.code.append(
      Instruction(
        opcode: opcode, flags: flags, count: UInt16(truncatingIfNeeded: count),
        a: Int32(truncatingIfNeeded: a), b: Int32(truncatingIfNeeded: b)))
    parts.pointee.nodes.append(Int32(truncatingIfNeeded: node ?? current))
    height += change
    maximumHeight = max(maximumHeight, height)
  }

  /// Adds a jump, to be aimed later.
  ///
  /// - Returns: It and those that are aimed with it.
  mutating func emitJump(
    _ opcode: Opcode, among others: Jumps = Jumps(), b: Int = 0, height change: Int = 0
  ) -> Jumps {
    emit(opcode, a: others.last, b: b, height: change)
    return Jumps(last: here - 1)
  }

  /// Aims jumps at the next instruction.
  mutating func aim(_ jumps: Jumps) { aim(jumps, at: here) }

  /// Aims jumps at an instruction.
  mutating func aim(_ jumps: Jumps, at target: Int) {
    let parts = parts
    var jump = jumps.last
    while jump >= 0 {
      let next = Int(parts.pointee.code[jump].a)
      parts.pointee.code[jump].a = Int32(truncatingIfNeeded: target)
      jump = next
    }
  }

  /// Makes an instruction another one with the same operands.
  mutating func replaceOpcode(of instruction: Int, by opcode: Opcode, height change: Int) {
    let parts = parts
    parts.pointee.code[instruction].opcode = opcode
    height += change
  }

  /// Sets flags of an instruction.
  mutating func addFlags(_ flags: UInt8, to instruction: Int) {
    let parts = parts
    parts.pointee.code[instruction].flags |= flags
  }

  /// Adds an instruction that fails where a value would be pushed.
  mutating func fail(_ message: String) {
    emit(.fail, a: add(constant: .string(message)), height: 1)
  }

  /// Adds an instruction that pushes a constant.
  mutating func push(_ value: consuming Value) {
    emit(.constant, a: add(constant: value), height: 1)
  }

  /// The index of a constant.
  mutating func add(constant value: consuming Value) -> Int {
    let parts = parts
    parts.pointee.constants.append(value)
    return parts.pointee.constants.count - 1
  }

  /// A new slot.
  mutating func newSlot() -> Int {
    slotEnd += 1
    slotCount = max(slotCount, slotEnd)
    return slotEnd - 1
  }

  /// Gives slots back that nothing refers to any more, so that templates need few of them.
  mutating func releaseSlots(to end: Int) { slotEnd = end }

  /// The index of the first of several keys.
  mutating func add(keys names: Node.Names) -> Int {
    let parts = parts
    let tree = tree
    let first = parts.pointee.keys.count
    for place in names.range { parts.pointee.keys.append(Program.Key(tree.name(at: place))) }
    return first
  }

  /// The index of a function.
  mutating func add(_ function: UnsafePointer<Function>) -> Int {
    let parts = parts
    if let index = parts.pointee.functions.elements.lastIndex(of: function) { return index }
    parts.pointee.functions.append(function)
    return parts.pointee.functions.count - 1
  }

  /// Adds a list that is lowered when it is first executed, and the instruction that executes it.
  mutating func emit(block list: Int) {
    let parts = parts
    parts.pointee.blocks.append(
      DeferredProgram(
        name, list, of: tree,
        in: Surroundings(
          variables: listVariables(), dotSlot: dotSlot, slotEnd: slotEnd, isBlock: true)))
    emit(.block, a: parts.pointee.blocks.count - 1, node: list)
  }

  /// The variables for a block, in a list that blocks share for as long as no variable comes or goes.
  private mutating func listVariables() -> [Variable] {
    let parts = parts
    let variables = listedVariables ?? Array(parts.pointee.variables.elements)
    listedVariables = variables
    return variables
  }

  /// Forgets the height after code that leaves nothing behind.
  mutating func settle(_ height: Int) { self.height = height }

  /// How many values are on the stack.
  var stackHeight: Int { height }
}
