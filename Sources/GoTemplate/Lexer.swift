internal import GoRuntime

/// Cuts a template's text into tokens, trimming white space beside trim markers on the way.
///
/// The states and their errors are those of Go's text/template/parse.
struct Lexer {
  /// What the lexer expects next.
  private enum State {
    case text, action, ended
  }

  /// The text.
  let source: SourceText
  /// The text of the error of a token of kind `error`.
  private(set) var errorText = ""
  private var state = State.text
  private var start = 0
  private var position = 0
  private var parenthesisDepth = 0

  /// A lexer at the beginning of a text.
  init(_ source: SourceText) { self.source = source }

  /// The next token; after an error or the end it is the end's again.
  mutating func next() -> Token {
    switch state {
    case .text: lexText()
    case .action: lexAction()
    case .ended: Token(kind: .eof, start: source.bytes.count, end: source.bytes.count)
    }
  }

  /// A token from the start of the current one to the current position.
  private mutating func emit(_ kind: Token.Kind) -> Token {
    let token = Token(kind: kind, start: start, end: position)
    start = position
    return token
  }

  /// Ends the scan with an error.
  private mutating func fail(_ message: String) -> Token {
    errorText = message
    state = .ended
    return Token(kind: .error, start: start, end: position)
  }

  /// The byte at an offset from the current position, or nil at the end.
  private func peek(_ offset: Int = 0) -> UInt8? {
    let index = position + offset
    return index < source.bytes.count ? source.bytes[index] : nil
  }

  // MARK: Text

  private mutating func lexText() -> Token {
    while true {
      guard let delimiter = source.find("{{", from: position) else {
        position = source.bytes.count
        if position > start { return emit(.text) }
        state = .ended
        return emit(.eof)
      }
      var textEnd = delimiter
      let trims = hasLeftTrimMarker(at: delimiter + 2)
      if trims {
        while textEnd > start, Self.isSpace(source.bytes[textEnd - 1]) { textEnd -= 1 }
      }
      if textEnd > start {
        position = textEnd
        let token = emit(.text)
        position = delimiter
        start = delimiter
        return token
      }
      position = delimiter
      start = delimiter
      let afterMarker = delimiter + 2 + (trims ? 2 : 0)
      if source.matches("/*", at: afterMarker) {
        position = afterMarker
        start = afterMarker
        if let failure = skipComment() { return failure }
        continue
      }
      position = delimiter + 2
      let token = emit(.leftDelimiter)
      position = afterMarker
      start = afterMarker
      parenthesisDepth = 0
      state = .action
      return token
    }
  }

  /// Skips a comment with its closing delimiter; returns an error's token.
  private mutating func skipComment() -> Token? {
    position += 2
    guard let end = source.find("*/", from: position) else { return fail("unclosed comment") }
    position = end + 2
    guard let trims = rightDelimiter() else {
      return fail("comment ends before closing delimiter")
    }
    position += trims ? 4 : 2
    if trims { skipSpace() }
    start = position
    return nil
  }

  private mutating func skipSpace() {
    while let byte = peek(), Self.isSpace(byte) { position += 1 }
  }

  // MARK: Delimiters

  /// Whether a minus and white space stand at an offset, so that the text before is trimmed.
  private func hasLeftTrimMarker(at offset: Int) -> Bool {
    offset + 1 < source.bytes.count && source.bytes[offset] == UInt8(ascii: "-")
      && Self.isSpace(source.bytes[offset + 1])
  }

  /// Whether the action ends here, and if so, whether it trims the text after it.
  private func rightDelimiter() -> Bool? {
    if isTrimmingRightDelimiter(at: position) { return true }
    return source.matches("}}", at: position) ? false : nil
  }

  private func isTrimmingRightDelimiter(at offset: Int) -> Bool {
    offset < source.bytes.count && Self.isSpace(source.bytes[offset])
      && source.matches("-}}", at: offset + 1)
  }

  private mutating func lexRightDelimiter(trims: Bool) -> Token {
    if trims {
      position += 2
      start = position
    }
    position += 2
    let token = emit(.rightDelimiter)
    if trims {
      skipSpace()
      start = position
    }
    state = .text
    return token
  }

  // MARK: Inside actions

  private mutating func lexAction() -> Token {
    guard let byte = peek() else { return fail("unclosed action") }
    if Self.isWord(byte), !Self.isDigit(byte) { return lexIdentifier() }
    if let trims = rightDelimiter() {
      if parenthesisDepth == 0 { return lexRightDelimiter(trims: trims) }
      return fail("unclosed left paren")
    }
    switch byte {
    case 0x20, 0x09, 0x0D, 0x0A: return lexSpace()
    case UInt8(ascii: "="):
      position += 1
      return emit(.assign)
    case UInt8(ascii: ":"):
      guard peek(1) == UInt8(ascii: "=") else { return fail("expected :=") }
      position += 2
      return emit(.declare)
    case UInt8(ascii: "|"):
      position += 1
      return emit(.pipe)
    case UInt8(ascii: "\""):
      position += 1
      return lexQuoted(UInt8(ascii: "\""), .string, "unterminated quoted string")
    case UInt8(ascii: "'"):
      position += 1
      return lexQuoted(UInt8(ascii: "'"), .charConstant, "unterminated character constant")
    case UInt8(ascii: "`"):
      position += 1
      return lexRawString()
    case UInt8(ascii: "$"):
      position += 1
      return lexName(.variable)
    case UInt8(ascii: "."):
      if let next = peek(1), !Self.isDigit(next) {
        position += 1
        return lexName(.field)
      }
      return lexNumber()
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return lexNumber()
    case UInt8(ascii: "("):
      position += 1
      parenthesisDepth += 1
      return emit(.leftParenthesis)
    case UInt8(ascii: ")"):
      position += 1
      parenthesisDepth -= 1
      if parenthesisDepth < 0 { return fail("unexpected right paren") }
      return emit(.rightParenthesis)
    default: break
    }
    if alphanumericSize() > 0 { return lexIdentifier() }
    if byte > 0x20 && byte < 0x7F {
      position += 1
      return emit(.char)
    }
    return fail("unrecognized character in action: \(codePoint())")
  }

  private mutating func lexSpace() -> Token {
    var spaces = 0
    while let byte = peek(), Self.isSpace(byte) {
      position += 1
      spaces += 1
    }
    // The last space may belong to a trim marker.
    if isTrimmingRightDelimiter(at: position - 1) {
      position -= 1
      if spaces == 1 { return lexRightDelimiter(trims: true) }
    }
    return emit(.space)
  }

  private mutating func lexIdentifier() -> Token {
    skipAlphanumeric()
    guard atTerminator() else { return fail("bad character \(codePoint())") }
    return emit(Self.keyword(source, start..<position))
  }

  /// A field or a variable; the dot or dollar sign was scanned.
  private mutating func lexName(_ kind: Token.Kind) -> Token {
    if atTerminator() { return emit(kind == .variable ? .variable : .dot) }
    skipAlphanumeric()
    guard atTerminator() else { return fail("bad character \(codePoint())") }
    return emit(kind)
  }

  /// A string or character constant; the opening mark was scanned.
  private mutating func lexQuoted(
    _ mark: UInt8, _ kind: Token.Kind, _ message: String
  ) -> Token {
    while let byte = peek() {
      position += 1
      if byte == mark { return emit(kind) }
      if byte == 0x0A { return fail(message) }
      if byte == UInt8(ascii: "\\") {
        guard let next = peek(), next != 0x0A else { return fail(message) }
        position += 1
      }
    }
    return fail(message)
  }

  private mutating func lexRawString() -> Token {
    while let byte = peek() {
      position += 1
      if byte == UInt8(ascii: "`") { return emit(.rawString) }
    }
    return fail("unterminated raw quoted string")
  }

  // MARK: Numbers

  private mutating func lexNumber() -> Token {
    guard scanNumber() else { return badNumber() }
    if let sign = peek(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard scanNumber(), source.bytes[position - 1] == UInt8(ascii: "i") else {
        return badNumber()
      }
      return emit(.complex)
    }
    return emit(.number)
  }

  private mutating func badNumber() -> Token {
    let output = OutputBuffer()
    Strconv.quote(source.string(start..<position), to: output)
    return fail("bad number syntax: \(output.string().text)")
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
    let size = alphanumericSize()
    if size > 0 {
      position += size
      return false
    }
    return true
  }

  /// Steps over the next byte when it is one of the given.
  @discardableResult
  private mutating func accept(_ valid: StaticString) -> Bool {
    guard let byte = peek() else { return false }
    for index in 0..<valid.utf8CodeUnitCount where valid.utf8Start[index] == byte {
      position += 1
      return true
    }
    return false
  }

  // MARK: Characters

  private func atTerminator() -> Bool {
    guard let byte = peek() else { return true }
    switch byte {
    case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("):
      return true
    default: return source.matches("}}", at: position)
    }
  }

  private mutating func skipAlphanumeric() {
    let bytes = source.bytes
    while true {
      while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
      guard position < bytes.count, bytes[position] >= 0x80 else { return }
      let size = alphanumericSize()
      if size == 0 { return }
      position += size
    }
  }

  /// Whether a byte is an ASCII letter, a digit or an underscore.
  @inline(__always)
  private static func isWord(_ byte: UInt8) -> Bool {
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
  }

  /// The length of the letter, digit or underscore at the current position; 0 for anything else.
  private func alphanumericSize() -> Int {
    guard let byte = peek() else { return 0 }
    if byte < 0x80 { return Self.isWord(byte) ? 1 : 0 }
    let (rune, size) = source.bytes.rune(at: position)
    guard let scalar = Unicode.Scalar(rune) else { return 0 }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return size
    default: return 0
    }
  }

  /// The character at the current position as Go's `%#U` prints it.
  private func codePoint() -> String {
    guard position < source.bytes.count else { return "U+FFFFFFFFFFFFFFFF" }
    let output = OutputBuffer()
    let (rune, _) = source.bytes.rune(at: position)
    Fmt.sprintf("%#U", [.integer(Int64(rune), .int32)], to: output)
    return output.string().text
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func keyword(_ source: SourceText, _ range: Range<Int>) -> Token.Kind {
    func matches(_ word: StaticString) -> Bool {
      word.utf8CodeUnitCount == range.count && source.matches(word, at: range.lowerBound)
    }
    switch source.bytes[range.lowerBound] {
    case UInt8(ascii: "b"):
      if matches("break") { return .break }
      if matches("block") { return .block }
    case UInt8(ascii: "c"): if matches("continue") { return .continue }
    case UInt8(ascii: "d"): if matches("define") { return .define }
    case UInt8(ascii: "e"):
      if matches("end") { return .end }
      if matches("else") { return .else }
    case UInt8(ascii: "f"): if matches("false") { return .bool }
    case UInt8(ascii: "i"): if matches("if") { return .if }
    case UInt8(ascii: "n"): if matches("nil") { return .nil }
    case UInt8(ascii: "r"): if matches("range") { return .range }
    case UInt8(ascii: "t"):
      if matches("true") { return .bool }
      if matches("template") { return .template }
    case UInt8(ascii: "w"): if matches("with") { return .with }
    default: break
    }
    return .identifier
  }
}
