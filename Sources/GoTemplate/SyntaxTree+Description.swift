internal import GoRuntime

extension SyntaxTree {
  /// A node as Go prints it.
  func text(of node: Int) -> ByteString {
    let output = OutputBuffer()
    append(node, to: output)
    return output.string()
  }

  /// Appends a node as Go prints it.
  func append(_ node: Int, to output: OutputBuffer) {
    switch nodes[node].content {
    case .text(let range): output.append(source.string(range))
    case .action(let pipe):
      output.append("{{")
      append(pipe, to: output)
      output.append("}}")
    case .list(let children): for child in children { append(child, to: output) }
    case .pipe(let pipe): append(pipe, to: output)
    case .command(let arguments):
      for (index, argument) in arguments.enumerated() {
        if index > 0 { output.append(UInt8(ascii: " ")) }
        appendOperand(argument, to: output)
      }
    case .identifier(let name): output.append(name)
    case .variable(let names):
      for (index, name) in names.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ".")) }
        output.append(name)
      }
    case .dot: output.append(UInt8(ascii: "."))
    case .nil: output.append("nil")
    case .field(let names): append(fields: names, to: output)
    case .chain(let term, let names):
      appendOperand(term, to: output)
      append(fields: names, to: output)
    case .bool(let value): output.append(value ? "true" : "false")
    case .number(let number): output.append(number.text)
    case .string(let quoted, _): output.append(quoted)
    case .if(let branch): append("if", branch, to: output)
    case .range(let branch): append("range", branch, to: output)
    case .with(let branch): append("with", branch, to: output)
    case .template(let name, let pipe):
      output.append("{{template ")
      Strconv.quote(name, to: output)
      if let pipe {
        output.append(UInt8(ascii: " "))
        append(pipe, to: output)
      }
      output.append("}}")
    case .break: output.append("{{break}}")
    case .continue: output.append("{{continue}}")
    case .end: output.append("{{end}}")
    case .else: output.append("{{else}}")
    }
  }

  /// Appends a node, in parentheses when it is a pipeline.
  private func appendOperand(_ node: Int, to output: OutputBuffer) {
    guard case .pipe = nodes[node].content else { return append(node, to: output) }
    output.append(UInt8(ascii: "("))
    append(node, to: output)
    output.append(UInt8(ascii: ")"))
  }

  private func append(fields names: [ByteString], to output: OutputBuffer) {
    for name in names {
      output.append(UInt8(ascii: "."))
      output.append(name)
    }
  }

  private func append(_ pipe: Node.Pipe, to output: OutputBuffer) {
    for (index, variable) in pipe.declarations.enumerated() {
      if index > 0 { output.append(", ") }
      append(variable, to: output)
    }
    if !pipe.declarations.isEmpty { output.append(pipe.isAssignment ? " = " : " := ") }
    for (index, command) in pipe.commands.enumerated() {
      if index > 0 { output.append(" | ") }
      append(command, to: output)
    }
  }

  private func append(_ word: String, _ branch: Node.Branch, to output: OutputBuffer) {
    output.append("{{\(word) ")
    append(branch.pipe, to: output)
    output.append("}}")
    append(branch.list, to: output)
    if let elseList = branch.elseList {
      output.append("{{else}}")
      append(elseList, to: output)
    }
    output.append("{{end}}")
  }
}
