public import GoRuntime

extension Regexp {
  /// The text with every match replaced: Go's `ReplaceAllString`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - template: The replacement, in which `$1` and `${name}` stand for groups by the rules of
  ///     Go's `Expand`.
  ///   - limit: How long the text may become: beyond it, matches stay away.
  ///   - mayGoOn: Is asked before each further search, with the bytes ahead; false ends them.
  public func replaceAll(
    in text: ByteString, with template: ByteString, limit: Int = .max,
    mayGoOn: (Int) -> Bool = { _ in true }
  ) -> ByteString {
    let template = ReplacementTemplate(template, groupNames: groupNames)
    return replaceMatches(in: text, groups: template.groupCount, limit: limit, mayGoOn) {
      text, bounds, output in
      template.expand(text: text, bounds: bounds, to: output)
    }
  }

  /// The text with every match replaced by the same bytes: Go's `ReplaceAllLiteralString`.
  public func replaceAllLiteral(
    in text: ByteString, with replacement: ByteString, limit: Int = .max,
    mayGoOn: (Int) -> Bool = { _ in true }
  ) -> ByteString {
    replaceMatches(in: text, groups: 1, limit: limit, mayGoOn) { _, _, output in
      output.append(replacement)
    }
  }

  private func replaceMatches(
    in source: ByteString, groups: Int, limit: Int, _ mayGoOn: (Int) -> Bool,
    _ replace: (RegexpText, MatchBounds, OutputBuffer) -> Void
  ) -> ByteString {
    let text = RegexpText(source)
    var bounds = MatchBounds()
    guard findBounds(in: text, from: 0, groups: groups, into: &bounds) else { return source }
    let output = OutputBuffer(capacity: source.count + 64)
    var lastEnd = 0
    var position = 0
    repeat {
      let (start, end) = (bounds[0], bounds[1])
      output.append(text.part(lastEnd, start))
      if output.count > limit { break }
      // An empty match right behind another one is not replaced, except at the very start.
      if end > lastEnd || start == 0 { replace(text, bounds, output) }
      lastEnd = end
      let width = text.width(at: position)
      if position + width > end {
        position += width
      } else if position + 1 > end {
        position += 1
      } else {
        position = end
      }
    } while position <= text.count && mayGoOn(text.count - position)
      && findBounds(in: text, from: position, groups: groups, into: &bounds)
    output.append(text.part(lastEnd, text.count))
    return output.string()
  }

  /// The text with a backslash before every character that patterns treat specially.
  public static func quoteMeta(_ text: ByteString) -> ByteString {
    let output = OutputBuffer(capacity: text.count + 16)
    text.withBytes { bytes in
      for byte in bytes {
        switch byte {
        case 0x5C, 0x2E, 0x2B, 0x2A, 0x3F, 0x28, 0x29, 0x7C, 0x5B, 0x5D, 0x7B, 0x7D, 0x5E, 0x24:
          output.append(0x5C)
        default: break
        }
        output.append(byte)
      }
    }
    return output.string()
  }
}
