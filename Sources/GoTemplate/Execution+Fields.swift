internal import GoRuntime

extension Execution {
  /// Where a chain of entries of maps leads to; nil when something else comes in between.
  @inline(__always)
  func entry(
    _ program: Program, from start: UnsafePointer<Value>, _ instruction: Instruction
  ) -> UnsafePointer<Value>? {
    let keys = program.keys.baseAddress.unsafelyUnwrapped + Int(instruction.b)
    var place = start
    for index in 0..<Int(instruction.count) {
      guard case .map(let map) = place.pointee else { return nil }
      switch map.quickEntry(
        for: UnsafeRawPointer(keys + index).assumingMemoryBound(to: ByteString.self),
        hash: keys[index].hash)
      {
      case .value(let next): place = next
      case .absent:
        // Where nothing follows and nothing can be called, a missing entry is its option's value.
        guard index == Int(instruction.count) &- 1, !keys[index].mayBeMethod,
          !map.type.holdsStrings
        else { return nil }
        return missingEntry
      case .uncertain: return nil
      }
    }
    return place
  }

  /// What a chain of fields leads to.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - pc: The instruction, for errors.
  ///   - start: The value that the chain begins with.
  ///   - slots: The slots, when the value is that of a slot.
  ///   - instruction: Names the keys.
  func fields(
    _ program: Program, _ pc: Int, from start: Value, slot slots: UnsafeMutablePointer<Value>?,
    _ instruction: Instruction
  ) throws(TemplateError) -> Value {
    let keys = program.keys.baseAddress.unsafelyUnwrapped + Int(instruction.b)
    var value = start
    for index in 0..<Int(instruction.count) {
      if case .map(let map) = value,
        let found = map.value(for: keys[index].name, hash: keys[index].hash)
      {
        value = found
        continue
      }
      value = try field(
        keys[index].name, of: value, program, pc,
        isInterface: index == 0
          ? slots.map { isInterface(Int(instruction.a), program, $0, pc) } ?? false
          : isInterface(fieldOf: start, keys, index))
    }
    return value
  }

  /// Whether Go sees what a part of the chain leads to as an interface: an entry of a map of them.
  private func isInterface(
    fieldOf start: Value, _ keys: UnsafeMutablePointer<Program.Key>, _ count: Int
  ) -> Bool {
    var value = start
    for index in 0..<count {
      let isLast = index == count - 1
      switch value {
      case .map(let map):
        if isLast { return map.type != .strings }
        value = map[keys[index].name] ?? .null
      case .object(let object):
        if isLast { return false }
        value = object.field(keys[index].name) ?? .null
      default: return false
      }
    }
    return false
  }

  /// A field where there is no entry of a map: a method, a structure's field, a missing key.
  @inline(never)
  private func field(
    _ name: ByteString, of value: Value, _ program: Program, _ pc: Int,
    isInterface: @autoclosure () -> Bool
  ) throws(TemplateError) -> Value {
    switch value {
    case .invalid:
      if set.missingKey == .error {
        throw program.error(quoting("nil data; no entry for key ", name), at: pc)
      }
      return .invalid
    case .null:
      throw program.error(
        ByteString("nil pointer evaluating interface {}.\(name)"), at: pc)
    case .map(let map):
      if let method = mapMethod(name, of: map) {
        return try callWithoutArguments(method, name, program, pc)
      }
      return try missingKey(name, of: map, program, pc)
    case .object(let object):
      if let method = object.method(name) {
        return try callWithoutArguments(method, name, program, pc)
      }
      if let field = object.field(name) { return field }
    case .bool, .integer, .float, .string, .list: break
    }
    throw noField(name, of: value, program, pc, isInterface: isInterface())
  }

  private func noField(
    _ name: ByteString, of value: Value, _ program: Program, _ pc: Int, isInterface: Bool
  ) -> TemplateError {
    let type = isInterface ? "interface {}" : value.typeName
    return program.error(
      ByteString("can't evaluate field \(name) in type \(type)"), at: pc)
  }

  private func missingKey(
    _ name: ByteString, of map: ValueMap, _ program: Program, _ pc: Int
  ) throws(TemplateError) -> Value {
    guard let value = set.missingKey.value else {
      throw program.error(quoting("map has no entry for key ", name), at: pc)
    }
    return set.missingKey == .zero && map.type.holdsStrings ? .string(ByteString()) : value
  }

  private func quoting(_ text: String, _ name: ByteString) -> ByteString {
    let message = OutputBuffer()
    message.append(text)
    Strconv.quote(name, to: message)
    return message.string()
  }

  // MARK: Methods

  /// A method of a map of a named type.
  private func mapMethod(_ name: ByteString, of map: ValueMap) -> GoMethod? {
    // Go's methods have names that begin with a capital letter.
    guard map.type == .values || map.type == .returnedValues, !name.isEmpty,
      name[0] >= UInt8(ascii: "A"), name[0] <= UInt8(ascii: "Z")
    else { return nil }
    return set.mapMethods?(map, name)
  }

  private func callWithoutArguments(
    _ method: GoMethod, _ name: ByteString, _ program: Program, _ pc: Int
  ) throws(TemplateError) -> Value {
    let wanted = method.parameters.count
    if method.isVariadic ? wanted > 1 : wanted != 0 {
      throw program.error(wrongCount(name, method, given: 0, final: false), at: pc)
    }
    return try call(method, [], name, program, pc)
  }

  private func wrongCount(
    _ name: ByteString, _ method: GoMethod, given: Int, final: Bool
  ) -> ByteString {
    let wanted = method.parameters.count
    return ByteString(
      method.isVariadic
        ? "wrong number of args for \(name): want at least \(wanted - 1) got \(given)"
        : "wrong number of args for \(name): want \(wanted) got \(given + (final ? 1 : 0))")
  }

  private func call(
    _ method: GoMethod, _ arguments: [Value], _ name: ByteString, _ program: Program, _ pc: Int
  ) throws(TemplateError) -> Value {
    do throws(CallError) {
      return try method.call(arguments)
    } catch {
      throw program.error(ByteString("error calling \(name): "), at: pc, functionError: error)
    }
  }

  /// Finds the method that is to be called with arguments; no value stands for one without a
  /// receiver, which yields no value.
  func findMethod(
    _ receiver: Value, _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) -> Value {
    let name = program.keys[Int(instruction.a)].name
    switch receiver {
    case .invalid:
      return .invalid
    case .map(let map):
      if let method = mapMethod(name, of: map) {
        return try bind(method, name, program, pc, instruction)
      }
      throw program.error(ByteString("\(name) is not a method but has arguments"), at: pc)
    case .object(let object):
      if let method = object.method(name) {
        return try bind(method, name, program, pc, instruction)
      }
      if object.kind == .map {
        throw program.error(ByteString("\(name) is not a method but has arguments"), at: pc)
      }
      if object.field(name) != nil {
        throw program.error(
          ByteString("\(name) has arguments but cannot be invoked as function"), at: pc)
      }
    case .null:
      throw program.error(
        ByteString("nil pointer evaluating interface {}.\(name)"), at: pc)
    case .bool, .integer, .float, .string, .list: break
    }
    throw noField(name, of: receiver, program, pc, isInterface: false)
  }

  /// A method that is about to be called with arguments, once their number is checked.
  private func bind(
    _ method: GoMethod, _ name: ByteString, _ program: Program, _ pc: Int,
    _ instruction: Instruction
  ) throws(TemplateError) -> Value {
    let isPiped = instruction.flags & Instruction.pipes != 0
    let given = Int(instruction.count)
    let total = given + (isPiped ? 1 : 0)
    let fits =
      method.isVariadic
      ? total >= method.parameters.count - 1 : total == method.parameters.count
    if !fits {
      throw program.error(wrongCount(name, method, given: given, final: isPiped), at: pc)
    }
    return .object(BoundMethod(method, name))
  }

  /// The method below an argument, and the argument's parameter type.
  private func method(
    below place: UnsafeMutablePointer<Value>, _ index: Int
  ) -> (method: BoundMethod, type: GoType)? {
    guard case .object(let object) = place[-1 - index], let bound = object as? BoundMethod,
      let last = bound.method.parameters.last
    else { return nil }
    let parameters = bound.method.parameters
    return (bound, index < parameters.count ? parameters[index] : last)
  }

  /// Checks the top value against the parameter that it is for.
  func checkMethodArgument(
    _ top: UnsafeMutablePointer<Value>, _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) {
    let index = Int(instruction.count)
    guard let (_, type) = method(below: top - 1, index) else { return }
    try check(top - 1, type, isFinal: false, program, pc)
  }

  /// A literal as an argument of the parameter that it is for.
  func methodLiteral(
    _ top: UnsafeMutablePointer<Value>, _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) -> Value {
    let index = Int(instruction.count)
    guard let (_, type) = method(below: top, index) else { return .null }
    let node = Int(instruction.a)
    let content = program.tree.nodes[node].content
    if case .nil = content {
      if type.canBeNil { return type.zero }
      throw program.error(ByteString("cannot assign nil to \(type.name)"), at: pc)
    }
    if type.takesAnything {
      switch content {
      case .bool(let value): return .bool(value)
      case .string(let quoted): return .string(program.tree.string(quoted))
      case .number(let span, let token):
        if let value = program.tree.number(span, token)?.value { return value }
        throw program.error(ByteString("\(program.tree.text(span)) overflows int"), at: pc)
      default: return .null
      }
    }
    if let value = program.tree.constant(node, as: type) { return value }
    throw program.error(
      ByteString(Lowering.refusal(of: program.tree.text(of: node), as: type)), at: pc)
  }

  /// Calls the method below its arguments.
  func invoke(
    _ top: UnsafeMutablePointer<Value>, _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) -> Value {
    let count = Int(instruction.count)
    guard case .object(let object) = top[-1 - count], let bound = object as? BoundMethod else {
      return .invalid
    }
    var arguments: [Value] = []
    for index in 0..<count { arguments.append(top[index - count]) }
    if instruction.flags & Instruction.pipes != 0 {
      let final = top - 2 - count
      if let (_, type) = method(below: top - count, 0).map({ bound, _ in
        (bound, bound.method.parameters[min(count, bound.method.parameters.count - 1)])
      }) {
        try check(final, type, isFinal: true, program, pc)
      }
      arguments.append(final.pointee)
    }
    return try call(bound.method, arguments, bound.name, program, pc)
  }
}

/// A method on the stack, below the arguments of its call.
final class BoundMethod: GoObject, @unchecked Sendable {
  /// The method.
  let method: GoMethod
  /// Its name.
  let name: ByteString

  /// A method and its name.
  init(_ method: GoMethod, _ name: ByteString) {
    self.method = method
    self.name = name
    super.init()
  }
}
