internal import GoRuntime

extension Parser {
  /// A variable that has been read to see whether a declaration follows.
  private struct Variable {
    var position: Int
    /// Its place among the lexer's names.
    var name: Int
  }

  /// How many commands a pipeline may have, as in Go.
  private static let maximumCommands = 10_000

  /// Parses declarations and commands up to a closing token, which stays the current one.
  mutating func pipeline(
    _ context: Context, until end: Token
  ) throws(TemplateError) -> Int {
    let position = lexer.start
    let mark = waiting.count
    var (isAssignment, variable): (Bool, Variable?) = (false, nil)
    if lexer.token == .variable { (isAssignment, variable) = try declarations(context) }
    let firstCommand = waiting.count
    while variable != nil || lexer.token != end {
      guard variable != nil || lexer.token.startsTerm else { throw unexpected(in: context) }
      wait(try command(after: variable))
      variable = nil
      if waiting.count - firstCommand > Self.maximumCommands { throw error("pipeline too long") }
    }
    let commandCount = waiting.count - firstCommand
    if commandCount == 0 { throw error("missing value for \(context.rawValue)") }
    if commandCount > 1 { try checkStages(from: firstCommand) }
    let pipe = Node.Pipe(
      list(from: mark), declarations: firstCommand - mark, isAssignment: isAssignment)
    return add(.pipe(pipe), at: position)
  }

  /// Parses the variables that a pipeline declares or assigns to; they wait as its first nodes.
  ///
  /// - Returns: Whether they are assigned to, and a variable that no declaration followed.
  private mutating func declarations(
    _ context: Context
  ) throws(TemplateError) -> (isAssignment: Bool, other: Variable?) {
    let mark = waiting.count
    while lexer.token == .variable {
      let variable = Variable(position: lexer.start, name: lexer.firstName)
      // What follows the variable tells a declaration from an argument.
      lexer.advance()
      switch lexer.token {
      case .declare, .assign:
        let isAssignment = lexer.token == .assign
        declare(variable)
        if isAssignment { noteAssignments(from: mark) }
        lexer.advance()
        return (isAssignment, nil)
      case .char where lexer.source.bytes[lexer.start] == UInt8(ascii: ","):
        declare(variable)
        guard context == .range, waiting.count - mark < 2 else {
          throw error("too many declarations in \(context.rawValue)")
        }
        lexer.advance()
        switch lexer.token {
        case .variable, .rightDelimiter, .rightParenthesis: continue
        default: throw error("range can only initialize variables")
        }
      default: return (false, variable)
      }
    }
    return (false, nil)
  }

  private mutating func declare(_ variable: Variable) {
    wait(add(.variable(Node.Names(variable.name..<(variable.name + 1))), at: variable.position))
    variables.append(lexer.names[variable.name])
  }

  /// Notes that the variables that wait from an index on are assigned to.
  private mutating func noteAssignments(from mark: Int) {
    for index in mark..<waiting.count {
      if case .variable(let names) = nodes[Int(waiting[index])].content {
        _ = assignedNames.add(lexer.source.string(lexer.names[names.range.lowerBound].range))
      }
    }
  }

  /// Checks that commands to which a value is piped, those that wait after an index, can take it.
  private mutating func checkStages(from first: Int) throws(TemplateError) {
    for index in (first + 1)..<waiting.count {
      guard case .command(let words) = nodes[Int(waiting[index])].content else { continue }
      switch nodes[Int(lists[words.range.lowerBound])].content {
      case .bool, .dot, .nil, .number, .string:
        throw error("non executable command in pipeline stage \(index - first + 1)")
      default: break
      }
    }
  }

  /// Parses a command and a `|` that ends it, if one does.
  ///
  /// - Parameter variable: The command's first word if that has been read already; otherwise the
  ///   current token begins it.
  @inline(__always)
  private mutating func command(after variable: Variable?) throws(TemplateError) -> Int {
    let position = variable?.position ?? lexer.start
    let mark = waiting.count
    if let variable { wait(try variableOperand(variable)) }
    while waiting.count == mark || lexer.followsSpace && lexer.token.startsTerm {
      wait(try operand())
    }
    switch lexer.token {
    case .rightDelimiter, .rightParenthesis: break
    case .pipe: lexer.advance()
    default: throw unexpected(in: .operand)
    }
    return add(.command(list(from: mark)), at: position)
  }

  /// Parses a term, which begins at the current token, and the fields after it.
  @inline(__always)
  private mutating func operand() throws(TemplateError) -> Int {
    let position = lexer.start
    let node: Int
    switch lexer.token {
    case .variable:
      let variable = Variable(position: position, name: lexer.firstName)
      guard isDeclared(variable) else { throw undefined(variable) }
      lexer.advance()
      return variableNode(variable)
    case .field:
      let names = fieldNames()
      // A chain of fields stands where its second one does, as in Go.
      let isChain = names.count > 1
      node = add(
        .field(names),
        at: isChain ? lexer.names[names.range.lowerBound].range.upperBound : position)
    case .identifier:
      guard let place = functions.place(of: tokenText()) else { throw undefinedFunction() }
      node = add(
        .identifier(tokenSpan, place: Int32(truncatingIfNeeded: place)), at: position)
    case .string, .rawString:
      try checkQuoting()
      node = add(.string(tokenSpan), at: position)
    case .leftParenthesis:
      lexer.advance()
      node = try nested { parser throws(TemplateError) in
        try parser.pipeline(.parentheses, until: .rightParenthesis)
      }
    case .dot: node = add(.dot, at: position)
    case .nil: node = add(.nil, at: position)
    case .bool:
      node = add(.bool(lexer.source.bytes[position] == UInt8(ascii: "t")), at: position)
    default:
      try checkNumber()
      node = add(.number(tokenSpan, lexer.token), at: position)
    }
    lexer.advance()
    return isFieldNext ? try chain(node) : node
  }

  /// Whether the current token is a field that belongs to the term before it.
  private var isFieldNext: Bool {
    @inline(__always) mutating get { lexer.token == .field && !lexer.followsSpace }
  }

  /// The names of the current token.
  private mutating func fieldNames() -> Node.Names {
    Node.Names(lexer.firstName..<lexer.names.count)
  }

  /// Parses the fields that the current token has after a term.
  private mutating func chain(_ term: Int) throws(TemplateError) -> Int {
    switch nodes[term].content {
    case .bool, .string, .number, .nil, .dot:
      let output = OutputBuffer()
      Strconv.quote(lexer.source.string(nodes[term].position..<lexer.start), to: output)
      throw error("unexpected . after term \(output.string())")
    default:
      let node = add(
        .chain(term: Int32(truncatingIfNeeded: term), fieldNames()), at: lexer.start)
      lexer.advance()
      return node
    }
  }

  // MARK: Variables

  /// Parses the fields after a variable that was read before the current token.
  private mutating func variableOperand(_ variable: Variable) throws(TemplateError) -> Int {
    guard isDeclared(variable) else { throw undefined(variable) }
    return variableNode(variable)
  }

  /// Adds a variable with the fields that the current token may have for it.
  @inline(__always)
  private mutating func variableNode(_ variable: Variable) -> Int {
    guard isFieldNext else {
      return add(.variable(Node.Names(variable.name..<(variable.name + 1))), at: variable.position)
    }
    // The fields' names come right after the variable's.
    let node = add(
      .variable(Node.Names(variable.name..<lexer.names.count)), at: lexer.start)
    lexer.advance()
    return node
  }

  /// Whether a variable is declared here.
  private mutating func isDeclared(_ variable: Variable) -> Bool {
    let name = lexer.source.bytes(in: lexer.names[variable.name].range)
    if name.count == 1 { return true }
    var index = variables.count
    while index > scope.firstVariable {
      index -= 1
      if bytesEqual(lexer.source.bytes(in: variables[index].range), name) { return true }
    }
    return false
  }

  private mutating func undefined(_ variable: Variable) -> TemplateError {
    let output = OutputBuffer()
    Strconv.quote(lexer.source.string(lexer.names[variable.name].range), to: output)
    return error("undefined variable \(output.string())")
  }

  // MARK: Other terms

  private mutating func undefinedFunction() -> TemplateError {
    let output = OutputBuffer()
    Strconv.quote(tokenText(), to: output)
    return error("function \(output.string()) not defined")
  }

  /// Checks that the current token is a number.
  private mutating func checkNumber() throws(TemplateError) {
    guard lexer.isDoubtful else { return }
    do {
      _ = try NumberLiteral(tokenText(), lexer.token)
    } catch {
      throw self.error(error.message)
    }
  }
}
