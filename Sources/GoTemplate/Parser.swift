internal import GoRuntime

/// Builds the syntax trees of texts, with the rules and errors of Go's text/template/parse.
///
/// Within an action the lexer's current token is the next one to be used; a closing delimiter is
/// left to whoever parses the text after it. So an error stands, as in Go, at the last token that
/// was read, and nothing may be read before all that can be wrong up to there is known.
///
/// Methods on the way of every token are mutating even where they change nothing: for a call that
/// only borrows it the whole parser would be copied.
struct Parser: ~Copyable {
  /// What a text defines: a name, and the list that is its body.
  struct Definition {
    var name: ByteString
    /// The number of the text.
    var text: Int
    var list: Int
    /// Whether the body is empty of everything but white space.
    var isEmpty: Bool
  }

  /// What Go's messages call the place of a token.
  enum Context: String {
    case command, `if`, range, with
    case parentheses = "parenthesized pipeline"
    case template = "template clause"
    case block = "block clause"
    case define = "define clause"
    case end, `else`, input, operand
    case `break` = "{{break}}"
    case `continue` = "{{continue}}"
  }

  /// The texts' trees, and the definitions in them, that of a text itself after those within it.
  struct Outcome {
    var trees: [SyntaxTree]
    var definitions: [Definition]
  }

  /// The state that Go keeps for every definition apart.
  struct Scope {
    var name: ByteString
    /// Where the scope's variables begin among the parser's; all know `$` besides.
    var firstVariable = 0
    var rangeDepth = 0
    /// Where the action being parsed starts, if one is.
    var actionStart: Int?
  }

  /// How deep actions and parentheses may nest; Go bounds parentheses at the same number.
  private static let maximumDepth = 10_000

  let functions: FunctionTable

  // What the trees will share.
  var nodes: PlainArray<Node>
  private(set) var lists: PlainArray<Int32>
  /// Nodes that wait to become a list, innermost last.
  var waiting = PlainArray<Int32>(capacity: 64)
  /// The variables that are declared where the parser is, dollar signs included.
  var variables = PlainArray<Node.Span>(capacity: 16)

  private var definitions: [Definition] = []

  // What belongs to one text.
  var lexer: Lexer
  var scope: Scope
  private var text = 0
  /// Where the text's definitions begin.
  private var firstDefinition = 0
  /// The numbers of the names in the text's definitions.
  private var definedNames = NameIndex()
  var assignedNames = NameIndex()

  private var depth = 0
  private var stack = StackGuard()

  private init(first source: SourceText, size: Int, functions: FunctionTable) {
    self.functions = functions
    // About what templates need: a node for every eight bytes.
    let expected = size / 8 + 8
    nodes = PlainArray(capacity: expected)
    lists = PlainArray(capacity: expected)
    lexer = Lexer(source, names: PlainArray(capacity: expected / 2))
    scope = Scope(name: source.name)
  }

  /// Parses texts one after the other.
  ///
  /// - Parameters:
  ///   - sources: The texts; the name of each is that of the template which it is the body of.
  ///   - functions: The functions that they may call.
  /// - Returns: The texts' trees and definitions.
  static func parse(
    _ sources: [SourceText], functions: FunctionTable
  ) throws(TemplateError) -> Outcome {
    guard let first = sources.first else { return Outcome(trees: [], definitions: []) }
    let size = sources.reduce(0) { $0 + $1.count }
    var parser = Parser(first: first, size: size, functions: functions)
    parser.definitions.reserveCapacity(sources.count * 2)
    var assignedNames: [NameIndex] = []
    assignedNames.reserveCapacity(sources.count)
    let outcome = Result { () throws(TemplateError) in
      for source in sources {
        try parser.parseText(source)
        assignedNames.append(parser.assignedNames)
      }
    }
    parser.waiting.free()
    parser.variables.free()
    let storage = SyntaxStorage(
      nodes: parser.nodes, lists: parser.lists, names: parser.lexer.names)
    try outcome.get()
    let trees = sources.indices.map {
      SyntaxTree(sources[$0], storage, assignedNames: assignedNames[$0])
    }
    return Outcome(trees: trees, definitions: parser.definitions)
  }

  // MARK: Building

  /// Adds a node and returns its index.
  @inline(__always)
  mutating func add(_ content: Node.Content, at position: Int) -> Int {
    nodes.append(Node(position: position, content: content))
    return nodes.count - 1
  }

  /// Lets a node wait to become part of a list.
  @inline(__always)
  mutating func wait(_ node: Int) { waiting.append(Int32(truncatingIfNeeded: node)) }

  /// Moves the nodes from an index on out of those that wait, into a list.
  @inline(__always)
  mutating func list(from mark: Int) -> Node.NodeList {
    let start = lists.count
    lists.append(movingFrom: &waiting, at: mark)
    return Node.NodeList(start..<lists.count)
  }

  /// Where the current token is.
  var tokenSpan: Node.Span {
    mutating get { Node.Span(from: lexer.start, to: lexer.end) }
  }

  /// The current token's text.
  @inline(__always)
  mutating func tokenText() -> ByteString { lexer.source.string(lexer.start..<lexer.end) }

  // MARK: Errors

  /// An error at the current token.
  mutating func error(_ message: String) -> TemplateError { error(message, at: lexer.start) }

  /// An error in the line of an offset.
  mutating func error(_ message: String, at offset: Int) -> TemplateError {
    TemplateError(
      .parse, ByteString(message),
      at: TemplateError.Location(
        template: lexer.source.name, line: lexer.source.line(at: offset), column: nil),
      template: scope.name)
  }

  /// The error of a current token that does not belong where it is.
  @inline(never)
  mutating func unexpected(in context: Context) -> TemplateError {
    guard lexer.token == .error else {
      return error("unexpected \(describeToken()) in \(context.rawValue)")
    }
    let message = lexer.errorText
    guard let actionLine = scope.actionStart.map({ lexer.source.line(at: $0) }),
      actionLine != lexer.source.line(at: lexer.start)
    else { return error(message) }
    // Not "unclosed action in action".
    let place = message.hasSuffix(" action") ? " started at" : " in action started at"
    return error("\(message)\(place) \(lexer.source.name):\(actionLine)")
  }

  private mutating func describeToken() -> String {
    if lexer.token == .eof { return "EOF" }
    var text = tokenText()
    // Go's lexer cuts a chain of fields into tokens.
    if lexer.token == .field {
      let end = text.withBytes { $0.dropFirst().firstIndex(of: UInt8(ascii: ".")) }
      text = text[0..<(end ?? text.count)]
    }
    if lexer.token.isKeyword { return "<\(text)>" }
    let output = OutputBuffer()
    Fmt.sprintf(text.count > 10 ? "%.10q..." : "%q", [.string(text)], to: output)
    return output.string().text
  }

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

  private mutating func parseText(_ source: SourceText) throws(TemplateError) {
    lexer = Lexer(source, names: lexer.names)
    scope = Scope(name: source.name)
    firstDefinition = definitions.count
    definedNames = NameIndex()
    assignedNames = NameIndex()
    let (list, closing) = try itemList(isWholeText: true)
    switch closing {
    case .end: throw error("unexpected {{end}}")
    case .else: throw error("unexpected {{else}}")
    case .eof: try define(scope.name, list)
    }
    text += 1
  }

  /// Parses a definition; `define` is the current token.
  mutating func definition() throws(TemplateError) {
    let outer = scope
    scope = Scope(name: "definition", firstVariable: variables.count)
    lexer.advance()
    guard lexer.token.isString else { throw unexpected(in: .define) }
    scope.name = try unquotedToken()
    lexer.advance()
    guard lexer.token == .rightDelimiter else { throw unexpected(in: .define) }
    let (list, closing) = try itemList()
    if case .else = closing { throw error("unexpected {{else}} in \(Context.define.rawValue)") }
    try define(scope.name, list)
    leaveScope(to: outer)
  }

  /// Goes on with the scope around a definition, whose variables are gone.
  mutating func leaveScope(to outer: Scope) {
    variables.truncate(to: scope.firstVariable)
    scope = outer
  }

  /// Adds a definition; an empty one never replaces another.
  mutating func define(_ name: ByteString, _ list: Int) throws(TemplateError) {
    let definition = Definition(name: name, text: text, list: list, isEmpty: isBlank(list))
    guard let number = number(of: name) else {
      definitions.append(definition)
      return
    }
    if definitions[number].isEmpty {
      definitions[number] = definition
    } else if !definition.isEmpty {
      let output = OutputBuffer()
      Strconv.quote(name, to: output)
      throw error("template: multiple definition of template \(output.string())")
    }
  }

  /// The number of the text's definition of a name; a few names are sooner compared than hashed.
  private mutating func number(of name: ByteString) -> Int? {
    if definitions.count - firstDefinition < 16 {
      return definitions[firstDefinition...].firstIndex { $0.name == name }
    }
    for definition in definitions[(firstDefinition + definedNames.names.count)...] {
      _ = definedNames.add(definition.name)
    }
    return definedNames.number(of: name).map { firstDefinition + $0 }
  }

  /// Whether a list has nothing but white space.
  private mutating func isBlank(_ list: Int) -> Bool {
    guard case .list(let children) = nodes[list].content else { return false }
    for place in children.range {
      guard case .text(let span) = nodes[Int(lists[place])].content,
        lexer.source.isBlank(span.range)
      else { return false }
    }
    return true
  }

  /// The current token's string.
  mutating func unquotedToken() throws(TemplateError) -> ByteString {
    if let plain = lexer.source.plainString(lexer.start..<lexer.end) { return plain }
    do {
      return try StringLiteral.unquote(tokenText())
    } catch {
      throw self.error(error.message)
    }
  }

  /// Checks that the current token can be unquoted; only escapes can be wrong.
  @inline(__always)
  mutating func checkQuoting() throws(TemplateError) {
    if lexer.isDoubtful { _ = try unquotedToken() }
  }
}
