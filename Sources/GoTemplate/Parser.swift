internal import GoRuntime

/// Builds the syntax tree of a text, with the rules and errors of Go's text/template/parse.
///
/// Methods on the way of every token are mutating even where they change nothing: for a call that
/// only borrows it the whole parser would be copied.
struct Parser: ~Copyable {
  /// What one text defines: names, and the lists that are their bodies.
  struct Definition {
    var name: ByteString
    var list: Int
  }

  /// The state that Go keeps for every definition apart.
  struct Scope {
    var name: ByteString
    /// The token that the lexer gave last, and one put back before it.
    var token = Token()
    var earlierToken = Token()
    /// How many of the two are to be read again.
    var readAhead = 0
    /// Where the scope's variables begin among the parser's; all know `$` besides.
    var firstVariable: Int
    var rangeDepth = 0
    /// Where the action being parsed starts, if one is.
    var actionStart: Int?

    init(name: ByteString, firstVariable: Int = 0) {
      self.name = name
      self.firstVariable = firstVariable
    }
  }

  /// How deep actions and parentheses may nest; Go bounds parentheses at the same number.
  private static let maximumDepth = 10_000

  let tree: SyntaxTree
  let source: SourceText
  var lexer: Lexer
  let functions: FunctionTable
  var scope: Scope
  private(set) var definitions: [Definition] = []
  /// Nodes that wait to become a list, innermost last.
  var waiting = PlainArray<Int32>(capacity: 64)
  /// The variables that are declared where the parser is, dollar signs included.
  var variables = PlainArray<Node.Span>(capacity: 16)
  private var depth = 0
  private var stack = StackGuard()

  private init(_ source: SourceText, functions: FunctionTable) {
    self.source = source
    self.functions = functions
    tree = SyntaxTree(source)
    lexer = Lexer(source)
    scope = Scope(name: source.name)
  }

  /// Parses a text.
  ///
  /// - Parameters:
  ///   - source: The text; its name is that of the template which it is the body of.
  ///   - functions: The functions that it may call.
  /// - Returns: The tree and the definitions in it, that of the text itself last.
  static func parse(
    _ source: SourceText, functions: FunctionTable
  ) throws(TemplateError) -> (tree: SyntaxTree, definitions: [Definition]) {
    var parser = Parser(source, functions: functions)
    defer {
      parser.waiting.free()
      parser.variables.free()
    }
    try parser.parseText()
    return (parser.tree, parser.definitions)
  }

  // MARK: Tokens

  @inline(__always)
  mutating func next() -> Token {
    switch scope.readAhead {
    case 0:
      scope.token = lexer.next()
      return scope.token
    case 1:
      scope.readAhead = 0
      return scope.token
    default:
      scope.readAhead = 1
      return scope.earlierToken
    }
  }

  /// Puts back the token read last.
  @inline(__always)
  mutating func backUp() { scope.readAhead += 1 }

  /// Puts a token back before the one read last.
  mutating func backUp(_ token: Token) {
    scope.earlierToken = token
    scope.readAhead = 2
  }

  @inline(__always)
  mutating func peek() -> Token {
    let token = next()
    backUp()
    return token
  }

  mutating func expect(
    _ kind: Token.Kind, in context: String
  ) throws(TemplateError) -> Token {
    let token = next()
    if token.kind != kind { throw unexpected(token, in: context) }
    return token
  }

  /// A token's text.
  mutating func text(of token: Token) -> ByteString { source.string(token.start..<token.end) }

  // MARK: Errors

  mutating func error(_ message: String) -> TemplateError {
    TemplateError(
      .parse, ByteString(message),
      at: TemplateError.Location(
        template: source.name, line: source.line(at: scope.token.start), column: nil),
      template: scope.name)
  }

  mutating func unexpected(_ token: Token, in context: String) -> TemplateError {
    guard token.kind == .error else {
      return error("unexpected \(describe(token)) in \(context)")
    }
    let message = lexer.errorText
    guard let actionLine = scope.actionStart.map({ source.line(at: $0) }),
      actionLine != source.line(at: token.start)
    else { return error(message) }
    // Not "unclosed action in action".
    let place = message.hasSuffix(" action") ? " started at" : " in action started at"
    return error("\(message)\(place) \(source.name):\(actionLine)")
  }

  private mutating func describe(_ token: Token) -> String {
    if token.kind == .eof { return "EOF" }
    var text = text(of: token)
    // Go's lexer cuts a chain of fields into tokens.
    if token.kind == .field {
      let end = text.withBytes { $0.dropFirst().firstIndex(of: UInt8(ascii: ".")) }
      text = text[0..<(end ?? text.count)]
    }
    if token.kind.isKeyword { return "<\(text)>" }
    let output = OutputBuffer()
    Fmt.sprintf(text.count > 10 ? "%.10q..." : "%q", [.string(text)], to: output)
    return output.string().text
  }

  mutating func describe(_ node: Int) -> String { tree.text(of: node).text }

  /// Runs a step of the recursion one level deeper, on a larger stack when this one runs out.
  mutating func nested<Result>(
    _ step: (inout Parser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw error("max nesting depth exceeded") }
    guard stack.isExhausted else { return try step(&self) }
    return try onLargeStack(step)
  }

  @inline(never)
  private mutating func onLargeStack<Result>(
    _ step: (inout Parser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    if stack.isLarge { throw error("max nesting depth exceeded") }
    let own = stack
    var outcome: Swift.Result<Result, TemplateError>?
    _ = withUnsafeMutablePointer(to: &self) { parser in
      StackGuard.onLargeStack { large in
        parser.pointee.stack = large
        do throws(TemplateError) {
          outcome = .success(try step(&parser.pointee))
        } catch {
          outcome = .failure(error)
        }
      }
    }
    stack = own
    guard let outcome else { throw error("max nesting depth exceeded") }
    return try outcome.get()
  }

  // MARK: Texts and definitions

  private mutating func parseText() throws(TemplateError) {
    let position = peek().start
    let mark = waiting.count
    while peek().kind != .eof {
      if peek().kind == .leftDelimiter {
        let delimiter = next()
        if next().kind == .define {
          try parseDefinition()
          continue
        }
        backUp(delimiter)
      }
      let node = try textOrAction()
      switch tree.nodes[node].content {
      case .end, .else: throw error("unexpected \(describe(node))")
      default: waiting.append(Int32(truncatingIfNeeded: node))
      }
    }
    try add(scope.name, tree.add(.list(tree.list(&waiting, from: mark)), at: position))
  }

  private mutating func parseDefinition() throws(TemplateError) {
    let outer = scope
    scope = Scope(name: "definition", firstVariable: variables.count)
    let token = next()
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, in: "define clause")
    }
    scope.name = try unquote(token)
    _ = try expect(.rightDelimiter, in: "define clause")
    let (list, end) = try itemList()
    guard case .end = tree.nodes[end].content else {
      throw error("unexpected \(describe(end)) in define clause")
    }
    try add(scope.name, list)
    leaveScope(to: outer)
  }

  /// Goes on with the scope around a definition, whose variables are gone.
  mutating func leaveScope(to outer: Scope) {
    variables.truncate(to: scope.firstVariable)
    scope = outer
  }

  /// Adds a definition; an empty one never replaces another.
  mutating func add(_ name: ByteString, _ list: Int) throws(TemplateError) {
    guard let index = definitions.firstIndex(where: { $0.name == name }) else {
      definitions.append(Definition(name: name, list: list))
      return
    }
    if tree.isEmpty(definitions[index].list) {
      definitions[index].list = list
    } else if !tree.isEmpty(list) {
      let output = OutputBuffer()
      Strconv.quote(name, to: output)
      throw error("template: multiple definition of template \(output.string())")
    }
  }

  mutating func unquote(_ token: Token) throws(TemplateError) -> ByteString {
    do {
      return try StringLiteral.unquote(text(of: token))
    } catch {
      throw self.error(error.message)
    }
  }

  /// Checks that a token can be unquoted; only escapes can be wrong.
  mutating func checkQuoting(_ token: Token) throws(TemplateError) {
    if token.hasRareEscapes { _ = try unquote(token) }
  }
}
