internal import GoRuntime

extension Parser {
  /// How many commands a pipeline may have, as in Go.
  private static let maximumCommands = 10_000

  /// Parses declarations and commands up to a closing token.
  mutating func pipeline(
    _ context: String, until end: Token.Kind
  ) throws(TemplateError) -> Int {
    let position = peekNonSpace().start
    var pipe = Node.Pipe()
    try declarations(context, into: &pipe)
    while true {
      let token = nextNonSpace()
      switch token.kind {
      case end:
        try check(pipe, context)
        return tree.add(.pipe(pipe), at: position)
      case .bool, .charConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString,
        .string, .variable, .leftParenthesis:
        backUp()
        pipe.commands.append(try command())
        if pipe.commands.count > Self.maximumCommands { throw error("pipeline too long") }
      default: throw unexpected(token, in: context)
      }
    }
  }

  private mutating func declarations(
    _ context: String, into pipe: inout Node.Pipe
  ) throws(TemplateError) {
    while peekNonSpace().kind == .variable {
      let variable = next()
      // A space after the variable tells an argument from a declaration only by what follows it.
      let afterVariable = peek()
      let following = peekNonSpace()
      if following.kind == .assign || following.kind == .declare {
        pipe.isAssignment = following.kind == .assign
        _ = nextNonSpace()
        declare(variable, in: &pipe)
        if pipe.isAssignment { noteAssignments(in: pipe) }
        return
      }
      if following.kind == .char, text(of: following) == "," {
        _ = nextNonSpace()
        declare(variable, in: &pipe)
        guard context == "range", pipe.declarations.count < 2 else {
          throw error("too many declarations in \(context)")
        }
        switch peekNonSpace().kind {
        case .variable, .rightDelimiter, .rightParenthesis: continue
        default: throw error("range can only initialize variables")
        }
      }
      if afterVariable.kind == .space {
        backUp(variable, afterVariable)
      } else {
        backUp(variable)
      }
      return
    }
  }

  private mutating func declare(_ variable: Token, in pipe: inout Node.Pipe) {
    let name = text(of: variable)
    pipe.declarations.append(tree.add(.variable([name]), at: variable.start))
    scope.variables.append(name)
  }

  private func noteAssignments(in pipe: Node.Pipe) {
    for declaration in pipe.declarations {
      if case .variable(let path) = tree.nodes[declaration].content {
        tree.noteAssignment(to: path[0])
      }
    }
  }

  private func check(_ pipe: Node.Pipe, _ context: String) throws(TemplateError) {
    if pipe.commands.isEmpty { throw error("missing value for \(context)") }
    for (index, command) in pipe.commands.enumerated().dropFirst() {
      guard case .command(let arguments) = tree.nodes[command].content,
        let first = arguments.first
      else { continue }
      switch tree.nodes[first].content {
      case .bool, .dot, .nil, .number, .string:
        throw error("non executable command in pipeline stage \(index + 1)")
      default: break
      }
    }
  }

  private mutating func command() throws(TemplateError) -> Int {
    let position = peekNonSpace().start
    var arguments: [Int] = []
    while true {
      _ = peekNonSpace()
      if let operand = try operand() { arguments.append(operand) }
      let token = next()
      switch token.kind {
      case .space: continue
      case .rightDelimiter, .rightParenthesis: backUp()
      case .pipe: break
      default: throw unexpected(token, in: "operand")
      }
      break
    }
    if arguments.isEmpty { throw error("empty command") }
    return tree.add(.command(arguments), at: position)
  }

  /// Parses a term and the fields after it; nil when there is no term.
  private mutating func operand() throws(TemplateError) -> Int? {
    guard let term = try term() else { return nil }
    guard peek().kind == .field else { return term }
    let position = peek().start
    var names: [ByteString] = []
    while peek().kind == .field {
      let token = next()
      names.append(source.string((token.start + 1)..<token.end))
    }
    switch tree.nodes[term].content {
    case .field(let first): return tree.add(.field(first + names), at: position)
    case .variable(let first): return tree.add(.variable(first + names), at: position)
    case .bool, .string, .number, .nil, .dot:
      let output = OutputBuffer()
      Strconv.quote(tree.text(of: term), to: output)
      throw error("unexpected . after term \(output.string())")
    default: return tree.add(.chain(term, names), at: position)
    }
  }

  private mutating func term() throws(TemplateError) -> Int? {
    let token = nextNonSpace()
    switch token.kind {
    case .identifier:
      let name = text(of: token)
      if functions[name] == nil, Builtins.table[name] == nil {
        let output = OutputBuffer()
        Strconv.quote(name, to: output)
        throw error("function \(output.string()) not defined")
      }
      return tree.add(.identifier(name), at: token.start)
    case .dot: return tree.add(.dot, at: token.start)
    case .nil: return tree.add(.nil, at: token.start)
    case .variable:
      let name = text(of: token)
      guard scope.variables.contains(name) else {
        let output = OutputBuffer()
        Strconv.quote(name, to: output)
        throw error("undefined variable \(output.string())")
      }
      return tree.add(.variable([name]), at: token.start)
    case .field:
      let name = source.string((token.start + 1)..<token.end)
      return tree.add(.field([name]), at: token.start)
    case .bool:
      let isTrue = source.bytes[token.start] == UInt8(ascii: "t")
      return tree.add(.bool(isTrue), at: token.start)
    case .charConstant, .complex, .number:
      return tree.add(.number(try number(token)), at: token.start)
    case .leftParenthesis:
      return try nested { parser throws(TemplateError) in
        try parser.pipeline("parenthesized pipeline", until: .rightParenthesis)
      }
    case .string, .rawString:
      let value = try unquote(token)
      return tree.add(.string(quoted: text(of: token), text: value), at: token.start)
    default:
      backUp()
      return nil
    }
  }

  private func number(_ token: Token) throws(TemplateError) -> NumberLiteral {
    let text = text(of: token)
    do {
      switch token.kind {
      case .charConstant: return try NumberLiteral(character: text)
      case .complex: return try NumberLiteral(complex: text)
      default: return try NumberLiteral(number: text)
      }
    } catch {
      throw self.error(error.message)
    }
  }
}
