internal import GoRuntime

extension Execution {
  /// Executes a program from its beginning to its end.
  func run(_ program: Program, _ data: Value) throws(TemplateError) {
    let outermost = frames.count
    do throws(TemplateError) {
      try loop(program, data)
    } catch {
      while frames.count > outermost { leave(frames.removeLast()) }
      throw error
    }
  }

  /// Takes the memory of a program and puts its data there.
  private func begin(_ program: Program, _ data: Value) throws(TemplateError) -> Frame {
    let mark = stack.mark
    let room = program.stackSize + Frame.headroom
    guard let base = stack.reserve(room) else {
      throw program.error(Self.noStackMessage, at: 0, kind: .limit)
    }
    depth += 1
    base.initialize(repeating: .invalid, count: program.slotCount)
    base[0] = data
    if program.dotSlot != 0 { base[program.dotSlot] = data }
    return Frame(
      program, base: base, room: room, slots: program.slotCount, mark: mark, isBlock: false)
  }

  /// Gives a block the slots of the program around it, and what it needs besides.
  ///
  /// Between actions a program has nothing but slots. The block goes on in their memory; where there
  /// is too little of it, they are moved.
  private func begin(block program: Program, in outer: inout Frame) throws(TemplateError) -> Frame {
    let mark = stack.mark
    let slots = max(program.slotCount, outer.slots)
    var base = outer.base
    var room = outer.room
    let needed = slots + program.stackSize - program.slotCount
    if needed > room {
      room = needed + Frame.headroom
      guard let larger = stack.reserve(room) else {
        throw program.error(Self.noStackMessage, at: 0, kind: .limit)
      }
      larger.moveInitialize(from: base, count: outer.slots)
      base = larger
    }
    (base + outer.slots).initialize(repeating: .invalid, count: slots - outer.slots)
    outer.top = outer.base
    return Frame(program, base: base, room: room, slots: slots, mark: mark, isBlock: true)
  }

  /// Gives the slots of the program around a block back, and the block's memory.
  private func end(block frame: Frame, in outer: inout Frame) {
    (frame.base + outer.slots).drop(frame.slots - outer.slots)
    if frame.base != outer.base {
      outer.base.moveInitialize(from: frame.base, count: outer.slots)
    }
    outer.top = outer.base + outer.slots
    stack.release(to: frame.mark)
  }

  /// Gives the memory of a program back.
  private func leave(_ frame: Frame) {
    frame.base.drop(frame.top - frame.base)
    stack.release(to: frame.mark)
    if !frame.isBlock { depth -= 1 }
  }

  /// Executes a program and those that it leads to; after an error their frames are still there.
  private func loop(_ start: Program, _ data: Value) throws(TemplateError) {
    let outermost = frames.count
    var frame = try begin(start, data)
    var program = start
    var code = UnsafePointer(program.code.baseAddress.unsafelyUnwrapped)
    var pc = 0
    var base = frame.base
    var top = frame.top
    var isDone = false
    defer {
      if !isDone {
        frame.top = top
        frames.append(frame)
      }
    }
    while true {
      let instruction = code[pc]
      pc &+= 1
      switch instruction.opcode {
      case .text:
        output.append(
          UnsafeBufferPointer(
            start: program.tree.source.bytes.baseAddress.unsafelyUnwrapped + Int(instruction.a),
            count: Int(instruction.b)))
      case .print:
        top -= 1
        let value = top.move()
        try write(value, program, pc &- 1)
      case .printFields:
        if let place = entry(program, from: base + Int(instruction.a), instruction) {
          try write(place.pointee, program, pc &- 1)
          continue
        }
        let value = try fields(
          program, pc &- 1, from: base[Int(instruction.a)], slot: base, instruction)
        try write(value, program, pc &- 1)
      case .constant:
        top.initialize(to: program.constants[Int(instruction.a)])
        top += 1
      case .load:
        top.initialize(to: base[Int(instruction.a)])
        Self.convert(top, instruction.flags)
        top += 1
      case .take:
        top.initialize(to: base[Int(instruction.a)])
        base[Int(instruction.a)] = .invalid
        top += 1
      case .store:
        top -= 1
        base[Int(instruction.a)] = top.move()
      case .copy:
        base[Int(instruction.a)] = top[-1]
      case .pop:
        top -= 1
        top.deinitialize(count: 1)
      case .fields:
        if let place = entry(program, from: base + Int(instruction.a), instruction) {
          top.initialize(to: place.pointee)
        } else {
          top.initialize(
            to: try fields(
              program, pc &- 1, from: base[Int(instruction.a)], slot: base, instruction))
        }
        Self.convert(top, instruction.flags)
        top += 1
      case .fieldsOfTop:
        top[-1] = try fields(program, pc &- 1, from: top[-1], slot: nil, instruction)
        Self.convert(top - 1, instruction.flags)
      case .normalize:
        if case .null = top[-1] { top[-1] = .invalid }
      case .check:
        try check(top - 1 - Int(instruction.count), program, pc &- 1, instruction)
      case .checkString:
        let place = top - 1 - Int(instruction.count)
        if case .string = place.pointee { continue }
        try check(place, program, pc &- 1, instruction)
      case .call:
        let count = Int(instruction.count)
        if instruction.flags & Instruction.pipes != 0 { Self.rotate(top, count) }
        try step(program, pc)
        let arguments = top - count
        let result: Value
        do throws(CallError) {
          let function = program.functions.baseAddress.unsafelyUnwrapped[Int(instruction.a)]
          result = try function.pointee.body(
            Arguments(UnsafeBufferPointer(start: arguments, count: count)), self)
        } catch {
          throw failure(of: error, program, pc &- 1)
        }
        chargeReading(arguments, count)
        if let exceeded = exceededLimit(result) {
          throw failure(of: exceeded, program, pc &- 1)
        }
        arguments.drop(count)
        arguments.initialize(to: result)
        Self.convert(arguments, instruction.flags)
        top = arguments + 1
      case .emit:
        let count = Int(instruction.count)
        if instruction.flags & Instruction.pipes != 0 { Self.rotate(top, count) }
        try step(program, pc)
        let arguments = top - count
        do throws(CallError) {
          let function = program.functions.baseAddress.unsafelyUnwrapped[Int(instruction.a)]
          try function.pointee.emit?(
            Arguments(UnsafeBufferPointer(start: arguments, count: count)), self, output)
        } catch {
          throw failure(of: error, program, pc &- 1)
        }
        arguments.drop(count)
        top = arguments
      case .transform:
        let count = Int(instruction.count)
        let arguments = top - count
        var start = 0
        if case .integer(let mark, _) = base[Int(instruction.b)] { start = Int(mark) }
        do throws(CallError) {
          let function = program.functions.baseAddress.unsafelyUnwrapped[Int(instruction.a)]
          try function.pointee.transform?(
            Arguments(UnsafeBufferPointer(start: arguments, count: count)), self, output, start)
        } catch {
          throw failure(of: error, program, pc &- 1)
        }
        arguments.drop(count)
        top = arguments
      case .mark:
        base[Int(instruction.a)] = .int(output.count)
      case .takeText:
        var start = 0
        if case .integer(let mark, _) = base[Int(instruction.a)] { start = Int(mark) }
        chargeText(output.count - start)
        top.initialize(to: .string(output.take(from: start)))
        top += 1
      case .method:
        let method = try findMethod(top[-1], program, pc &- 1, instruction)
        top[-1] = method
      case .methodArgument:
        try checkMethodArgument(top, program, pc &- 1, instruction)
      case .methodLiteral:
        top.initialize(to: try methodLiteral(top, program, pc &- 1, instruction))
        top += 1
      case .invoke:
        let count = Int(instruction.count)
        let result = try invoke(top, program, pc &- 1, instruction)
        let below = count + 1 + (instruction.flags & Instruction.pipes != 0 ? 1 : 0)
        (top - below).drop(below)
        top -= below
        top.initialize(to: result)
        Self.convert(top, instruction.flags)
        top += 1
      case .jump:
        pc = Int(instruction.a)
      case .jumpIfFalse:
        top -= 1
        let isTrue = top.pointee.isTrue
        top.deinitialize(count: 1)
        if !isTrue { pc = Int(instruction.a) }
      case .and:
        if top[-1].isTrue {
          top -= 1
          top.deinitialize(count: 1)
        } else {
          pc = Int(instruction.a)
        }
      case .or:
        if top[-1].isTrue {
          pc = Int(instruction.a)
        } else {
          top -= 1
          top.deinitialize(count: 1)
        }
      case .with:
        top -= 1
        if top.pointee.isTrue {
          base[Int(instruction.b)] = top.move()
        } else {
          top.deinitialize(count: 1)
          pc = Int(instruction.a)
        }
      case .range:
        top -= 1
        let value = top.move()
        if try !beginLoop(over: value, base + Int(instruction.b), program, pc &- 1) {
          pc = Int(instruction.a)
        }
      case .next:
        try step(program, pc)
        if !Self.nextElement(base + Int(instruction.b)) { pc = Int(instruction.a) }
      case .endRange:
        let loop = base + Int(instruction.a)
        for part in 0..<Program.loopSlots { loop[part] = .invalid }
      case .find:
        _ = try find(program, pc &- 1, instruction)
      case .template:
        try step(program, pc)
        let callee = try find(program, pc &- 1, instruction)
        if depth > limits.depth {
          throw program.error(
            ByteString("exceeded maximum template depth (\(limits.depth))"), at: pc &- 1)
        }
        top -= 1
        let data = top.move()
        frame.pc = pc
        frame.top = top
        let inner = try begin(callee, data)
        frames.append(frame)
        frame = inner
        program = callee
        code = UnsafePointer(program.code.baseAddress.unsafelyUnwrapped)
        pc = 0
        base = frame.base
        top = frame.top
      case .block:
        let block = try set.program(of: program.blocks[Int(instruction.a)], in: space)
        frame.pc = pc
        let inner = try begin(block: block, in: &frame)
        frames.append(frame)
        frame = inner
        program = block
        code = UnsafePointer(program.code.baseAddress.unsafelyUnwrapped)
        pc = 0
        base = frame.base
        top = frame.top
      case .fail:
        throw program.error(program.text(Int(instruction.a)), at: pc &- 1)
      case .end:
        frame.top = top
        if frames.count == outermost {
          isDone = true
          return leave(frame)
        }
        var outer = frames.removeLast()
        if frame.isBlock {
          end(block: frame, in: &outer)
        } else {
          leave(frame)
        }
        frame = outer
        program = outer.program
        code = UnsafePointer(program.code.baseAddress.unsafelyUnwrapped)
        pc = outer.pc
        base = outer.base
        top = outer.top
      }
    }
  }

  /// Makes a value what its user wants: a nil interface no value, or no value a nil interface.
  @inline(__always)
  private static func convert(_ place: UnsafeMutablePointer<Value>, _ flags: UInt8) {
    if flags & Instruction.asArgument != 0 {
      if case .invalid = place.pointee { place.initialize(to: .null) }
    } else if flags & Instruction.normalizes != 0 {
      if case .null = place.pointee { place.initialize(to: .invalid) }
    }
  }

  /// Moves the lowest of some values above the others.
  private static func rotate(_ top: UnsafeMutablePointer<Value>, _ count: Int) {
    let bottom = top - count
    let value = bottom.move()
    bottom.moveInitialize(from: bottom + 1, count: count - 1)
    (top - 1).initialize(to: value)
  }

  /// Counts a step against the limits.
  @inline(__always)
  private func step(_ program: Program, _ pc: Int) throws(TemplateError) {
    stepsLeft &-= 1
    if stepsLeft < 0 || output.count > limits.templateOutputBytes { try checkLimits(program, pc) }
  }

  @inline(never)
  private func checkLimits(_ program: Program, _ pc: Int) throws(TemplateError) {
    if output.count > limits.templateOutputBytes {
      throw program.error(
        exceeding: LimitExceeded("templateOutputBytes", limits.templateOutputBytes), at: pc - 1)
    }
    if let limit = reachedLimit() { throw program.error(exceeding: limit, at: pc - 1) }
  }

  /// Writes a value as an action prints it.
  @inline(__always)
  private func write(
    _ value: Value, _ program: Program, _ pc: Int
  ) throws(TemplateError) {
    switch value {
    case .string(let string): output.append(string)
    case .invalid, .null: output.append("<no value>")
    case .object(let object):
      if let text = object.pointerStringer { return output.append(text) }
      if !Fmt.append(value, to: output) { throw endlessValue(program, pc) }
    default: if !Fmt.append(value, to: output) { throw endlessValue(program, pc) }
    }
  }

  /// The error of a function whose result is larger than the limits allow, or nil.
  ///
  /// Functions that add a little to a text or list each time they are called would otherwise fill
  /// memory within the limit on steps.
  @inline(__always)
  private func exceededLimit(_ result: Value) -> CallError? {
    switch result {
    case .string(let string): chargeText(string.count)
    case .list(let list): stepsLeft &-= 2 &* list.elements.count
    default: return nil
    }
    return switch result {
    case .string(let string) where string.count > limits.stringBytes:
      .limit("stringBytes", limits.stringBytes)
    case .list(let list) where list.elements.count > limits.listElements:
      .limit("listElements", limits.listElements)
    default: nil
    }
  }

  /// Counts texts that a function was given as steps, one for each 64 bytes: it may have read them.
  @inline(__always)
  private func chargeReading(_ arguments: UnsafeMutablePointer<Value>, _ count: Int) {
    for index in 0..<count {
      if case .string(let string) = arguments[index] { stepsLeft &-= string.count >> 6 }
    }
  }

  /// Counts text that was made as steps, one for each 16 bytes: what is made may be kept.
  @inline(__always)
  private func chargeText(_ bytes: Int) { stepsLeft &-= bytes >> 4 }

  @inline(never)
  private func endlessValue(_ program: Program, _ pc: Int) -> TemplateError {
    program.error(ByteString(Fmt.cutShortMessage), at: pc, kind: .limit)
  }

  /// The error of a function that failed.
  @inline(never)
  private func failure(of error: CallError, _ program: Program, _ pc: Int) -> TemplateError {
    let name = program.functions[Int(program.code[pc].a)].pointee.name
    return program.error(
      ByteString("error calling \(name): "), at: pc,
      kind: error.cause is LimitExceeded ? .limit : .execution, functionError: error)
  }

  /// The template that an instruction refers to.
  private func find(
    _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) -> Program {
    let known = Int(instruction.b)
    if known >= 0, scope == nil, let found = try set.program(at: known, in: space) {
      return found
    }
    let name = program.text(Int(instruction.a))
    if let scope, let found = scope.program(name) { return found }
    if let slot = set.existingSlot(of: name), let found = try set.program(at: slot, in: space) {
      return found
    }
    let message = OutputBuffer()
    message.append("template ")
    Strconv.quote(name, to: message)
    message.append(" not defined")
    throw program.error(message.string(), at: pc)
  }
}
