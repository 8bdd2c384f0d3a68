extension YAMLScanner {
  /// `!tag`, in any of its forms.
  mutating func fetchTag() throws(YAMLFailure) {
    try saveSimpleKey()
    isSimpleKeyAllowed = false
    var token = YAMLToken(kind: .tag, line: line, column: column)
    let startLine = line
    var tag = YAMLTag(handle: [], suffix: [])
    try requireReadable(2)
    if bytes[position &+ 1] == 0x3C {
      position &+= 2
      tag.suffix = try scanTagURI(startLine: startLine)
      guard bytes[position] == 0x3E else {
        throw failure("did not find the expected '>'", contextLine: startLine)
      }
      position &+= 1
    } else {
      tag.handle = try scanTagHandle(isDirective: false, startLine: startLine)
      if tag.handle.count > 1, tag.handle.last == 0x21 {
        tag.suffix = try scanTagURI(startLine: startLine)
      } else {
        tag.suffix = try scanTagURI(after: tag.handle, startLine: startLine)
        tag.handle = [0x21]
        if tag.suffix.isEmpty { swap(&tag.handle, &tag.suffix) }
      }
    }
    try requireReadable(1)
    guard bytes.isBlankOrEnd(position) else {
      throw failure("did not find expected whitespace or line break", contextLine: startLine)
    }
    token.text.start = Int32(truncatingIfNeeded: tags.count)
    tags.append(tag)
    queue.append(token)
  }

  /// Reads `!`, `!word!`, or the first word of a tag.
  mutating func scanTagHandle(isDirective: Bool, startLine: Int) throws(YAMLFailure) -> [UInt8] {
    try requireReadable(1)
    guard bytes[position] == 0x21 else {
      throw failure("did not find expected '!'", contextLine: startLine)
    }
    let start = position
    position &+= 1
    while bytes[position].isYAMLWord { position &+= 1 }
    try requireReadable(1)
    if bytes[position] == 0x21 {
      position &+= 1
    } else if isDirective, position &- start > 1 {
      throw failure("did not find expected '!'", contextLine: startLine)
    }
    return Array(text(span(from: start, to: position)))
  }

  /// Reads the rest of a tag, or a directive's prefix, after what was read of it already.
  mutating func scanTagURI(
    after head: [UInt8] = [], startLine: Int
  ) throws(YAMLFailure) -> [UInt8] {
    var uri = Array(head.dropFirst())
    var isFound = !head.isEmpty
    while true {
      let byte = bytes[position]
      if byte == 0x25 {
        try scanURIEscape(into: &uri, startLine: startLine)
      } else if byte.isYAMLTagCharacter {
        uri.append(byte)
        position &+= 1
      } else {
        break
      }
      isFound = true
    }
    try requireReadable(1)
    if !isFound { throw failure("did not find expected tag URI", contextLine: startLine) }
    return uri
  }

  /// Reads the `%xx` forms of one UTF-8 character.
  private mutating func scanURIEscape(
    into uri: inout [UInt8], startLine: Int
  ) throws(YAMLFailure) {
    var remaining = 1
    var isFirst = true
    while remaining > 0 {
      try requireReadable(3)
      guard bytes[position] == 0x25, let high = bytes[position &+ 1].hexDigit,
        let low = bytes[position &+ 2].hexDigit
      else { throw failure("did not find URI escaped octet", contextLine: startLine) }
      let octet = UInt8(high << 4 | low)
      if isFirst {
        isFirst = false
        switch octet {
        case 0x00...0x7F: remaining = 1
        case 0xC0...0xDF: remaining = 2
        case 0xE0...0xEF: remaining = 3
        case 0xF0...0xF7: remaining = 4
        default: throw failure("found an incorrect leading UTF-8 octet", contextLine: startLine)
        }
      } else if octet & 0xC0 != 0x80 {
        throw failure("found an incorrect trailing UTF-8 octet", contextLine: startLine)
      }
      uri.append(octet)
      position &+= 3
      remaining -= 1
    }
  }
}
