internal import GoRuntime

/// The memory that lowering fills, kept from one program to the next.
final class LoweringSpace {
  /// What a program is put together from; a finished program takes what it consists of, in one piece.
  struct Parts {
    var code = PlainArray<Instruction>(capacity: 256)
    var nodes = PlainArray<Int32>(capacity: 256)
    var constants = PlainArray<Value>(capacity: 64)
    var keys = PlainArray<Program.Key>(capacity: 64)
    var functions = PlainArray<UnsafePointer<Function>>(capacity: 32)
    var blocks = PlainArray<DeferredProgram>(capacity: 16)
    var loopElements = PlainArray<Program.LoopElement>(capacity: 16)
    /// The variables that are declared; no program keeps them.
    var variables = PlainArray<Lowering.Variable>(capacity: 16)

    /// Drops the variables, and what a program left behind that was not finished.
    mutating func removeAll() {
      code.truncate(to: 0)
      nodes.truncate(to: 0)
      constants.truncate(to: 0)
      keys.truncate(to: 0)
      functions.truncate(to: 0)
      blocks.truncate(to: 0)
      loopElements.truncate(to: 0)
      variables.truncate(to: 0)
    }

    fileprivate func free() {
      code.free()
      nodes.free()
      constants.free()
      keys.free()
      functions.free()
      blocks.free()
      loopElements.free()
      variables.free()
    }
  }

  /// The parts, at a place that stays: what is lowered is added to them without counting references.
  let parts: UnsafeMutablePointer<Parts>

  /// Space with nothing in it.
  init() {
    parts = HeapMemory.allocate(1, of: Parts.self)
    parts.initialize(to: Parts())
  }

  deinit {
    parts.pointee.free()
    HeapMemory.deallocate(parts)
  }
}
