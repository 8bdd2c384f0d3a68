internal import GoRuntime

extension Parser {
  /// What ended a list of texts and actions.
  enum Closing {
    case end, eof
    /// An `else`, and where the token after it starts.
    case `else`(Int)
  }

  /// Parses texts and actions up to what closes them.
  ///
  /// - Parameter isWholeText: Whether the list is that of a whole text, which may hold definitions
  ///   and which its end closes.
  mutating func itemList(
    isWholeText: Bool = false
  ) throws(TemplateError) -> (list: Int, closing: Closing) {
    lexer.advanceToAction()
    let position = lexer.text.isEmpty ? lexer.start : lexer.text.start
    let mark = waiting.count
    var closing: Closing?
    while true {
      if !lexer.text.isEmpty { wait(add(.text(lexer.text), at: lexer.text.start)) }
      switch lexer.token {
      case .leftDelimiter: closing = try delimitedItem(isWholeText)
      case .comment: break
      case .eof where isWholeText: closing = .eof
      case .eof: throw error("unexpected EOF")
      default: throw unexpected(in: .input)
      }
      if let closing { return (add(.list(list(from: mark)), at: position), closing) }
      lexer.advanceToAction()
    }
  }

  /// Parses what stands between delimiters; the left one is the current token.
  ///
  /// - Returns: What it closes, if it closes the list that it stands in.
  @inline(__always)
  private mutating func delimitedItem(
    _ isInWholeText: Bool
  ) throws(TemplateError) -> Closing? {
    let delimiter = lexer.start
    lexer.advance()
    if isInWholeText, lexer.token == .define {
      try definition()
      return nil
    }
    scope.actionStart = delimiter
    var closing: Closing?
    switch lexer.token {
    case .end:
      lexer.advance()
      guard lexer.token == .rightDelimiter else { throw unexpected(in: .end) }
      closing = .end
    case .else: closing = try elseControl()
    default: wait(try action())
    }
    scope.actionStart = nil
    return closing
  }

  /// Parses an action; its first token is the current one.
  @inline(__always)
  private mutating func action() throws(TemplateError) -> Int {
    switch lexer.token {
    case .if: return try nested { parser throws(TemplateError) in try parser.ifControl() }
    case .with: return try nested { parser throws(TemplateError) in try parser.withControl() }
    case .range: return try nested { parser throws(TemplateError) in try parser.rangeControl() }
    case .template: return try template()
    case .block: return try block()
    case .break: return try jump(.break, in: .break)
    case .continue: return try jump(.continue, in: .continue)
    default:
      let position = lexer.start
      let pipe = try pipeline(.command, until: .rightDelimiter)
      return add(.action(pipe: Int32(truncatingIfNeeded: pipe)), at: position)
    }
  }

  private mutating func jump(
    _ content: Node.Content, in context: Context
  ) throws(TemplateError) -> Int {
    let position = lexer.start
    lexer.advance()
    if lexer.token != .rightDelimiter { throw unexpected(in: context) }
    if scope.rangeDepth == 0 { throw error("\(context.rawValue) outside {{range}}") }
    return add(content, at: position)
  }

  private mutating func ifControl() throws(TemplateError) -> Int {
    let branch = try control(.if)
    return add(.if(branch), at: nodes[branch.pipe].position)
  }

  private mutating func withControl() throws(TemplateError) -> Int {
    let branch = try control(.with)
    return add(.with(branch), at: nodes[branch.pipe].position)
  }

  private mutating func rangeControl() throws(TemplateError) -> Int {
    let branch = try control(.range)
    return add(.range(branch), at: nodes[branch.pipe].position)
  }

  /// Parses what `if`, `range` and `with` have in common; the word is the current token.
  private mutating func control(_ context: Context) throws(TemplateError) -> Node.Branch {
    lexer.advance()
    let variableCount = variables.count
    let pipe = try pipeline(context, until: .rightDelimiter)
    if context == .range { scope.rangeDepth += 1 }
    let (list, closing) = try itemList()
    if context == .range { scope.rangeDepth -= 1 }
    var elseList: Int?
    if case .else(let position) = closing { elseList = try self.elseList(of: context, position) }
    variables.truncate(to: variableCount)
    return Node.Branch(pipe: pipe, list: list, elseList: elseList)
  }

  /// Parses what comes after `else`: another `if` or `with`, or a list.
  private mutating func elseList(
    of context: Context, _ position: Int
  ) throws(TemplateError) -> Int {
    let child: Int
    switch (context, lexer.token) {
    case (.if, .if):
      child = try nested { parser throws(TemplateError) in try parser.ifControl() }
    case (.with, .with):
      child = try nested { parser throws(TemplateError) in try parser.withControl() }
    case (_, .rightDelimiter):
      let (list, closing) = try itemList()
      if case .else = closing { throw error("expected end; found {{else}}") }
      return list
    default: throw unexpected(in: .input)
    }
    let mark = waiting.count
    wait(child)
    return add(.list(list(from: mark)), at: position)
  }

  /// Parses `else`, the current token, up to its delimiter or a control that goes on from it.
  private mutating func elseControl() throws(TemplateError) -> Closing {
    lexer.advance()
    switch lexer.token {
    case .if, .with, .rightDelimiter: return .else(lexer.start)
    default: throw unexpected(in: .else)
    }
  }

  /// Parses a definition that is executed where it stands; `block` is the current token.
  private mutating func block() throws(TemplateError) -> Int {
    lexer.advance()
    try checkTemplateName(in: .block)
    let position = lexer.start
    let quotedName = tokenSpan
    let name = try unquotedToken()
    lexer.advance()
    let pipe = try pipeline(.block, until: .rightDelimiter)
    let delimiter = lexer.start
    let outer = scope
    scope = Scope(name: name, firstVariable: variables.count)
    let (list, closing) = try nested { parser throws(TemplateError) in try parser.itemList() }
    if case .else = closing {
      scope = outer
      throw error("unexpected {{else}} in \(Context.block.rawValue)", at: delimiter)
    }
    try define(name, list)
    leaveScope(to: outer)
    return add(.template(quotedName, pipe: Int32(truncatingIfNeeded: pipe)), at: position)
  }

  private mutating func template() throws(TemplateError) -> Int {
    lexer.advance()
    try checkTemplateName(in: .template)
    let position = lexer.start
    let quotedName = tokenSpan
    lexer.advance()
    var pipe: Int32 = -1
    if lexer.token != .rightDelimiter {
      pipe = Int32(truncatingIfNeeded: try pipeline(.template, until: .rightDelimiter))
    }
    return add(.template(quotedName, pipe: pipe), at: position)
  }

  private mutating func checkTemplateName(in context: Context) throws(TemplateError) {
    guard lexer.token.isString else { throw unexpected(in: context) }
    try checkQuoting()
  }
}
