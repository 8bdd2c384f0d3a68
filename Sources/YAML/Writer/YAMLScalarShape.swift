import GoRuntime

/// What go-yaml's emitter has to know of a string to choose its style, found in one pass.
struct YAMLScalarShape {
  /// Whether there is a line feed, which asks for the literal style.
  var hasLineFeed = false
  /// Whether there is any line break.
  var isMultiline = false
  /// Whether it can stand without quotes, apart from what it would be taken for.
  var allowsPlain = true
  var allowsSingleQuotes = true
  var allowsBlock = true
  var hasSpace = false

  /// Looks at a string.
  init(_ text: UnsafeBufferPointer<UInt8>, _ version: YAMLWriter.Version) {
    guard let first = text.first else {
      allowsBlock = false
      return
    }
    switch first {
    // # , [ ] { } & * ! | > ' " % @ `
    case 0x23, 0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x26, 0x2A, 0x21, 0x7C, 0x3E, 0x27, 0x22, 0x25, 0x40,
      0x60:
      allowsPlain = false
    // - ? :
    case 0x2D, 0x3F, 0x3A:
      if text.count == 1 || text[1] == 0x20 || text[1] == 0x09 { allowsPlain = false }
    default: break
    }
    if text.count >= 3, first == 0x2D || first == 0x2E, text[1] == first, text[2] == first {
      allowsPlain = false
    }
    var at = 0
    while true {
      while at < text.count, !Self.isRemarkable(text[at]) { at &+= 1 }
      guard at < text.count else { break }
      at = look(at: at, text, version)
    }
    if text[text.count &- 1] == 0x20 {
      allowsPlain = false
      allowsBlock = false
    }
    if first == 0x20 { allowsPlain = false }
    if isMultiline { allowsPlain = false }
  }

  /// Whether a byte can keep a string from being plain, wherever it stands.
  @inline(__always)
  private static func isRemarkable(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || byte == 0x3A || byte == 0x23
  }

  /// Looks at a remarkable character, and returns where the next one stands.
  private mutating func look(
    at: Int, _ text: UnsafeBufferPointer<UInt8>, _ version: YAMLWriter.Version
  ) -> Int {
    let next = at &+ 1
    switch text[at] {
    case 0x20:
      hasSpace = true
      if next < text.count, YAMLBreaks.width(text, at: next) > 0 { forbidAllButDoubleQuotes() }
      return next
    case 0x3A:
      if next == text.count || text[next] == 0x20 || text[next] == 0x09 { allowsPlain = false }
      return next
    case 0x23:
      if at > 0, text[at &- 1] == 0x20 || text[at &- 1] == 0x09 { allowsPlain = false }
      return next
    case 0x09 where version == .v3:
      allowsPlain = false
      allowsSingleQuotes = false
      return next
    default: break
    }
    let breakWidth = YAMLBreaks.width(text, at: at)
    if breakWidth > 0 {
      isMultiline = true
      if text[at] == 0x0A { hasLineFeed = true }
      let after = at &+ breakWidth
      if after < text.count, text[after] == 0x20 { allowsSingleQuotes = false }
    }
    let (isPrintable, width) = YAMLBreaks.isPrintable(text, at: at)
    if !isPrintable { forbidAllButDoubleQuotes() }
    return at &+ width
  }

  private mutating func forbidAllButDoubleQuotes() {
    allowsPlain = false
    allowsSingleQuotes = false
    allowsBlock = false
  }
}

/// Characters as go-yaml's emitter sorts them.
enum YAMLBreaks {
  /// How many bytes the line break at an offset has; 0 when none stands there.
  @inline(__always)
  static func width(_ text: UnsafeBufferPointer<UInt8>, at: Int) -> Int {
    switch text[at] {
    case 0x0A, 0x0D: 1
    case 0xC2: at &+ 1 < text.count && text[at &+ 1] == 0x85 ? 2 : 0
    case 0xE2:
      at &+ 2 < text.count && text[at &+ 1] == 0x80
        && (text[at &+ 2] == 0xA8 || text[at &+ 2] == 0xA9) ? 3 : 0
    default: 0
    }
  }

  /// Whether go-yaml writes the character at an offset as it stands, and its width in bytes.
  ///
  /// Characters beyond U+FFFF are not among those, and neither are tabs.
  static func isPrintable(
    _ text: UnsafeBufferPointer<UInt8>, at: Int
  ) -> (isPrintable: Bool, width: Int) {
    let (scalar, width) = UTF8Text.decode(text, at: at)
    switch scalar.value {
    case 0x0A, 0x20...0x7E, 0xA0...0xFEFE, 0xFF00...0xFFFD: return (true, width)
    default: return (false, width)
    }
  }
}
