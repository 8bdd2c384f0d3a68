internal import GoRuntime

extension Parser {
  /// How many commands a pipeline may have, as in Go.
  private static let maximumCommands = 10_000

  /// Parses declarations and commands up to a closing token.
  mutating func pipeline(
    _ context: String, until end: Token.Kind
  ) throws(TemplateError) -> Int {
    let position = peek().start
    let mark = waiting.count
    let isAssignment = try declarations(context)
    let firstCommand = waiting.count
    while true {
      let token = next()
      switch token.kind {
      case end:
        let pipe = Node.Pipe(
          tree.list(&waiting, from: mark), declarations: firstCommand - mark,
          isAssignment: isAssignment)
        try check(pipe, context)
        return tree.add(.pipe(pipe), at: position)
      case .bool, .charConstant, .complex, .dot, .field, .identifier, .number, .nil, .rawString,
        .string, .variable, .leftParenthesis:
        backUp()
        let command = try command()
        waiting.append(Int32(truncatingIfNeeded: command))
        if waiting.count - firstCommand > Self.maximumCommands { throw error("pipeline too long") }
      default: throw unexpected(token, in: context)
      }
    }
  }

  /// Parses the variables that a pipeline declares or assigns to; they wait as its first nodes.
  ///
  /// - Returns: Whether they are assigned to.
  private mutating func declarations(_ context: String) throws(TemplateError) -> Bool {
    let mark = waiting.count
    while peek().kind == .variable {
      let variable = next()
      // What follows the variable tells a declaration from an argument.
      let following = peek()
      if following.kind == .assign || following.kind == .declare {
        let isAssignment = following.kind == .assign
        _ = next()
        declare(variable)
        if isAssignment { noteAssignments(from: mark) }
        return isAssignment
      }
      if following.kind == .char, text(of: following) == "," {
        _ = next()
        declare(variable)
        guard context == "range", waiting.count - mark < 2 else {
          throw error("too many declarations in \(context)")
        }
        switch peek().kind {
        case .variable, .rightDelimiter, .rightParenthesis: continue
        default: throw error("range can only initialize variables")
        }
      }
      backUp(variable)
      break
    }
    return false
  }

  private mutating func declare(_ variable: Token) {
    let names = tree.add(name: Node.Span(variable))
    waiting.append(
      Int32(truncatingIfNeeded: tree.add(.variable(names), at: variable.start)))
    variables.append(Node.Span(variable))
  }

  /// Notes that the variables that wait from an index on are assigned to.
  private mutating func noteAssignments(from mark: Int) {
    for index in mark..<waiting.count {
      if case .variable(let names) = tree.nodes[Int(waiting[index])].content {
        tree.noteAssignment(to: tree.first(names))
      }
    }
  }

  private mutating func check(_ pipe: Node.Pipe, _ context: String) throws(TemplateError) {
    if pipe.commands.isEmpty { throw error("missing value for \(context)") }
    if pipe.commands.count == 1 { return }
    for (index, command) in tree.children(pipe.commands).enumerated().dropFirst() {
      guard case .command(let arguments) = tree.nodes[command].content,
        let first = tree.children(arguments).first
      else { continue }
      switch tree.nodes[first].content {
      case .bool, .dot, .nil, .number, .string:
        throw error("non executable command in pipeline stage \(index + 1)")
      default: break
      }
    }
  }

  private mutating func command() throws(TemplateError) -> Int {
    let position = peek().start
    let mark = waiting.count
    while true {
      if let operand = try operand() {
        waiting.append(Int32(truncatingIfNeeded: operand))
        if peek().followsSpace { continue }
      }
      let token = next()
      switch token.kind {
      case .rightDelimiter, .rightParenthesis: backUp()
      case .pipe: break
      default: throw unexpected(token, in: "operand")
      }
      break
    }
    if waiting.count == mark { throw error("empty command") }
    return tree.add(.command(tree.list(&waiting, from: mark)), at: position)
  }

  /// Parses a term and the fields after it; nil when there is no term.
  private mutating func operand() throws(TemplateError) -> Int? {
    guard let term = try term() else { return nil }
    guard isFieldNext() else { return term }
    let position = scope.token.start
    switch tree.nodes[term].content {
    // The term's own names were added last, so that those of the fields continue them.
    case .variable(let first):
      return tree.add(.variable(add(fieldsOf: next(), to: first)), at: position)
    case .bool, .string, .number, .nil, .dot:
      _ = next()
      let output = OutputBuffer()
      Strconv.quote(tree.text(of: term), to: output)
      throw error("unexpected . after term \(output.string())")
    default:
      let names = add(fieldsOf: next(), to: nil)
      return tree.add(.chain(term: Int32(truncatingIfNeeded: term), names), at: position)
    }
  }

  /// Whether a field follows without white space, so that it belongs to the term before.
  @inline(__always)
  private mutating func isFieldNext() -> Bool {
    let token = peek()
    return token.kind == .field && !token.followsSpace
  }

  /// Adds the names of a token of fields to others, which are the last ones of the tree.
  private mutating func add(fieldsOf token: Token, to first: Node.Names?) -> Node.Names {
    var names = first
    var start = token.start + 1
    while true {
      var end = source.endOfName(from: start)
      // Letters beyond ASCII are rare.
      while end < token.end, source.paddedBytes[end] != UInt8(ascii: ".") { end += 1 }
      names = tree.add(name: Node.Span(start..<end), to: names)
      guard end < token.end else { break }
      start = end + 1
    }
    return names ?? Node.Names(0..<0)
  }

  private mutating func term() throws(TemplateError) -> Int? {
    let token = next()
    switch token.kind {
    case .identifier:
      let name = text(of: token)
      guard let place = functions.place(of: name) else {
        let output = OutputBuffer()
        Strconv.quote(name, to: output)
        throw error("function \(output.string()) not defined")
      }
      return tree.add(
        .identifier(Node.Span(token), place: Int32(truncatingIfNeeded: place)), at: token.start)
    case .dot: return tree.add(.dot, at: token.start)
    case .nil: return tree.add(.nil, at: token.start)
    case .variable:
      guard isDeclared(token) else {
        let output = OutputBuffer()
        Strconv.quote(text(of: token), to: output)
        throw error("undefined variable \(output.string())")
      }
      return tree.add(.variable(tree.add(name: Node.Span(token))), at: token.start)
    case .field:
      let names = add(fieldsOf: token, to: nil)
      // A chain of fields stands where its second one does, as in Go.
      return tree.add(
        .field(names), at: names.count == 1 ? token.start : tree.end(ofFirst: names))
    case .bool:
      let isTrue = source.bytes[token.start] == UInt8(ascii: "t")
      return tree.add(.bool(isTrue), at: token.start)
    case .charConstant, .complex, .number:
      return tree.add(.number(tree.add(try number(token))), at: token.start)
    case .leftParenthesis:
      return try nested { parser throws(TemplateError) in
        try parser.pipeline("parenthesized pipeline", until: .rightParenthesis)
      }
    case .string, .rawString:
      try checkQuoting(token)
      return tree.add(.string(Node.Span(token)), at: token.start)
    default:
      backUp()
      return nil
    }
  }

  /// Whether a variable's token names one that is declared here.
  private mutating func isDeclared(_ token: Token) -> Bool {
    let name = source.bytes(of: token)
    if name.count == 1 { return true }
    var index = variables.count
    while index > scope.firstVariable {
      index -= 1
      if bytesEqual(source.bytes(in: variables[index].range), name) { return true }
    }
    return false
  }

  private mutating func number(_ token: Token) throws(TemplateError) -> NumberLiteral {
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
