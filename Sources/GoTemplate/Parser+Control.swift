internal import GoRuntime

extension Parser {
  /// Parses texts and actions up to an `end` or `else`, which is returned apart.
  mutating func itemList() throws(TemplateError) -> (list: Int, end: Int) {
    let position = peek().start
    let mark = waiting.count
    while peek().kind != .eof {
      let node = try textOrAction()
      switch tree.nodes[node].content {
      case .end, .else:
        return (tree.add(.list(tree.list(&waiting, from: mark)), at: position), node)
      default: waiting.append(Int32(truncatingIfNeeded: node))
      }
    }
    throw error("unexpected EOF")
  }

  mutating func textOrAction() throws(TemplateError) -> Int {
    let token = next()
    switch token.kind {
    case .text: return tree.add(.text(Node.Span(token)), at: token.start)
    case .leftDelimiter:
      scope.actionStart = token.start
      let node = try action()
      scope.actionStart = nil
      return node
    default: throw unexpected(token, in: "input")
    }
  }

  private mutating func action() throws(TemplateError) -> Int {
    let token = next()
    switch token.kind {
    case .block: return try block()
    case .break: return try jump(.break, "{{break}}", at: token)
    case .continue: return try jump(.continue, "{{continue}}", at: token)
    case .else: return try elseControl()
    case .end:
      let end = try expect(.rightDelimiter, in: "end")
      return tree.add(.end, at: end.start)
    case .if: return try nested { parser throws(TemplateError) in try parser.ifControl() }
    case .range:
      return try nested { parser throws(TemplateError) in
        let branch = try parser.control("range")
        return parser.tree.add(.range(branch), at: parser.tree.nodes[branch.pipe].position)
      }
    case .template: return try template()
    case .with: return try nested { parser throws(TemplateError) in try parser.withControl() }
    default: break
    }
    backUp()
    let first = peek()
    let pipe = try pipeline("command", until: .rightDelimiter)
    return tree.add(.action(pipe: Int32(truncatingIfNeeded: pipe)), at: first.start)
  }

  private mutating func jump(
    _ content: Node.Content, _ name: String, at keyword: Token
  ) throws(TemplateError) -> Int {
    let token = next()
    if token.kind != .rightDelimiter { throw unexpected(token, in: name) }
    if scope.rangeDepth == 0 { throw error("\(name) outside {{range}}") }
    return tree.add(content, at: keyword.start)
  }

  private mutating func ifControl() throws(TemplateError) -> Int {
    let branch = try control("if")
    return tree.add(.if(branch), at: tree.nodes[branch.pipe].position)
  }

  private mutating func withControl() throws(TemplateError) -> Int {
    let branch = try control("with")
    return tree.add(.with(branch), at: tree.nodes[branch.pipe].position)
  }

  private mutating func control(_ context: String) throws(TemplateError) -> Node.Branch {
    let variableCount = variables.count
    let pipe = try pipeline(context, until: .rightDelimiter)
    if context == "range" { scope.rangeDepth += 1 }
    let (list, next) = try itemList()
    if context == "range" { scope.rangeDepth -= 1 }
    var elseList: Int?
    if case .else = tree.nodes[next].content {
      let position = tree.nodes[next].position
      let kind = peek().kind
      if context == "if" && kind == .if {
        _ = self.next()
        let child = try nested { parser throws(TemplateError) in try parser.ifControl() }
        elseList = tree.add(.list(single(child)), at: position)
      } else if context == "with" && kind == .with {
        _ = self.next()
        let child = try nested { parser throws(TemplateError) in try parser.withControl() }
        elseList = tree.add(.list(single(child)), at: position)
      } else {
        let (list, end) = try itemList()
        guard case .end = tree.nodes[end].content else {
          throw error("expected end; found \(describe(end))")
        }
        elseList = list
      }
    }
    variables.truncate(to: variableCount)
    return Node.Branch(pipe: pipe, list: list, elseList: elseList)
  }

  private mutating func elseControl() throws(TemplateError) -> Int {
    let following = peek()
    if following.kind == .if || following.kind == .with {
      return tree.add(.else, at: following.start)
    }
    let token = try expect(.rightDelimiter, in: "else")
    return tree.add(.else, at: token.start)
  }

  private mutating func block() throws(TemplateError) -> Int {
    let context = "block clause"
    let token = next()
    try checkTemplateName(token, in: context)
    let name = try unquote(token)
    let pipe = try pipeline(context, until: .rightDelimiter)
    let outer = scope
    scope = Scope(name: name, firstVariable: variables.count)
    let (list, end) = try nested { parser throws(TemplateError) in try parser.itemList() }
    guard case .end = tree.nodes[end].content else {
      scope = outer
      throw error("unexpected \(describe(end)) in \(context)")
    }
    try add(name, list)
    leaveScope(to: outer)
    return tree.add(
      .template(Node.Span(token), pipe: Int32(truncatingIfNeeded: pipe)), at: token.start)
  }

  private mutating func template() throws(TemplateError) -> Int {
    let context = "template clause"
    let token = next()
    try checkTemplateName(token, in: context)
    var pipe: Int32 = -1
    if next().kind != .rightDelimiter {
      backUp()
      pipe = Int32(truncatingIfNeeded: try pipeline(context, until: .rightDelimiter))
    }
    return tree.add(.template(Node.Span(token), pipe: pipe), at: token.start)
  }

  private mutating func checkTemplateName(
    _ token: Token, in context: String
  ) throws(TemplateError) {
    guard token.kind == .string || token.kind == .rawString else {
      throw unexpected(token, in: context)
    }
    try checkQuoting(token)
  }

  /// A list of one node.
  private mutating func single(_ node: Int) -> Node.NodeList {
    let mark = waiting.count
    waiting.append(Int32(truncatingIfNeeded: node))
    return tree.list(&waiting, from: mark)
  }
}
