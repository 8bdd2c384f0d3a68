internal import GoRuntime

extension Lowering {
  /// Lowers a call.
  ///
  /// - Parameters:
  ///   - place: The function's place in the table.
  ///   - identifier: The node of the name.
  ///   - words: The arguments.
  ///   - final: What is known of the value that the pipeline passes on, if it does.
  ///   - node: The node that the function's own errors name.
  mutating func function(
    _ place: Int, _ identifier: Int, _ words: Node.NodeList, final: Known?, node: Int
  ) -> Known {
    current = identifier
    let function = table.function(at: place)
    let count = words.count + (final == nil ? 0 : 1)
    guard function.pointee.takes(count) else {
      let wanted = function.pointee.parameters.count
      let name = function.pointee.name
      fail(
        function.pointee.isVariadic
          ? "wrong number of args for \(name): want at least \(wanted - 1) got \(words.count)"
          : "wrong number of args for \(name): want \(wanted) got \(count)")
      return .unknown
    }
    if table.isBuiltin(place) {
      let name = function.pointee.name
      if name == "and" || name == "or" {
        return shortCircuit(name == "and" ? .and : .or, words, final)
      }
      if name == "call" { return callee(function, words, final, node: node) }
    }
    arguments(words, of: function, final: final)
    return call(
      function, .call, count: count, pipes: final != nil && !words.isEmpty, node: node)
  }

  /// Adds the instruction that calls a function whose arguments are on the stack.
  @discardableResult
  mutating func call(
    _ function: UnsafePointer<Function>, _ opcode: Opcode, count: Int, pipes: Bool, node: Int,
    b: Int = 0
  ) -> Known {
    emit(
      opcode, a: add(function), b: b, count: count, flags: pipes ? Instruction.pipes : 0,
      node: node)
    settle(stackHeight - count + (opcode == .call ? 1 : 0))
    let result = function.pointee.result
    switch result {
    case .bool, .float, .string, .integer: return .typed(result)
    default: return .pushed(here - 1)
    }
  }

  /// Lowers the arguments of a call, each checked against its parameter.
  mutating func arguments(
    _ words: Node.NodeList, of function: UnsafePointer<Function>, final: Known?
  ) {
    let base = stackHeight
    for (index, word) in tree.children(words).enumerated() {
      argument(word, as: function.pointee.parameter(at: index))
      settle(base + index + 1)
    }
    guard let final else { return }
    let type = function.pointee.parameter(at: words.count)
    let isAny = type.takesAnything
    switch final {
    case .typed(let known) where isAny || known == type: break
    case .pushed(let instruction) where isAny:
      addFlags(
        type.isAny ? Instruction.asArgument : Instruction.normalizes, to: instruction)
    default:
      // The value lies below the other arguments until the call.
      emitCheck(type, count: words.count, flags: Instruction.normalizes)
    }
  }

  /// Adds a check of the value below some others.
  private mutating func emitCheck(_ type: GoType, count: Int = 0, flags: UInt8 = 0) {
    emit(type.isString ? .checkString : .check, a: add(type), count: count, flags: flags)
  }

  private mutating func argument(_ word: Int, as type: GoType) {
    current = word
    let isAny = type.takesAnything
    switch tree.nodes[word].content {
    case .bool, .string, .number:
      if isAny {
        _ = literal(word)
      } else if let value = tree.constant(word, as: type) {
        push(value)
      } else {
        fail(refusal(of: word, as: type))
      }
    case .nil:
      if type.canBeNil {
        push(type.zero)
      } else {
        fail("cannot assign nil to \(type.name)")
      }
    default:
      let known = argument(word)
      // Builtin functions tell a nil interface from no value at all.
      if case .reflected = type { return }
      switch known {
      case .typed(let typed) where isAny || typed == type: break
      case .pushed(let instruction) where isAny:
        addFlags(Instruction.asArgument, to: instruction)
      default: emitCheck(type)
      }
    }
  }

  private mutating func refusal(of word: Int, as type: GoType) -> String {
    Self.refusal(of: tree.text(of: word), as: type)
  }

  /// Why a constant cannot be an argument of a type.
  static func refusal(of text: ByteString, as type: GoType) -> String {
    switch type {
    case .bool: "expected bool; found \(text)"
    case .string: "expected string; found \(text)"
    case .float: "expected float; found \(text)"
    case .integer(let type):
      "expected \(type.isUnsigned ? "unsigned integer" : "integer"); found \(text)"
    case .any, .reflected, .list, .map, .named: "can't handle \(text) for arg of type \(type.name)"
    }
  }

  /// Lowers `and` and `or`, which stop at the first argument that settles them.
  private mutating func shortCircuit(
    _ opcode: Opcode, _ words: Node.NodeList, _ final: Known?
  ) -> Known {
    let finalSlot = final == nil ? nil : newSlot()
    if let finalSlot { emit(.store, a: finalSlot, height: -1) }
    let base = stackHeight
    var jumps: [Int] = []
    for (index, word) in tree.children(words).enumerated() {
      argument(word, as: .reflected)
      settle(base + 1)
      if index < words.count - 1 || final != nil {
        jumps.append(emitJump(opcode, height: -1))
      }
    }
    if let finalSlot { emit(.take, a: finalSlot, height: 1) }
    for jump in jumps { aim(jump) }
    return .unknown
  }

  /// Lowers `call`, which is told the text of its first argument for its errors.
  private mutating func callee(
    _ function: UnsafePointer<Function>, _ words: Node.NodeList, _ final: Known?, node: Int
  ) -> Known {
    if let first = tree.children(words).first {
      push(.string(tree.text(of: first)))
    } else {
      push(.null)
    }
    arguments(words, of: function, final: nil)
    if final != nil {
      // The callee came through the pipeline, so it lies below everything else.
      emit(.check, a: add(GoType.any), count: words.count + 1)
    }
    return call(
      function, .call, count: words.count + (final == nil ? 1 : 2), pipes: final != nil,
      node: node)
  }
}

extension SyntaxTree {
  /// A constant as a value of a type; nil where Go refuses it.
  func constant(_ node: Int, as type: GoType) -> Value? {
    switch (nodes[node].content, type) {
    case (.bool(let value), .bool): return .bool(value)
    case (.string(let quoted), .string): return .string(string(quoted))
    case (.number(let index), .float): return numbers[Int(index)].float.map { .float($0) }
    case (.number(let index), .integer(let type)):
      let number = numbers[Int(index)]
      return type.isUnsigned
        ? number.unsigned.map { .integer(type.wrap(Int64(bitPattern: $0)), type) }
        : number.integer.map { .integer(type.wrap($0), type) }
    default: return nil
    }
  }
}
