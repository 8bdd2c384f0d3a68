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
        return shortCircuit(function, name == "and" ? .and : .or, words, final)
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
    if let type = function.pointee.result.scalar { return .typed(type) }
    return .pushed(here - 1)
  }

  /// Lowers the arguments of a call, each checked against its parameter.
  mutating func arguments(
    _ words: Node.NodeList, of function: UnsafePointer<Function>, final: Known?
  ) {
    var height = stackHeight
    for (index, word) in tree.children(words).enumerated() {
      argument(word, index, of: function)
      height += 1
      settle(height)
    }
    guard let final else { return }
    switch (final, function.pointee.demand(at: words.count)) {
    case (.typed, .any), (.typed, .reflected): break
    case (.typed(let known), .scalar(let type)) where known == type: break
    case (.pushed(let instruction), .any): addFlags(Instruction.asArgument, to: instruction)
    case (.pushed(let instruction), .reflected): addFlags(Instruction.normalizes, to: instruction)
    default:
      // The value lies below the other arguments until the call.
      check(words.count, of: function, below: words.count, flags: Instruction.normalizes)
    }
  }

  /// Adds a check of an argument that lies below some others.
  private mutating func check(
    _ index: Int, of function: UnsafePointer<Function>, below count: Int = 0, flags: UInt8 = 0
  ) {
    let isString = function.pointee.demand(at: index) == .scalar(.string)
    emit(
      isString ? .checkString : .check, a: add(function),
      b: function.pointee.place(ofParameter: index), count: count, flags: flags)
  }

  /// Lowers an argument of a call.
  private mutating func argument(
    _ word: Int, _ index: Int, of function: UnsafePointer<Function>
  ) {
    current = word
    let demand = function.pointee.demand(at: index)
    switch (tree.nodes[word].content, demand) {
    // These are of the type anyway.
    case (.bool, .any), (.string, .any), (.number, .any), (.bool, .reflected),
      (.string, .reflected), (.number, .reflected), (.bool, .scalar(.bool)),
      (.string, .scalar(.string)):
      _ = literal(word)
    case (.bool, _), (.string, _), (.number, _):
      let type = function.pointee.parameter(at: index)
      if let value = tree.constant(word, as: type) {
        push(value)
      } else {
        fail(refusal(of: word, as: type))
      }
    case (.nil, _):
      let type = function.pointee.parameter(at: index)
      if type.canBeNil {
        push(type.zero)
      } else {
        fail("cannot assign nil to \(type.name)")
      }
    default:
      switch (argument(word), demand) {
      // Builtin functions tell a nil interface from no value at all.
      case (_, .reflected), (.typed, .any): break
      case (.typed(let known), .scalar(let type)) where known == type: break
      case (.pushed(let instruction), .any): addFlags(Instruction.asArgument, to: instruction)
      default: check(index, of: function)
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
    _ function: UnsafePointer<Function>, _ opcode: Opcode, _ words: Node.NodeList,
    _ final: Known?
  ) -> Known {
    let finalSlot = final == nil ? nil : newSlot()
    if let finalSlot { emit(.store, a: finalSlot, height: -1) }
    let base = stackHeight
    var jumps = Jumps()
    for (index, word) in tree.children(words).enumerated() {
      argument(word, 0, of: function)
      settle(base + 1)
      if index < words.count - 1 || final != nil {
        jumps = emitJump(opcode, among: jumps, height: -1)
      }
    }
    if let finalSlot { emit(.take, a: finalSlot, height: 1) }
    aim(jumps)
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
    case (.number(let span, let token), .float):
      return number(span, token)?.float.map { .float($0) }
    case (.number(let span, let token), .integer(let type)):
      let number = number(span, token)
      return type.isUnsigned
        ? number?.unsigned.map { .integer(type.wrap(Int64(bitPattern: $0)), type) }
        : number?.integer.map { .integer(type.wrap($0), type) }
    default: return nil
    }
  }
}
