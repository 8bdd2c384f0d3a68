internal import GoRuntime

extension Lowering {
  /// Where a chain of fields begins.
  enum Receiver {
    case dot
    case variable(ByteString)
    /// The value on top of the stack.
    case top
  }

  /// Lowers a chain of fields, of which the last may be a method with arguments.
  mutating func fields(
    _ names: Node.Names, of receiver: Receiver, _ words: Node.NodeList, final: Known?
  ) -> Known {
    var known = final ?? .unknown
    let hasArguments = words.count > 1 || final != nil
    let plain = hasArguments ? names.allButLast : names
    switch receiver {
    case .dot: read(plain, from: dotSlot)
    case .variable(let name):
      guard let slot = slotOfVariable(name) else {
        fail("undefined variable: \(name)")
        return .unknown
      }
      read(plain, from: slot)
    case .top:
      if !plain.isEmpty {
        emit(.fieldsOfTop, b: add(keys: plain), count: plain.count)
      }
    }
    guard hasArguments, !names.isEmpty else { return .pushed(here - 1) }
    emit(
      .method, a: add(keys: Node.Names((names.range.upperBound - 1)..<names.range.upperBound)),
      count: words.count - 1,
      flags: final == nil ? 0 : Instruction.pipes)
    let node = current
    for (index, word) in tree.children(words).dropFirst().enumerated() {
      methodArgument(word, index)
    }
    if final != nil {
      emit(.invoke, a: 0, count: words.count - 1, flags: Instruction.pipes, node: node)
      settle(stackHeight - words.count)
    } else {
      emit(.invoke, a: 0, count: words.count - 1, node: node)
      settle(stackHeight - (words.count - 1))
    }
    known = .pushed(here - 1)
    return known
  }

  private mutating func read(_ names: Node.Names, from slot: Int) {
    if names.isEmpty {
      emit(.load, a: slot, height: 1)
    } else {
      emit(.fields, a: slot, b: add(keys: names), count: names.count, height: 1)
    }
  }

  /// Lowers an argument of a method, whose types are known only when it runs.
  private mutating func methodArgument(_ word: Int, _ index: Int) {
    switch tree.nodes[word].content {
    case .bool, .string, .number, .nil:
      current = word
      emit(.methodLiteral, a: add(literal: word), count: index, height: 1)
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
    return fields(names, of: .top, words, final: final)
  }

  /// Lowers an operand that is no constant, where no type is asked for.
  mutating func argument(_ node: Int, isReceiver: Bool = false) -> Known {
    current = node
    switch tree.nodes[node].content {
    case .field(let names): return fields(names, of: .dot, .single, final: nil)
    case .variable(let names):
      return fields(names.rest, of: .variable(tree.first(names)), .single, final: nil)
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
