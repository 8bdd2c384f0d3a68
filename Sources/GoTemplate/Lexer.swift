internal import GoRuntime

/// Cuts a template's text into tokens, trimming white space beside trim markers on the way.
///
/// The states and their errors are those of Go's text/template/parse. Where Go makes a token of the
/// white space in an action, the token after it says so.
struct Lexer {
  /// What the lexer expects next.
  private enum State {
    case text, action, ended
  }

  /// The text.
  let source: SourceText
  /// The text of the error of a token of kind `error`.
  private(set) var errorText = ""
  /// The text's bytes, with zeros after the last.
  private let bytes: UnsafePointer<UInt8>
  private let end: Int
  private var state = State.text
  private var start = 0
  private var position = 0
  private var parenthesisDepth = 0

  /// A lexer at the beginning of a text.
  init(_ source: SourceText) {
    self.source = source
    bytes = source.paddedBytes
    end = source.bytes.count
  }

  /// The next token; after an error or the end it is the end's again.
  mutating func next() -> Token {
    switch state {
    case .action: lexAction()
    case .text: lexText()
    case .ended: Token(kind: .eof, start: end, end: end)
    }
  }

  /// A token from the start of the current one to the current position.
  @inline(__always)
  private mutating func emit(
    _ kind: Token.Kind, followsSpace: Bool = false, hasRareEscapes: Bool = false
  ) -> Token {
    let token = Token(
      kind: kind, start: start, end: position, followsSpace: followsSpace,
      hasRareEscapes: hasRareEscapes)
    start = position
    return token
  }

  /// Ends the scan with an error.
  @inline(never)
  private mutating func fail(_ message: String) -> Token {
    errorText = message
    state = .ended
    return Token(kind: .error, start: start, end: position)
  }

  // MARK: Text

  private mutating func lexText() -> Token {
    while true {
      guard let delimiter = source.delimiter(from: position) else {
        position = end
        if position > start { return emit(.text) }
        state = .ended
        return emit(.eof)
      }
      var textEnd = delimiter
      let trims = bytes[delimiter + 2] == UInt8(ascii: "-") && Self.isSpace(bytes[delimiter + 3])
      if trims {
        while textEnd > start, Self.isSpace(bytes[textEnd - 1]) { textEnd -= 1 }
      }
      if textEnd > start {
        position = textEnd
        let token = emit(.text)
        position = delimiter
        start = delimiter
        return token
      }
      let afterMarker = delimiter + (trims ? 4 : 2)
      if bytes[afterMarker] == UInt8(ascii: "/"), bytes[afterMarker + 1] == UInt8(ascii: "*") {
        position = afterMarker
        start = afterMarker
        if let failure = skipComment() { return failure }
        continue
      }
      start = delimiter
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
    guard let close = source.find("*/", from: position) else { return fail("unclosed comment") }
    position = close + 2
    let trims = Self.isSpace(bytes[position]) && isClosing(bytes[position + 1], at: position + 2)
    guard trims || source.matches("}}", at: position) else {
      return fail("comment ends before closing delimiter")
    }
    position += trims ? 4 : 2
    if trims { position = endOfSpace(from: position) }
    start = position
    return nil
  }

  /// Whether a byte is a trim marker's minus, and the closing delimiter stands at an offset.
  @inline(__always)
  private func isClosing(_ marker: UInt8, at offset: Int) -> Bool {
    marker == UInt8(ascii: "-") && bytes[offset] == UInt8(ascii: "}")
      && bytes[offset + 1] == UInt8(ascii: "}")
  }

  @inline(__always)
  private func endOfSpace(from offset: Int) -> Int {
    var offset = offset
    while Self.isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  // MARK: Inside actions

  private mutating func lexAction() -> Token {
    let begin = position
    position = endOfSpace(from: begin)
    let followsSpace = position > begin
    let byte = bytes[position]
    if followsSpace, isClosing(byte, at: position + 1) {
      // The last space belongs to the trim marker.
      start = position - 1
      if parenthesisDepth > 0 { return fail("unclosed left paren") }
      start = position + 1
      position += 3
      let token = emit(.rightDelimiter)
      position = endOfSpace(from: position)
      start = position
      state = .text
      return token
    }
    start = position
    if Self.isWord(byte), !Self.isDigit(byte) { return lexIdentifier(followsSpace) }
    position += 1
    switch byte {
    case UInt8(ascii: "."):
      if Self.isDigit(bytes[position]) { return lexNumber(followsSpace) }
      // A dot that ends the text is no field but a bad number.
      if position == end { return lexNumber(followsSpace) }
      return lexFields(followsSpace)
    case UInt8(ascii: "$"): return lexVariable(followsSpace)
    case UInt8(ascii: "}"):
      guard bytes[position] == UInt8(ascii: "}") else { break }
      if parenthesisDepth > 0 {
        position -= 1
        return fail("unclosed left paren")
      }
      position += 1
      state = .text
      return emit(.rightDelimiter, followsSpace: followsSpace)
    case UInt8(ascii: "\""):
      return lexQuoted(byte, .string, "unterminated quoted string", followsSpace)
    case UInt8(ascii: "'"):
      return lexQuoted(byte, .charConstant, "unterminated character constant", followsSpace)
    case UInt8(ascii: "`"): return lexRawString(followsSpace)
    case UInt8(ascii: "("):
      parenthesisDepth += 1
      return emit(.leftParenthesis, followsSpace: followsSpace)
    case UInt8(ascii: ")"):
      parenthesisDepth -= 1
      if parenthesisDepth < 0 { return fail("unexpected right paren") }
      return emit(.rightParenthesis, followsSpace: followsSpace)
    case UInt8(ascii: "|"): return emit(.pipe, followsSpace: followsSpace)
    case UInt8(ascii: "="): return emit(.assign, followsSpace: followsSpace)
    case UInt8(ascii: ":"):
      guard bytes[position] == UInt8(ascii: "=") else { return fail("expected :=") }
      position += 1
      return emit(.declare, followsSpace: followsSpace)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return lexNumber(followsSpace)
    default: break
    }
    position -= 1
    if position >= end { return fail("unclosed action") }
    if alphanumericSize() > 0 { return lexIdentifier(followsSpace) }
    if byte > 0x20 && byte < 0x7F {
      position += 1
      return emit(.char, followsSpace: followsSpace)
    }
    return fail("unrecognized character in action: \(codePoint())")
  }

  private mutating func lexIdentifier(_ followsSpace: Bool) -> Token {
    skipAlphanumeric()
    guard atTerminator() else { return fail("bad character \(codePoint())") }
    return emit(keyword(), followsSpace: followsSpace)
  }

  /// A variable's name; the dollar sign was scanned.
  private mutating func lexVariable(_ followsSpace: Bool) -> Token {
    if !atTerminator() {
      skipAlphanumeric()
      guard atTerminator() else { return fail("bad character \(codePoint())") }
    }
    return emit(.variable, followsSpace: followsSpace)
  }

  /// A field and those that continue it; the first dot was scanned.
  ///
  /// Go makes a token of each field, but its parser joins those without white space in between.
  private mutating func lexFields(_ followsSpace: Bool) -> Token {
    if atTerminator() { return emit(.dot, followsSpace: followsSpace) }
    while true {
      skipAlphanumeric()
      guard atTerminator() else { return fail("bad character \(codePoint())") }
      // Another dot begins a field, or else a number or a dot, which the parser refuses.
      let next = bytes[position + 1]
      guard bytes[position] == UInt8(ascii: "."), Self.isWord(next) || next >= 0x80,
        !Self.isDigit(next)
      else { return emit(.field, followsSpace: followsSpace) }
      position += 1
    }
  }

  /// A string or character constant; the opening mark was scanned.
  private mutating func lexQuoted(
    _ mark: UInt8, _ kind: Token.Kind, _ message: String, _ followsSpace: Bool
  ) -> Token {
    var hasRareEscapes = false
    while true {
      position = source.endOfString(from: position, mark: mark)
      if position >= end { break }
      let byte = bytes[position]
      position += 1
      if byte == mark {
        return emit(kind, followsSpace: followsSpace, hasRareEscapes: hasRareEscapes)
      }
      if byte == 0x0A { return fail(message) }
      if byte == UInt8(ascii: "\\") {
        guard position < end, bytes[position] != 0x0A else { return fail(message) }
        if !Self.isPlainEscape(bytes[position], in: mark) { hasRareEscapes = true }
        position += 1
      }
    }
    position = end
    return fail(message)
  }

  /// Whether a byte after a backslash makes an escape that is right between two such marks.
  private static func isPlainEscape(_ byte: UInt8, in mark: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "\\"): true
    default: byte == mark
    }
  }

  private mutating func lexRawString(_ followsSpace: Bool) -> Token {
    guard let close = source.find("`", from: position) else {
      position = end
      return fail("unterminated raw quoted string")
    }
    position = close + 1
    return emit(.rawString, followsSpace: followsSpace)
  }

  // MARK: Numbers

  private mutating func lexNumber(_ followsSpace: Bool) -> Token {
    position = start
    guard scanNumber() else { return badNumber() }
    let sign = bytes[position]
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
      guard scanNumber(), bytes[position - 1] == UInt8(ascii: "i") else { return badNumber() }
      return emit(.complex, followsSpace: followsSpace)
    }
    return emit(.number, followsSpace: followsSpace)
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
    let byte = bytes[position]
    for index in 0..<valid.utf8CodeUnitCount where valid.utf8Start[index] == byte {
      position += 1
      return true
    }
    return false
  }

  // MARK: Characters

  @inline(__always)
  private func atTerminator() -> Bool {
    switch bytes[position] {
    case 0x20, 0x09, 0x0D, 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "|"),
      UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("):
      return true
    case UInt8(ascii: "}"): return bytes[position + 1] == UInt8(ascii: "}")
    case 0: return position >= end
    default: return false
    }
  }

  @inline(__always)
  private mutating func skipAlphanumeric() {
    while true {
      position = source.endOfName(from: position)
      guard bytes[position] >= 0x80 else { return }
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
    let byte = bytes[position]
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
    guard position < end else { return "U+FFFFFFFFFFFFFFFF" }
    let output = OutputBuffer()
    let (rune, _) = source.bytes.rune(at: position)
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

  /// What kind of token the current word is.
  @inline(__always)
  private func keyword() -> Token.Kind {
    let count = position - start
    guard count <= Keyword.longest else { return .identifier }
    let word = UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt64.self)
    return Keyword.kind(of: UInt64(littleEndian: word) & ~(UInt64.max << UInt64(count * 8)))
  }
}
