extension YAMLScanner {
  /// `%YAML` or `%TAG`.
  mutating func fetchDirective() throws(YAMLFailure) {
    unrollIndent(to: -1)
    try removeSimpleKey()
    isSimpleKeyAllowed = false
    let startLine = line
    let startColumn = column
    position &+= 1
    let token: YAMLToken
    let name = Array(text(try scanDirectiveName(startLine: startLine)))
    if name == Array("YAML".utf8) {
      versions.append(try scanVersion(startLine: startLine))
      token = directive(.versionDirective, versions.count - 1, startLine, startColumn)
    } else if name == Array("TAG".utf8) {
      tags.append(try scanTagDirective(startLine: startLine))
      token = directive(.tagDirective, tags.count - 1, startLine, startColumn)
    } else {
      throw failure("found unknown directive name", contextLine: startLine)
    }
    skipBlanks()
    skipComment()
    try requireReadable(1)
    guard bytes.isBreakOrEnd(position) else {
      throw failure("did not find expected comment or line break", contextLine: startLine)
    }
    if bytes.isBreak(position) { skipBreak() }
    queue.append(token)
  }

  private func directive(
    _ kind: YAMLToken.Kind, _ index: Int, _ line: Int, _ column: Int
  ) -> YAMLToken {
    var token = YAMLToken(kind: kind, line: line, column: column)
    token.text.start = Int32(truncatingIfNeeded: index)
    return token
  }

  private mutating func scanDirectiveName(startLine: Int) throws(YAMLFailure) -> YAMLSpan {
    let start = position
    while bytes[position].isYAMLWord { position &+= 1 }
    try requireReadable(1)
    if position == start {
      throw failure("could not find expected directive name", contextLine: startLine)
    }
    guard bytes.isBlankOrEnd(position) else {
      throw failure("found unexpected non-alphabetical character", contextLine: startLine)
    }
    return span(from: start, to: position)
  }

  private mutating func scanVersion(
    startLine: Int
  ) throws(YAMLFailure) -> (major: Int, minor: Int) {
    skipBlanks()
    let major = try scanVersionNumber(startLine: startLine)
    guard bytes[position] == 0x2E else {
      throw failure("did not find expected digit or '.' character", contextLine: startLine)
    }
    position &+= 1
    return (major, try scanVersionNumber(startLine: startLine))
  }

  private mutating func scanVersionNumber(startLine: Int) throws(YAMLFailure) -> Int {
    var value = 0
    var length = 0
    while bytes[position] >= 0x30, bytes[position] <= 0x39 {
      length += 1
      if length > 2 {
        throw failure("found extremely long version number", contextLine: startLine)
      }
      value = value * 10 + Int(bytes[position]) - 0x30
      position &+= 1
    }
    try requireReadable(1)
    if length == 0 {
      throw failure("did not find expected version number", contextLine: startLine)
    }
    return value
  }

  private mutating func scanTagDirective(startLine: Int) throws(YAMLFailure) -> YAMLTag {
    skipBlanks()
    let handle = try scanTagHandle(isDirective: true, startLine: startLine)
    try requireReadable(1)
    guard bytes.isBlank(position) else {
      throw failure("did not find expected whitespace", contextLine: startLine)
    }
    skipBlanks()
    let prefix = try scanTagURI(startLine: startLine)
    guard bytes.isBlankOrEnd(position) else {
      throw failure("did not find expected whitespace or line break", contextLine: startLine)
    }
    return YAMLTag(handle: handle, suffix: prefix)
  }
}
