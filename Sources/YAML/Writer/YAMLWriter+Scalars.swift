import GoRuntime

extension YAMLWriter {
  /// The longest key that stands before its `:` on one line.
  private static let longestSimpleKey = 128

  /// Writes a string in the style that go-yaml gives it.
  mutating func writeScalar(
    _ string: ByteString, indent: Int, at place: Place
  ) throws(YAMLWriterFailure) {
    try string.withBytes { text throws(YAMLWriterFailure) in
      try requireUnchanged(text)
      if version == .v3, !UTF8Text.isValid(text) {
        if place != .root { out.append(0x20) }
        writeBinary(Base64.lines(text), indent: indent)
      } else {
        writeScalar(text, indent: indent, isFirst: place == .root, mayBreak: true)
      }
    }
  }

  /// Writes a valid string.
  private mutating func writeScalar(
    _ text: UnsafeBufferPointer<UInt8>, indent: Int, isFirst: Bool, mayBreak: Bool
  ) {
    if !isFirst { out.append(0x20) }
    let shape = YAMLScalarShape(text, version)
    let inner = max(indent, 0) + 2
    if shape.hasLineFeed {
      if shape.allowsBlock {
        writeLiteral(text, indent: inner)
      } else {
        writeDoubleQuoted(text, indent: inner, mayBreak: mayBreak)
      }
    } else if isTakenForAnother(text) {
      writeDoubleQuoted(text, indent: inner, mayBreak: mayBreak)
    } else if shape.allowsPlain {
      writePlain(text, shape, indent: inner, mayBreak: mayBreak)
    } else if shape.allowsSingleQuotes {
      writeSingleQuoted(text, shape, indent: inner, mayBreak: mayBreak)
    } else {
      writeDoubleQuoted(text, indent: inner, mayBreak: mayBreak)
    }
  }

  /// Writes a key and what stands between it and the value.
  ///
  /// - Returns: Whether it stands on one line with its `:`; otherwise it has a `?`, and the value
  ///   starts on a line of its own.
  mutating func writeKey(_ key: ByteString, indent: Int) throws(YAMLWriterFailure) -> Bool {
    let isSimple = try key.withBytes { text throws(YAMLWriterFailure) in
      try requireUnchanged(text)
      try requireShortKey(text)
      if version == .v3, !UTF8Text.isValid(text) { return writeBinaryKey(text, indent: indent) }
      guard text.count <= Self.longestSimpleKey, !hasBreak(text) else { return false }
      writeScalar(text, indent: indent, isFirst: true, mayBreak: false)
      return true
    }
    if isSimple {
      out.append(0x3A)
      return true
    }
    out.append(0x3F)
    try writeScalar(key, indent: indent, at: .afterIndicator)
    startLine(indent)
    out.append(0x3A)
    return false
  }

  /// Whether a text has line breaks.
  private func hasBreak(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for at in text.indices where YAMLBreaks.width(text, at: at) > 0 { return true }
    return false
  }

  /// Writes a key that is no UTF-8, if it fits on one line.
  private mutating func writeBinaryKey(
    _ bytes: UnsafeBufferPointer<UInt8>, indent: Int
  ) -> Bool {
    let lines = Base64.lines(bytes)
    guard lines.withBytes({ !hasBreak($0) }) else { return false }
    writeBinary(lines, indent: indent)
    return true
  }

  // MARK: Resolution

  /// Whether go-yaml would read a plain text as something other than a string.
  private func isTakenForAnother(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch YAMLResolution(text) {
    case .string: break
    default: return true
    }
    guard let first = text.first, first <= 0x39, first >= 0x30 || first == 0x2B || first == 0x2D
    else { return false }
    return isBase60(text) || version == .v3 && isSignedOctal(text)
  }

  /// Whether a text is a number in base 60, which YAML 1.1 has but go-yaml only quotes.
  private func isBase60(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = text[0] == 0x2B || text[0] == 0x2D ? 1 : 0
    func isDigit(_ at: Int) -> Bool { at < text.count && text[at] >= 0x30 && text[at] <= 0x39 }
    guard isDigit(at) else { return false }
    while isDigit(at) || at < text.count && text[at] == 0x5F { at += 1 }
    guard at < text.count, text[at] == 0x3A else { return false }
    while at < text.count, text[at] == 0x3A {
      at += 1
      guard isDigit(at) else { return false }
      if isDigit(at + 1), text[at] <= 0x35 { at += 1 }
      at += 1
    }
    if at < text.count, text[at] == 0x2E {
      at += 1
      while isDigit(at) || at < text.count && text[at] == 0x5F { at += 1 }
    }
    return at == text.count
  }

  /// go-yaml v3 reads a sign behind `0o`, because it takes the prefix off before it parses the rest.
  private func isSignedOctal(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count > 3, text[0] == 0x30, text[1] == 0x6F, text[2] == 0x2B || text[2] == 0x2D
    else { return false }
    let digits = text[2...].filter { $0 != 0x5F }
    return digits.withUnsafeBufferPointer { NumberText.integer($0, base: 8) != nil }
  }
}
