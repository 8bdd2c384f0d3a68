internal import GoRuntime

extension Lowering {
  /// What is done with a pipeline's value.
  enum Use {
    /// It is kept: a nil interface becomes no value.
    case value
    /// It is passed as an argument or final argument, which converts it further.
    case argument
    /// Only its truth matters.
    case looking
    /// It is looped over; the loop declares the variables.
    case loop
    /// Only the variables get it.
    case nothing
  }

  /// What is known about a value that was pushed.
  enum Known {
    /// It is of this type.
    case typed(ScalarType)
    /// It is what this instruction pushed, which takes flags.
    case pushed(Int)
    /// Anything.
    case unknown
  }

  /// The slot of a variable.
  mutating func slotOfVariable(_ name: ByteString) -> Int? {
    let parts = parts
    var index = parts.pointee.variables.count
    while index > 0 {
      index -= 1
      if parts.pointee.variables[index].name == name { return parts.pointee.variables[index].slot }
    }
    return nil
  }

  /// Makes a variable known.
  mutating func declare(_ name: ByteString, _ slot: Int) {
    let parts = parts
    parts.pointee.variables.append(Variable(name: name, slot: slot))
    listedVariables = nil
  }

  /// Lowers a pipeline in parentheses, which may lie in others.
  mutating func parenthesized(_ node: Int, for use: Use) -> Known {
    var known = Known.unknown
    nested { known = $0.pipeline(node, for: use) }
    return known
  }

  /// Lowers a pipeline; its value is on the stack afterwards unless nothing is done with it.
  @discardableResult
  mutating func pipeline(_ node: Int, for use: Use) -> Known {
    guard case .pipe(let pipe) = tree.nodes[node].content else { return .unknown }
    current = node
    var known = commands(pipe.commands, isPrinted: false)
    let declares = !pipe.declarations.isEmpty && use != .loop
    switch use {
    case .value, .nothing, .loop: normalize(&known)
    case .argument, .looking: if declares { normalize(&known) }
    }
    guard declares else { return known }
    for declaration in tree.children(pipe.declarations) {
      guard case .variable(let names) = tree.nodes[declaration].content else { continue }
      let name = tree.first(names)
      if pipe.isAssignment {
        guard let slot = slotOfVariable(name) else {
          fail("undefined variable: \(name)")
          continue
        }
        emit(.copy, a: slot)
      } else {
        let slot = newSlot()
        emit(.copy, a: slot)
        declare(name, slot)
      }
    }
    if use == .nothing { drop() }
    return known
  }

  /// Drops the top value, which was copied just now.
  private mutating func drop() {
    let parts = parts
    if here > 0, parts.pointee.code[here - 1].opcode == .copy {
      replaceOpcode(of: here - 1, by: .store, height: -1)
    } else {
      emit(.pop, height: -1)
    }
  }

  /// Lowers an action that prints its pipeline's value.
  mutating func printed(_ node: Int, of action: Int) {
    let parts = parts
    guard case .pipe(let pipe) = tree.nodes[node].content else { return }
    current = node
    let base = stackHeight
    let known = commands(pipe.commands, isPrinted: true)
    if stackHeight == base { return }
    if case .pushed(let instruction) = known, instruction == here - 1,
      parts.pointee.code[instruction].opcode == .fields
    {
      replaceOpcode(of: instruction, by: .printFields, height: -1)
    } else {
      emit(.print, node: action, height: -1)
    }
  }

  /// Turns a nil interface into no value, as Go does after every command of a pipeline.
  private mutating func normalize(_ known: inout Known) {
    switch known {
    case .typed: break
    case .pushed(let instruction): addFlags(Instruction.normalizes, to: instruction)
    case .unknown: emit(.normalize)
    }
  }

  /// Lowers the commands of a pipeline.
  ///
  /// Where a run of commands at the end makes text and changes it, the text is written to the
  /// output at once; it is taken back from there unless it is to be printed.
  private mutating func commands(_ list: Node.NodeList, isPrinted: Bool) -> Known {
    let commands = tree.children(list)
    var known: Known?
    var index = 0
    let textStart = startOfText(commands, isPrinted: isPrinted) ?? commands.count
    while index < textStart {
      if case .command(let words) = tree.nodes[commands[index]].content {
        known = command(words, commands[index], final: known)
      }
      index += 1
    }
    if index == commands.count { return known ?? .unknown }
    let mark = newSlot()
    emit(.mark, a: mark)
    while index < commands.count {
      if case .command(let words) = tree.nodes[commands[index]].content {
        text(words, commands[index], final: known, changes: index > textStart ? mark : nil)
      }
      known = nil
      index += 1
    }
    if !isPrinted { emit(.takeText, a: mark, height: 1) }
    return .typed(.string)
  }

  /// Lowers a command that makes text, or changes the text from a mark on.
  private mutating func text(
    _ words: Node.NodeList, _ node: Int, final: Known?, changes mark: Int?
  ) {
    guard let function = calledFunction(words) else { return }
    current = tree.children(words)[0]
    arguments(words.dropFirst(), of: function, final: final)
    if let mark {
      call(function, .transform, count: words.count - 1, pipes: false, node: node, b: mark)
    } else {
      call(
        function, .emit, count: words.count - (final == nil ? 1 : 0),
        pipes: final != nil && words.count > 1, node: node)
    }
  }

  /// Where the run of commands that make text begins, if there is one worth having.
  private mutating func startOfText(_ commands: NodeChildren, isPrinted: Bool) -> Int? {
    // A text that is made by one function and kept gains nothing.
    if !isPrinted && commands.count == 1 { return nil }
    var index = commands.count - 1
    while index >= 0 {
      guard case .command(let words) = tree.nodes[commands[index]].content,
        let function = calledFunction(words)
      else { return nil }
      let hasFinal = index > 0
      if hasFinal, function.pointee.transforms(words.count - 1) {
        // What it changes must be text itself; otherwise it makes text from a value.
        if index > 0, makesText(commands[index - 1], hasFinal: index > 1) {
          index -= 1
          continue
        }
      }
      guard function.pointee.emit != nil,
        function.pointee.takes(words.count - 1 + (hasFinal ? 1 : 0))
      else {
        return nil
      }
      return isPrinted || index < commands.count - 1 ? index : nil
    }
    return nil
  }

  /// The function that a command calls, if it calls one.
  private mutating func calledFunction(_ words: Node.NodeList) -> UnsafePointer<Function>? {
    guard case .identifier(_, let place) = tree.nodes[tree.children(words)[0]].content else {
      return nil
    }
    return table.function(at: Int(place))
  }

  private mutating func makesText(_ command: Int, hasFinal: Bool) -> Bool {
    guard case .command(let words) = tree.nodes[command].content,
      let function = calledFunction(words)
    else { return false }
    return function.pointee.emit != nil
      && function.pointee.takes(words.count - 1 + (hasFinal ? 1 : 0))
  }

  /// Lowers one command; the value of the one before it is on the stack if there is one.
  private mutating func command(
    _ words: Node.NodeList, _ node: Int, final: Known?
  ) -> Known {
    let first = tree.children(words)[0]
    switch tree.nodes[first].content {
    case .field(let names):
      current = first
      return fields(names, of: dotSlot, words, final: final)
    case .chain(let term, let names):
      return chain(first, Int(term), names, words, final: final)
    case .identifier(_, let place):
      return self.function(Int(place), first, words.dropFirst(), final: final, node: node)
    case .pipe:
      if let refusal = refuseArguments(words, final) { return refusal }
      return parenthesized(first, for: .argument)
    case .variable(let names):
      current = first
      if names.count == 1, let refusal = refuseArguments(words, final) { return refusal }
      return variable(names, words, final: final)
    default: break
    }
    current = first
    if let refusal = refuseArguments(words, final) { return refusal }
    switch tree.nodes[first].content {
    case .nil:
      fail("nil is not a command")
      return .unknown
    default: return literal(first)
    }
  }

  private mutating func refuseArguments(_ words: Node.NodeList, _ final: Known?) -> Known? {
    guard words.count > 1 || final != nil else { return nil }
    fail("can't give argument to non-function \(tree.text(of: tree.children(words)[0]))")
    return .unknown
  }

  /// Lowers a constant or dot where no type is asked for.
  mutating func literal(_ node: Int) -> Known {
    current = node
    switch tree.nodes[node].content {
    case .bool(let value):
      push(.bool(value))
      return .typed(.bool)
    case .string(let quoted):
      push(.string(tree.string(quoted)))
      return .typed(.string)
    case .number(let span, let token):
      guard let value = tree.number(span, token)?.value else {
        fail("\(tree.text(span)) overflows int")
        return .unknown
      }
      push(value)
      return switch value {
      case .integer: .typed(.integer(.int))
      case .float: .typed(.float)
      default: .unknown
      }
    case .dot:
      emit(.load, a: dotSlot, height: 1)
      return .pushed(here - 1)
    default:
      fail("can't evaluate command \(tree.text(of: node))")
      return .unknown
    }
  }
}
