internal import GoRuntime

/// Builds the syntax tree of a text, with the rules and errors of Go's text/template/parse.
struct Parser {
  /// What one text defines: names, and the lists that are their bodies.
  struct Definition {
    var name: ByteString
    var list: Int
  }

  /// The state that Go keeps for every definition apart.
  struct Scope {
    var name: ByteString
    /// Tokens read ahead; the first is the one read last.
    var tokens = (Token(), Token(), Token())
    var readAhead = 0
    var variables: [ByteString] = ["$"]
    var rangeDepth = 0
    var parenthesisDepth = 0
    /// Where the action being parsed starts, if one is.
    var actionStart: Int?

    init(name: ByteString) { self.name = name }
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
  var waiting = PlainArray<Int>(capacity: 64)
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
    defer { parser.waiting.free() }
    try parser.parseText()
    return (parser.tree, parser.definitions)
  }

  // MARK: Tokens

  mutating func next() -> Token {
    if scope.readAhead > 0 {
      scope.readAhead -= 1
    } else {
      scope.tokens.0 = lexer.next()
    }
    return switch scope.readAhead {
    case 0: scope.tokens.0
    case 1: scope.tokens.1
    default: scope.tokens.2
    }
  }

  mutating func backUp() { scope.readAhead += 1 }

  /// Puts a token back before the one read last.
  mutating func backUp(_ token: Token) {
    scope.tokens.1 = token
    scope.readAhead = 2
  }

  /// Puts two tokens back before the one read last.
  mutating func backUp(_ first: Token, _ second: Token) {
    scope.tokens.1 = second
    scope.tokens.2 = first
    scope.readAhead = 3
  }

  mutating func peek() -> Token {
    let token = next()
    backUp()
    return token
  }

  mutating func nextNonSpace() -> Token {
    var token = next()
    while token.kind == .space { token = next() }
    return token
  }

  mutating func peekNonSpace() -> Token {
    let token = nextNonSpace()
    backUp()
    return token
  }

  mutating func expect(
    _ kind: Token.Kind, in context: String
  ) throws(TemplateError) -> Token {
    let token = nextNonSpace()
    if token.kind != kind { throw unexpected(token, in: context) }
    return token
  }

  /// A token's text.
  func text(of token: Token) -> ByteString { source.string(token.start..<token.end) }

  // MARK: Errors

  func error(_ message: String) -> TemplateError {
    TemplateError(
      .parse, ByteString(message),
      at: TemplateError.Location(
        template: source.name, line: source.line(at: scope.tokens.0.start), column: nil),
      template: scope.name)
  }

  func unexpected(_ token: Token, in context: String) -> TemplateError {
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

  private func describe(_ token: Token) -> String {
    if token.kind == .eof { return "EOF" }
    let text = text(of: token)
    if token.kind.isKeyword { return "<\(text)>" }
    let output = OutputBuffer()
    Fmt.sprintf(text.count > 10 ? "%.10q..." : "%q", [.string(text)], to: output)
    return output.string().text
  }

  func describe(_ node: Int) -> String { tree.text(of: node).text }

  /// Runs a step of the recursion one level deeper, on a larger stack when this one runs out.
  mutating func nested<Result>(
    _ step: (inout Parser) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth { throw error("max nesting depth exceeded") }
    guard stack.isExhausted else { return try step(&self) }
    if stack.isLarge { throw error("max nesting depth exceeded") }
    var parser = self
    var outcome: Swift.Result<Result, TemplateError>?
    let isDone = StackGuard.onLargeStack { large in
      parser.stack = large
      do throws(TemplateError) {
        outcome = .success(try step(&parser))
      } catch {
        outcome = .failure(error)
      }
    }
    let own = stack
    self = parser
    stack = own
    guard isDone, let outcome else { throw error("max nesting depth exceeded") }
    return try outcome.get()
  }

  // MARK: Texts and definitions

  private mutating func parseText() throws(TemplateError) {
    let position = peek().start
    let mark = waiting.count
    while peek().kind != .eof {
      if peek().kind == .leftDelimiter {
        let delimiter = next()
        if nextNonSpace().kind == .define {
          try parseDefinition()
          continue
        }
        backUp(delimiter)
      }
      let node = try textOrAction()
      switch tree.nodes[node].content {
      case .end, .else: throw error("unexpected \(describe(node))")
      default: waiting.append(node)
      }
    }
    try add(scope.name, tree.add(.list(tree.list(&waiting, from: mark)), at: position))
  }

  private mutating func parseDefinition() throws(TemplateError) {
    let outer = scope
    scope = Scope(name: "definition")
    let token = nextNonSpace()
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

  /// Checks that a token can be unquoted, where it has anything that could be wrong.
  mutating func checkQuoting(_ token: Token) throws(TemplateError) {
    let bytes = UnsafeBufferPointer(rebasing: source.bytes[token.start..<token.end])
    if bytes[0] != UInt8(ascii: "`"), bytes.contains(UInt8(ascii: "\\")) { _ = try unquote(token) }
  }
}
