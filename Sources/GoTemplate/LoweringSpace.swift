internal import GoRuntime

/// The memory that lowering fills, kept from one program to the next: a finished program takes what
/// it consists of, in one piece.
final class LoweringSpace {
  @exclusivity(unchecked) var code = PlainArray<Instruction>(capacity: 256)
  @exclusivity(unchecked) var nodes = PlainArray<Int32>(capacity: 256)
  @exclusivity(unchecked) var constants = PlainArray<Value>(capacity: 64)
  @exclusivity(unchecked) var keys = PlainArray<Program.Key>(capacity: 64)
  @exclusivity(unchecked) var functions = PlainArray<UnsafePointer<Function>>(capacity: 32)

  deinit {
    code.free()
    nodes.free()
    constants.free()
    keys.free()
    functions.free()
  }

  /// Drops what a program left behind that was not finished.
  func removeAll() {
    code.truncate(to: 0)
    nodes.truncate(to: 0)
    constants.truncate(to: 0)
    keys.truncate(to: 0)
    functions.truncate(to: 0)
  }
}
