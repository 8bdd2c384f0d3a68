internal import GoRuntime

/// One definition, lowered: what is executed.
///
/// Everything that can be settled before execution is: names are slots, functions are bound,
/// constants are values, keys are hashed.
final class Program: @unchecked Sendable {
  /// A field's name and what is known of it.
  struct Key {
    let name: ByteString
    /// Whether it can be a method's: those that Go lets templates see begin with a capital letter.
    let mayBeMethod: Bool
    let hash: UInt32

    /// The key of a name.
    init(_ name: ByteString) {
      self.name = name
      hash = name.keyHash
      mayBeMethod = name.isEmpty || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(name[0])
    }
  }

  /// A slot that holds an element of a loop, for error texts.
  struct LoopElement {
    /// The slot of the element.
    let slot: Int
    /// The first slot of its loop.
    let loop: Int
    /// The instructions while which it does.
    var code: Range<Int>
  }

  /// The slots of a loop, from its first on: what it is over, the position, the manner, the
  /// element and its key.
  static let loopSlots = 5
  /// Where the position is among a loop's slots.
  static let loopPosition = 1
  /// Where the manner is among a loop's slots.
  static let loopManner = 2
  /// Where the element is among a loop's slots.
  static let loopElement = 3
  /// Where the element's key is among a loop's slots.
  static let loopKey = 4

  /// The name it was defined under.
  let name: ByteString
  /// The syntax tree, for its text and for errors.
  let tree: SyntaxTree
  /// The instructions.
  let code: UnsafeMutableBufferPointer<Instruction>
  /// The nodes that errors of the instructions name.
  let nodes: UnsafeMutableBufferPointer<Int32>
  /// The constants.
  let constants: UnsafeMutableBufferPointer<Value>
  /// The fields' keys.
  let keys: UnsafeMutableBufferPointer<Key>
  /// The functions, which lie in the table.
  let functions: UnsafeMutableBufferPointer<UnsafePointer<Function>>
  /// The table, kept for its functions.
  private let table: FunctionTable
  /// The lists that are lowered when they are first executed.
  let blocks: UnsafeMutableBufferPointer<DeferredProgram>
  /// The elements of loops.
  let loopElements: UnsafeMutableBufferPointer<LoopElement>
  /// How many slots there are.
  let slotCount: Int
  /// Where dot is at the beginning: with `$`, or apart where `$` is assigned to.
  let dotSlot: Int
  /// How many values are on the stack at most, slots included.
  let stackSize: Int

  /// Where all of these lie.
  private let block: UnsafeMutableRawPointer

  /// Takes what lowering has made.
  init(_ lowering: borrowing Lowering) {
    let parts = lowering.parts
    name = lowering.name
    tree = lowering.tree
    table = lowering.table
    // Those whose elements are aligned to words come first.
    var size = parts.pointee.constants.byteCount + parts.pointee.keys.byteCount
    size += parts.pointee.functions.byteCount + parts.pointee.blocks.byteCount
    size += parts.pointee.loopElements.byteCount
    size += parts.pointee.code.byteCount + parts.pointee.nodes.byteCount
    block = HeapMemory.allocate(byteCount: size)
    var place = block
    constants = Self.take(&parts.pointee.constants, to: &place)
    keys = Self.take(&parts.pointee.keys, to: &place)
    functions = Self.take(&parts.pointee.functions, to: &place)
    blocks = Self.take(&parts.pointee.blocks, to: &place)
    loopElements = Self.take(&parts.pointee.loopElements, to: &place)
    code = Self.take(&parts.pointee.code, to: &place)
    nodes = Self.take(&parts.pointee.nodes, to: &place)
    slotCount = lowering.slotCount
    dotSlot = lowering.initialDotSlot
    stackSize = lowering.slotCount + lowering.maximumHeight + 4
  }

  deinit {
    // The others are plain, and so are nearly all keys and most constants.
    for index in keys.indices where keys[index].name.refersToMemory {
      keys.deinitializeElement(at: index)
    }
    constants.baseAddress?.drop(constants.count)
    blocks.deinitialize()
    HeapMemory.deallocate(block)
  }

  /// Moves elements to a place in memory, which then is behind them.
  private static func take<Element>(
    _ elements: inout PlainArray<Element>, to place: inout UnsafeMutableRawPointer
  ) -> UnsafeMutableBufferPointer<Element> {
    let count = elements.count
    let start = place.bindMemory(to: Element.self, capacity: count)
    elements.move(to: start)
    place += count * MemoryLayout<Element>.stride
    return UnsafeMutableBufferPointer(start: start, count: count)
  }

  /// A constant that is a string.
  func text(_ index: Int) -> ByteString {
    if case .string(let text) = constants[index] { text } else { ByteString() }
  }

  /// An error at an instruction.
  func error(
    _ message: ByteString, at instruction: Int, kind: TemplateError.Kind = .execution,
    functionError: CallError? = nil
  ) -> TemplateError {
    let node = Int(nodes[instruction])
    return TemplateError(
      kind, message, at: tree.location(of: node), template: name, node: tree.text(of: node),
      functionError: functionError)
  }

  /// The error of a limit that an instruction went over.
  func error(exceeding limit: LimitExceeded, at instruction: Int) -> TemplateError {
    let node = Int(nodes[instruction])
    return TemplateError(
      .limit, ByteString(limit.text), at: tree.location(of: node), template: name,
      node: tree.text(of: node), limit: limit)
  }
}
