internal import GoRuntime

/// Where a template or a block is that has executed another.
struct Frame {
  /// How many values more than a program needs are reserved for it, for the blocks in it.
  static let headroom = 16

  private let unmanagedProgram: Unmanaged<Program>
  /// The instruction that is next.
  var pc = 0
  /// The first slot.
  let base: UnsafeMutablePointer<Value>
  /// The place after the last value.
  var top: UnsafeMutablePointer<Value>
  /// How many values there is room for.
  let room: Int
  /// How many slots there are, those of programs around a block included.
  let slots: Int
  /// Where the stack goes back to.
  let mark: ValueStack.Mark
  /// Whether the slots are those of the program around it.
  let isBlock: Bool

  /// A frame at the beginning of a program, with nothing but its slots.
  init(
    _ program: Program, base: UnsafeMutablePointer<Value>, room: Int, slots: Int,
    mark: ValueStack.Mark, isBlock: Bool
  ) {
    unmanagedProgram = .passUnretained(program)
    self.base = base
    top = base + slots
    self.room = room
    self.slots = slots
    self.mark = mark
    self.isBlock = isBlock
  }

  /// The program. Its set or the fragment that it is of keeps it for as long as it is executed.
  var program: Program { unmanagedProgram.takeUnretainedValue() }
}
