internal import GoRuntime

/// Cuts a template's text into tokens, trimming white space beside trim markers on the way.
///
/// The states and their errors are those of Go's text/template/parse. Where Go makes a token of the
/// white space in an action, the token after it says so; text is found together with what ends it.
/// The current token lies in the lexer, which also notes where the names of fields and variables
/// are, as it has just found their ends.
///
/// Methods are mutating even where they change nothing: for a call that only borrows it the whole
/// lexer would be copied.
struct Lexer: ~Copyable {
  /// The text.
  let source: SourceText
  /// What the current token is.
  private(set) var token = Token.eof
  /// Where the current token starts and ends, in bytes.
  private(set) var start = 0
  private(set) var end = 0
  /// The text before the current token, if that is none of an action's.
  private(set) var text = Node.Span(from: 0, to: 0)
  /// Whether white space stands before the current token, within its action.
  private(set) var followsSpace = false
  /// Whether the current token is a constant that has to be read to know whether it is right.
  private(set) var isDoubtful = false
  /// The names of all variables and fields up to the current token.
  private(set) var names: PlainArray<Node.Span>
  /// Where the names of the current token start, if it is a variable or a chain of fields.
  private(set) var firstName = 0
  /// The message of the token `error`, which is the last one.
  private(set) var errorText = ""

  /// Where the next token is looked for.
  private var position = 0
  private var parenthesisDepth = 0

  /// A lexer before the first token of a text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - names: An empty array for the names, whose memory the caller frees.
  init(_ source: SourceText, names: PlainArray<Node.Span>) {
    self.source = source
    self.names = names
  }

  /// The text's bytes, with zeros after the last.
  private var bytes: UnsafePointer<UInt8> {
    @inline(__always) mutating get { source.paddedBytes }
  }

  private var count: Int {
    @inline(__always) mutating get { source.count }
  }

  /// Ends the current token at an offset, where the next one is looked for.
  @inline(__always)
  private mutating func finish(_ token: Token, at end: Int) {
    self.token = token
    self.end = end
    position = end
  }

  /// Ends the scan with an error, from the start of the current token to an offset.
  @inline(never)
  private mutating func fail(_ message: String, at end: Int) {
    errorText = message
    finish(.error, at: end)
  }

  // MARK: Text

  /// Goes on, outside of actions, to the next one, to a comment that ends a text, or to the end.
  mutating func advanceToAction() {
    followsSpace = false
    while true {
      let textStart = position
      guard let delimiter = source.delimiter(from: textStart) else {
        text = Node.Span(from: textStart, to: count)
        start = count
        return finish(.eof, at: count)
      }
      let trims = bytes[delimiter + 2] == UInt8(ascii: "-") && Self.isSpace(bytes[delimiter + 3])
      var textEnd = delimiter
      if trims {
        while textEnd > textStart, Self.isSpace(bytes[textEnd - 1]) { textEnd -= 1 }
      }
      text = Node.Span(from: textStart, to: textEnd)
      start = delimiter
      position = delimiter + (trims ? 4 : 2)
      guard bytes[position] == UInt8(ascii: "/"), bytes[position + 1] == UInt8(ascii: "*") else {
        token = .leftDelimiter
        end = delimiter + 2
        parenthesisDepth = 0
        return
      }
      guard skipComment() else { return }
      if textEnd > textStart { return finish(.comment, at: position) }
    }
  }

  /// Skips a comment with its closing delimiter; false after an error.
  private mutating func skipComment() -> Bool {
    start = position
    guard let close = source.find("*/", from: position + 2) else {
      fail("unclosed comment", at: position + 2)
      return false
    }
    position = close + 2
    let trims = Self.isSpace(bytes[position]) && isClosing(at: position + 1)
    guard trims || source.matches("}}", at: position) else {
      fail("comment ends before closing delimiter", at: position)
      return false
    }
    position = trims ? endOfSpace(from: position + 4) : position + 2
    return true
  }

  /// Whether a trim marker's minus and the closing delimiter stand at an offset.
  @inline(__always)
  private mutating func isClosing(at offset: Int) -> Bool {
    bytes[offset] == UInt8(ascii: "-") && bytes[offset + 1] == UInt8(ascii: "}")
      && bytes[offset + 2] == UInt8(ascii: "}")
  }

  @inline(__always)
  private mutating func endOfSpace(from offset: Int) -> Int {
    var offset = offset
    while Self.isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  // MARK: Inside actions

  /// Goes on to the next token of an action.
  mutating func advance() {
    start = endOfSpace(from: position)
    followsSpace = start > position
    let byte = bytes[start]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      lexIdentifier()
    case UInt8(ascii: "."): lexFields()
    case UInt8(ascii: "$"): lexVariable()
    case UInt8(ascii: "\""): lexQuoted(byte, .string, "unterminated quoted string")
    case UInt8(ascii: "'"): lexQuoted(byte, .charConstant, "unterminated character constant")
    case UInt8(ascii: "`"): lexRawString()
    case UInt8(ascii: "}"): lexClosing()
    case UInt8(ascii: "("):
      parenthesisDepth += 1
      finish(.leftParenthesis, at: start + 1)
    case UInt8(ascii: ")"):
      parenthesisDepth -= 1
      if parenthesisDepth < 0 { return fail("unexpected right paren", at: start + 1) }
      finish(.rightParenthesis, at: start + 1)
    case UInt8(ascii: "|"): finish(.pipe, at: start + 1)
    case UInt8(ascii: "="): finish(.assign, at: start + 1)
    case UInt8(ascii: ":"):
      guard bytes[start + 1] == UInt8(ascii: "=") else {
        return fail("expected :=", at: start + 1)
      }
      finish(.declare, at: start + 2)
    case UInt8(ascii: "-") where followsSpace && isClosing(at: start): lexTrimmingClosing()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
    default: lexOther(byte)
    }
  }

  /// The closing delimiter after white space and a trim marker, and the white space that it trims.
  @inline(never)
  private mutating func lexTrimmingClosing() {
    if parenthesisDepth > 0 {
      // The last space belongs to the trim marker.
      start -= 1
      return fail("unclosed left paren", at: start + 1)
    }
    followsSpace = false
    start += 1
    finish(.rightDelimiter, at: start + 2)
    position = endOfSpace(from: end)
  }

  /// The closing delimiter, or a brace that is none.
  @inline(__always)
  private mutating func lexClosing() {
    guard bytes[start + 1] == UInt8(ascii: "}") else { return lexOther(UInt8(ascii: "}")) }
    if parenthesisDepth > 0 { return fail("unclosed left paren", at: start) }
    finish(.rightDelimiter, at: start + 2)
  }

  /// What begins with a letter beyond ASCII or has no meaning.
  @inline(never)
  private mutating func lexOther(_ byte: UInt8) {
    if start >= count { return fail("unclosed action", at: start) }
    if alphanumericSize(at: start) > 0 { return lexIdentifier() }
    if byte > 0x20 && byte < 0x7F { return finish(.char, at: start + 1) }
    fail("unrecognized character in action: \(codePoint(at: start))", at: start)
  }

  @inline(never)
  private mutating func lexIdentifier() {
    let end = endOfAlphanumeric(from: start)
    guard isTerminator(at: end) else { return failAtBadCharacter(end) }
    finish(keyword(to: end), at: end)
  }

  @inline(never)
  private mutating func lexVariable() {
    var end = start + 1
    if !isTerminator(at: end) {
      end = endOfAlphanumeric(from: end)
      guard isTerminator(at: end) else { return failAtBadCharacter(end) }
    }
    firstName = names.count
    names.append(Node.Span(from: start, to: end))
    finish(.variable, at: end)
  }

  /// A field and those that continue it, or a dot alone.
  ///
  /// Go makes a token of each field, but its parser joins those without white space in between.
  @inline(never)
  private mutating func lexFields() {
    var end = start + 1
    // A dot that ends the text is no field but a bad number.
    if Self.isDigit(bytes[end]) || end == count { return lexNumber() }
    if isTerminator(at: end) { return finish(.dot, at: end) }
    firstName = names.count
    var ends = NameEnds(in: bytes, from: end)
    while true {
      let start = end
      end = ends.next()
      if bytes[end] >= 0x80 {
        end = endOfLetters(from: end)
        ends = NameEnds(in: bytes, from: end)
        _ = ends.next()
      }
      names.append(Node.Span(from: start, to: end))
      // Another dot begins a field, or else a number or a dot, which the parser refuses.
      if bytes[end] == UInt8(ascii: "."), Self.beginsName(bytes[end + 1]) {
        end += 1
        continue
      }
      guard isTerminator(at: end) else { return failAtBadCharacter(end) }
      return finish(.field, at: end)
    }
  }

  @inline(never)
  private mutating func failAtBadCharacter(_ offset: Int) {
    fail("bad character \(codePoint(at: offset))", at: offset)
  }

  /// A string or character constant.
  @inline(never)
  private mutating func lexQuoted(_ mark: UInt8, _ token: Token, _ message: String) {
    // Between single quotes there must be one character.
    isDoubtful = token == .charConstant
    var end = start + 1
    while true {
      end = source.endOfString(from: end, mark: mark)
      if end >= count { return fail(message, at: count) }
      let byte = bytes[end]
      end += 1
      if byte == mark { return finish(token, at: end) }
      if byte == 0x0A { return fail(message, at: end) }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard end < count, bytes[end] != 0x0A else { return fail(message, at: end) }
      if !Self.isPlainEscape(bytes[end], in: mark) { isDoubtful = true }
      end += 1
    }
  }

  /// Whether a byte after a backslash makes an escape that is right between two such marks.
  private static func isPlainEscape(_ byte: UInt8, in mark: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "\\"): true
    default: byte == mark
    }
  }

  @inline(never)
  private mutating func lexRawString() {
    isDoubtful = false
    guard let close = source.find("`", from: start + 1) else {
      return fail("unterminated raw quoted string", at: count)
    }
    finish(.rawString, at: close + 1)
  }

  // MARK: Numbers

  @inline(never)
  private mutating func lexNumber() {
    let digits = endOfPlainDigits()
    isDoubtful = digits == start
    if !isDoubtful { return finish(.number, at: digits) }
    position = start
    guard scanNumber() else { return failAtBadNumber() }
    let sign = bytes[position]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard scanNumber(), bytes[position - 1] == UInt8(ascii: "i") else {
        return failAtBadNumber()
      }
      return finish(.complex, at: position)
    }
    finish(.number, at: position)
  }

  private mutating func failAtBadNumber() {
    let output = OutputBuffer()
    Strconv.quote(source.string(start..<position), to: output)
    fail("bad number syntax: \(output.string().text)", at: position)
  }

  /// Where a number ends that is a few decimal digits and thus right; its start for any other one.
  private mutating func endOfPlainDigits() -> Int {
    var end = start
    while Self.isDigit(bytes[end]) { end += 1 }
    let isPlain =
      end - start <= NumberLiteral.plainLength && isTerminator(at: end)
      && bytes[end] != UInt8(ascii: ".")
      // A leading zero begins an octal number.
      && (bytes[start] != UInt8(ascii: "0") || end - start == 1)
    return isPlain ? end : start
  }

  /// Scans what may be a number; the parser finds out what is wrong with it.
  private mutating func scanNumber() -> Bool {
    accept("+-")
    var digits: StaticString = "0123456789_"
    var exponent: StaticString = "eE"
    if accept("0") {
      if accept("xX") {
        digits = "0123456789abcdefABCDEF_"
        exponent = "pP"
      } else if accept("oO") {
        digits = "01234567_"
        exponent = ""
      } else if accept("bB") {
        digits = "01_"
        exponent = ""
      }
    }
    while accept(digits) {}
    if accept(".") { while accept(digits) {} }
    if accept(exponent) {
      accept("+-")
      while accept("0123456789_") {}
    }
    accept("i")
    let size = alphanumericSize(at: position)
    position += size
    return size == 0
  }

  /// Steps over the next byte when it is one of the given.
  @discardableResult
  private mutating func accept(_ valid: StaticString) -> Bool {
    let byte = bytes[position]
    for index in 0..<valid.utf8CodeUnitCount where valid.utf8Start[index] == byte {
      position += 1
      return true
    }
    return false
  }

  // MARK: Characters

  /// Whether what stands at an offset can follow a word.
  @inline(__always)
  private mutating func isTerminator(at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("):
      return true
    case UInt8(ascii: "}"): return bytes[offset + 1] == UInt8(ascii: "}")
    case 0: return offset >= count
    default: return false
    }
  }

  /// Where the letters, digits and underscores from an offset on end.
  @inline(__always)
  private mutating func endOfAlphanumeric(from offset: Int) -> Int {
    let end = source.endOfName(from: offset)
    return bytes[end] < 0x80 ? end : endOfLetters(from: end)
  }

  /// Where such a run ends that has letters beyond ASCII.
  @inline(never)
  private mutating func endOfLetters(from offset: Int) -> Int {
    var end = offset
    while true {
      let size = alphanumericSize(at: end)
      if size == 0 { return end }
      end += size
    }
  }

  /// Whether a byte is a letter, if it is one of ASCII, or an underscore.
  @inline(__always)
  private static func beginsName(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// The length of the letter, digit or underscore at an offset; 0 for anything else.
  private mutating func alphanumericSize(at offset: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 { return Self.beginsName(byte) || Self.isDigit(byte) ? 1 : 0 }
    let (rune, size) = source.bytes.rune(at: offset)
    guard let scalar = Unicode.Scalar(rune) else { return 0 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return size
    default: return 0
    }
  }

  /// The character at an offset as Go's `%#U` prints it.
  private mutating func codePoint(at offset: Int) -> String {
    guard offset < count else { return "U+FFFFFFFFFFFFFFFF" }
    let output = OutputBuffer()
    let (rune, _) = source.bytes.rune(at: offset)
    Fmt.sprintf("%#U", [.integer(Int64(rune), .int32)], to: output)
    return output.string().text
  }

  @inline(__always)
  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  // MARK: Keywords

  /// What kind of token the word is that ends at an offset.
  @inline(__always)
  private mutating func keyword(to end: Int) -> Token {
    let length = end - start
    guard length <= Keyword.longest else { return .identifier }
    let word = UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self)
    // The word has some byte, so that not all bits of those after it are to go.
    let excess = UInt64(truncatingIfNeeded: (Keyword.longest &- length) &* 8)
    return Keyword.token(of: (UInt64(littleEndian: word) &<< excess) &>> excess)
  }
}
