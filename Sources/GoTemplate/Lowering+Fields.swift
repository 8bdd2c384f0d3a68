internal import GoRuntime

extension Lowering {
  /// Lowers a chain of fields, of which the last may be a method with arguments.
  ///
  /// - Parameters:
  ///   - names: The fields.
  ///   - slot: Where the chain begins; nil when it does with the value on top of the stack.
  ///   - words: The operand and its arguments.
  ///   - final: What is known of the value that the pipeline passes on, if it does.
  mutating func fields(
    _ names: Node.Names, of slot: Int?, _ words: Node.NodeList, final: Known?
  ) -> Known {
    let hasArguments = words.count > 1 || final != nil
    let plain = hasArguments ? names.allButLast : names
    if let slot {
      read(plain, from: slot)
    } else if !plain.isEmpty {
      emit(.fieldsOfTop, b: add(keys: plain), count: plain.count)
    }
    if hasArguments, !names.isEmpty { callLast(of: names, words, final: final) }
    return .pushed(here - 1)
  }

  /// Lowers a variable and the fields after it.
  mutating func variable(
    _ names: Node.Names, _ words: Node.NodeList, final: Known?
  ) -> Known {
    let name = tree.first(names)
    guard let slot = slotOfVariable(name) else {
      fail("undefined variable: \(name)")
      return .unknown
    }
    return fields(names.rest, of: slot, words, final: final)
  }

  private mutating func read(_ names: Node.Names, from slot: Int) {
    if names.isEmpty {
      emit(.load, a: slot, height: 1)
    } else {
      emit(.fields, a: slot, b: add(keys: names), count: names.count, height: 1)
    }
  }

  /// Lowers the call of a method of the value on top of the stack: the last of some names.
  private mutating func callLast(
    of names: Node.Names, _ words: Node.NodeList, final: Known?
  ) {
    let name = Node.Names((names.range.upperBound - 1)..<names.range.upperBound)
    let flags = final == nil ? 0 : Instruction.pipes
    let node = current
    let count = words.count - 1
    emit(.method, a: add(keys: name), count: count, flags: flags)
    for (index, word) in tree.children(words).dropFirst().enumerated() {
      methodArgument(word, index)
    }
    emit(.invoke, a: 0, count: count, flags: flags, node: node)
    settle(stackHeight - count - (final == nil ? 0 : 1))
  }

  /// Lowers an argument of a method, whose types are known only when it runs.
  private mutating func methodArgument(_ word: Int, _ index: Int) {
    switch tree.nodes[word].content {
    case .bool, .string, .number, .nil:
      current = word
      emit(.methodLiteral, a: word, count: index, height: 1)
    default:
      _ = argument(word)
      emit(.methodArgument, count: index)
    }
  }

  /// Lowers a term followed by fields.
  mutating func chain(
    _ node: Int, _ term: Int, _ names: Node.Names, _ words: Node.NodeList, final: Known?
  ) -> Known {
    current = node
    if case .nil = tree.nodes[term].content {
      fail("indirection through explicit nil in \(tree.text(of: node))")
      return .unknown
    }
    _ = argument(term, isReceiver: true)
    return fields(names, of: nil, words, final: final)
  }

  /// Lowers an operand that is no constant, where no type is asked for.
  mutating func argument(_ node: Int, isReceiver: Bool = false) -> Known {
    current = node
    switch tree.nodes[node].content {
    case .field(let names): return fields(names, of: dotSlot, .single, final: nil)
    case .variable(let names): return variable(names, .single, final: nil)
    // A pipeline in parentheses never yields a nil interface but no value, which types accept.
    case .pipe: return parenthesized(node, for: .value)
    case .identifier(_, let place):
      return function(Int(place), node, Node.NodeList(), final: nil, node: node)
    case .chain(let term, let names):
      return chain(node, Int(term), names, .single, final: nil)
    default: return literal(node)
    }
  }
}
