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

  /// A loop that `break` and `continue` can refer to.
  struct Loop {
    var breaks: [Int] = []
    var continues: [Int] = []
  }

  let name: ByteString
  let tree: SyntaxTree
  let table: FunctionTable
  let slots: NameIndex
  /// Where the program is put together. Methods that add to it take it out first: with
  /// ThreadSanitizer, the compiler of Swift 6.3 fails on accesses through a noncopyable `self`.
  let space: LoweringSpace

  private(set) var blocks: [DeferredProgram] = []
  private(set) var types: [GoType] = []
  private(set) var literals: [Int] = []
  private(set) var references: [Program.Reference] = []
  private(set) var messages: [ByteString] = []
  var loopElements: [Program.LoopElement] = []
  private(set) var slotCount: Int
  /// The end of the slots that are in use.
  private(set) var slotEnd: Int
  private(set) var maximumHeight = 0
  private(set) var initialDotSlot = 0

  /// The node that Go's executor is at.
  var current: Int
  /// The slot that holds dot.
  var dotSlot: Int
  var variables: [Variable]
  var loops: [Loop] = []
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
    var lowering = Lowering(
      name, list, tree: tree, in: surroundings, table: table, slots: slots, space: space)
    lowering.body(list, isBlock: surroundings.isBlock)
    if lowering.isTooDeep {
      space.removeAll()
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
    self.space = space
    variables = surroundings.variables
    dotSlot = surroundings.dotSlot
    slotEnd = surroundings.slotEnd
    slotCount = surroundings.slotEnd
    current = list
    stack = StackGuard()
  }

  private mutating func body(_ list: Int, isBlock: Bool) {
    // Dot and `$` are the same unless `$` is assigned to, which hardly anybody does.
    if !isBlock, tree.assignedNames.contains("$") {
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
  var here: Int { space.code.count }

  /// Adds an instruction; errors name the current node unless told otherwise.
  mutating func emit(
    _ opcode: Opcode, a: Int = 0, b: Int = 0, count: Int = 0, flags: UInt8 = 0, node: Int? = nil,
    height change: Int = 0
  ) {
    let space = space
    space.code.append(
      Instruction(
        opcode: opcode, flags: flags, count: UInt16(truncatingIfNeeded: count),
        a: Int32(truncatingIfNeeded: a), b: Int32(truncatingIfNeeded: b)))
    space.nodes.append(Int32(truncatingIfNeeded: node ?? current))
    height += change
    maximumHeight = max(maximumHeight, height)
  }

  /// Adds a jump and returns its place, to be aimed later.
  mutating func emitJump(_ opcode: Opcode, b: Int = 0, height change: Int = 0) -> Int {
    emit(opcode, b: b, height: change)
    return space.code.count - 1
  }

  /// Aims a jump at the next instruction.
  mutating func aim(_ jump: Int) {
    space.code[jump].a = Int32(truncatingIfNeeded: space.code.count)
  }

  /// Aims a jump at an instruction.
  mutating func aim(_ jump: Int, at target: Int) {
    space.code[jump].a = Int32(truncatingIfNeeded: target)
  }

  /// Makes an instruction another one with the same operands.
  mutating func replaceOpcode(of instruction: Int, by opcode: Opcode, height change: Int) {
    space.code[instruction].opcode = opcode
    height += change
  }

  /// Sets flags of an instruction.
  mutating func addFlags(_ flags: UInt8, to instruction: Int) {
    space.code[instruction].flags |= flags
  }

  /// Adds an instruction that fails where a value would be pushed.
  mutating func fail(_ message: String) {
    messages.append(ByteString(message))
    emit(.fail, a: messages.count - 1, height: 1)
  }

  /// Adds an instruction that pushes a constant.
  mutating func push(_ value: Value) {
    let space = space
    space.constants.append(value)
    emit(.constant, a: space.constants.count - 1, height: 1)
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
    let space = space
    let first = space.keys.count
    for place in names.range {
      space.keys.append(Program.Key(tree.name(at: place)))
    }
    return first
  }

  /// The index of a function.
  mutating func add(_ function: UnsafePointer<Function>) -> Int {
    let space = space
    if let index = space.functions.elements.lastIndex(of: function) { return index }
    space.functions.append(function)
    return space.functions.count - 1
  }

  /// The index of a type.
  mutating func add(_ type: GoType) -> Int {
    if let index = types.firstIndex(of: type) { return index }
    types.append(type)
    return types.count - 1
  }

  /// The index of a literal.
  mutating func add(literal node: Int) -> Int {
    literals.append(node)
    return literals.count - 1
  }

  /// The index of a template's reference.
  mutating func add(reference name: ByteString) -> Int {
    references.append(Program.Reference(name: name, slot: slots.number(of: name)))
    return references.count - 1
  }

  /// Adds a list that is lowered when it is first executed, and the instruction that executes it.
  mutating func emit(block list: Int) {
    blocks.append(
      DeferredProgram(
        name, list, of: tree,
        in: Surroundings(
          variables: variables, dotSlot: dotSlot, slotEnd: slotEnd, isBlock: true)))
    emit(.block, a: blocks.count - 1, node: list)
  }

  /// Forgets the height after code that leaves nothing behind.
  mutating func settle(_ height: Int) { self.height = height }

  /// How many values are on the stack.
  var stackHeight: Int { height }
}
