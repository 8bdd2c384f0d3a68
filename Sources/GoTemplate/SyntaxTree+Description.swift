internal import GoRuntime

extension SyntaxTree {
  /// A piece of a node's text that is still to be written.
  private enum Piece {
    case node(Int)
    case text(StaticString)
    case name(ByteString)
  }

  /// A node as Go prints it.
  ///
  /// What is left to write is kept in a list: a text may nest deeper than a thread's stack.
  func text(of node: Int) -> ByteString {
    let output = OutputBuffer()
    var pending = [Piece.node(node)]
    while let piece = pending.popLast() {
      switch piece {
      case .text(let text):
        output.append(
          UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
      case .name(let name): output.append(name)
      case .node(let node): pending += pieces(of: node).reversed()
      }
    }
    return output.string()
  }

  private func pieces(of node: Int) -> [Piece] {
    switch nodes[node].content {
    case .text(let span): [.name(text(span))]
    case .action(let pipe): [.text("{{"), .node(Int(pipe)), .text("}}")]
    case .list(let list): children(list).map { .node($0) }
    case .pipe(let pipe): pieces(of: pipe)
    case .command(let arguments):
      Array(children(arguments).map { operand($0) }.joined(separator: [.text(" ")]))
    case .identifier(let name, _): [.name(text(name))]
    case .variable(let names):
      Array(self.names(names).map { [.name($0)] }.joined(separator: [.text(".")]))
    case .dot: [.text(".")]
    case .nil: [.text("nil")]
    case .field(let names): fields(names)
    case .chain(let term, let names): operand(Int(term)) + fields(names)
    case .bool(let value): [.text(value ? "true" : "false")]
    case .number(let number, _): [.name(text(number))]
    case .string(let quoted): [.name(text(quoted))]
    case .if(let branch): pieces("{{if ", branch)
    case .range(let branch): pieces("{{range ", branch)
    case .with(let branch): pieces("{{with ", branch)
    case .template(let name, let pipe):
      [.text("{{template "), .name(Self.quoted(string(name)))]
        + (pipe < 0 ? [] : [.text(" "), .node(Int(pipe))]) + [.text("}}")]
    case .break: [.text("{{break}}")]
    case .continue: [.text("{{continue}}")]
    }
  }

  /// A node, in parentheses when it is a pipeline.
  private func operand(_ node: Int) -> [Piece] {
    guard case .pipe = nodes[node].content else { return [.node(node)] }
    return [.text("("), .node(node), .text(")")]
  }

  private func fields(_ names: Node.Names) -> [Piece] {
    self.names(names).flatMap { [.text("."), .name($0)] }
  }

  private func pieces(of pipe: Node.Pipe) -> [Piece] {
    var pieces = Array(
      children(pipe.declarations).map { [Piece.node($0)] }.joined(separator: [.text(", ")]))
    if !pieces.isEmpty { pieces.append(.text(pipe.isAssignment ? " = " : " := ")) }
    return pieces
      + children(pipe.commands).map { [Piece.node($0)] }.joined(separator: [.text(" | ")])
  }

  private func pieces(_ opening: StaticString, _ branch: Node.Branch) -> [Piece] {
    [.text(opening), .node(branch.pipe), .text("}}"), .node(branch.list)]
      + (branch.elseList.map { [.text("{{else}}"), .node($0)] } ?? []) + [.text("{{end}}")]
  }

  private static func quoted(_ name: ByteString) -> ByteString {
    let output = OutputBuffer()
    Strconv.quote(name, to: output)
    return output.string()
  }
}
