/// Characters as YAML 1.1 sorts them, looked at in place.
///
/// Sources are padded with zero bytes, so looking a few bytes ahead is always safe; a zero byte
/// stands for the end, for none can occur in a source.
typealias YAMLBytes = UnsafePointer<UInt8>

extension UnsafePointer<UInt8> {
  /// Whether a line break stands at an offset: LF, CR, NEL, LS or PS.
  @inline(__always)
  func isBreak(_ at: Int) -> Bool {
    let byte = self[at]
    if byte == 0x0A || byte == 0x0D { return true }
    if byte < 0xC2 { return false }
    return isWideBreak(at)
  }

  /// Whether NEL, LS or PS stands at an offset.
  func isWideBreak(_ at: Int) -> Bool {
    switch self[at] {
    case 0xC2: self[at &+ 1] == 0x85
    case 0xE2: self[at &+ 1] == 0x80 && (self[at &+ 2] == 0xA8 || self[at &+ 2] == 0xA9)
    default: false
    }
  }

  /// Whether a line break or the end stands at an offset.
  @inline(__always)
  func isBreakOrEnd(_ at: Int) -> Bool { self[at] == 0 || isBreak(at) }

  /// Whether a space or a tab stands at an offset.
  @inline(__always)
  func isBlank(_ at: Int) -> Bool { self[at] == 0x20 || self[at] == 0x09 }

  /// Whether a space, a tab, a line break or the end stands at an offset.
  @inline(__always)
  func isBlankOrEnd(_ at: Int) -> Bool {
    let byte = self[at]
    if byte <= 0x20 {
      return byte == 0x20 || byte == 0x0A || byte == 0 || byte == 0x09 || byte == 0x0D
    }
    return byte >= 0xC2 && isWideBreak(at)
  }

  /// Whether `---` or `...`, and then a blank or the end, stands at an offset.
  @inline(__always)
  func isDocumentIndicator(_ at: Int) -> Bool {
    let byte = self[at]
    guard byte == 0x2D || byte == 0x2E else { return false }
    return self[at &+ 1] == byte && self[at &+ 2] == byte && isBlankOrEnd(at &+ 3)
  }
}

extension UInt8 {
  /// Whether the byte may stand in an anchor: an ASCII letter or digit, `_` or `-`.
  @inline(__always)
  var isYAMLWord: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }

  /// Whether the byte may stand in a tag besides `%`.
  var isYAMLTagCharacter: Bool {
    if isYAMLWord { return true }
    switch self {
    case 0x3B, 0x2F, 0x3F, 0x3A, 0x40, 0x26, 0x3D, 0x2B, 0x24, 0x2C, 0x2E, 0x21, 0x7E, 0x2A, 0x27,
      0x28, 0x29, 0x5B, 0x5D:
      return true
    default: return false
    }
  }

  /// The value of a hexadecimal digit, or nil.
  @inline(__always)
  var hexDigit: Int? {
    switch self {
    case 0x30...0x39: Int(self) &- 0x30
    case 0x41...0x46: Int(self) &- 0x37
    case 0x61...0x66: Int(self) &- 0x57
    default: nil
    }
  }
}
