internal import GoRuntime

/// Rewrites words between camel case and words with connectors, as huandu/xstrings 1.5.0 does.
enum WordCase {
  /// Whether a rune stands between words: a hyphen, an underscore or white space.
  static func isConnector(_ rune: Rune) -> Bool {
    rune == 0x2D || rune == 0x5F || rune.isSpace
  }

  /// Appends words in pascal case: `GOLANG_IS_GREAT` becomes `GolangIsGreat`.
  ///
  /// Connectors at the start and the end stay, and of several in a row all but one.
  static func appendPascalCase(_ runes: [Rune], to output: OutputBuffer) {
    var index = 0
    while index < runes.count, isConnector(runes[index]) {
      output.append(rune: runes[index])
      index &+= 1
    }
    guard index < runes.count else { return }
    // While a word is all upper case so far, its letters become lower case.
    var wordIsUpper = runes[index].isUpper
    var current = runes[index].uppercased
    index &+= 1
    while index < runes.count {
      let previous = current
      current = runes[index]
      index &+= 1
      if isConnector(previous) {
        if isConnector(current) {
          output.append(rune: previous)
          continue
        }
        wordIsUpper = current.isUpper
        current = current.uppercased
      } else {
        if wordIsUpper {
          if current.isUpper { current = current.lowercased } else { wordIsUpper = false }
        }
        output.append(rune: previous)
      }
    }
    output.append(rune: current)
  }

  /// Words in lower case with a connector between them: `HTTPServer` becomes `http_server`.
  static func connected(_ string: ByteString, by connector: UInt8) -> ByteString {
    let output = OutputBuffer(capacity: string.count + 16)
    string.withBytes { bytes in
      var reader = WordReader(bytes)
      appendConnected(&reader, connector: connector, to: output)
    }
    return output.string()
  }

  private static func appendConnected(
    _ reader: inout WordReader, connector: UInt8, to output: OutputBuffer
  ) {
    var word = reader.next()
    while !reader.isAtEnd {
      if word.kind != .connector { append(word, connector, reader, output) }
      let previous = word
      word = reader.next()
      switch previous.kind {
      case .number:
        while word.kind == .alphabet || word.kind == .number {
          append(word, connector, reader, output)
          word = reader.next()
        }
        if word.kind != .invalid && word.kind != .punctuation && word.kind != .connector {
          output.append(connector)
        }
      case .connector:
        append(previous, connector, reader, output)
      case .punctuation:
        break
      default:
        guard word.kind == .number else {
          if word.kind != .connector && word.kind != .punctuation { output.append(connector) }
          break
        }
        if reader.isAtEnd { break }
        let number = word
        word = reader.next()
        if word.kind != .alphabet {
          // The number belongs to the word before it: `Bld4Floor` becomes `bld4_floor`.
          append(number, connector, reader, output)
          if word.kind != .connector && word.kind != .punctuation { output.append(connector) }
          break
        }
        // Lower case letters follow the number, so it starts a word: `HTTP2xx` is `http_2xx`.
        output.append(connector)
        append(number, connector, reader, output)
        while word.kind == .alphabet || word.kind == .number {
          append(word, connector, reader, output)
          word = reader.next()
        }
        if word.kind != .invalid && word.kind != .connector && word.kind != .punctuation {
          output.append(connector)
        }
      }
    }
    append(word, connector, reader, output)
  }

  /// Appends a word, upper case words in lower case and connectors as the one connector.
  private static func append(
    _ word: WordReader.Word, _ connector: UInt8, _ reader: WordReader, _ output: OutputBuffer
  ) {
    let bytes = UnsafeBufferPointer(rebasing: reader.bytes[word.range])
    guard word.kind == .upperCase || word.kind == .connector else {
      output.append(bytes)
      return
    }
    var index = 0
    while index < bytes.count {
      let (rune, size) = bytes.rune(at: index)
      index &+= size
      if isConnector(rune) {
        output.append(connector)
      } else {
        output.append(rune: rune.isUpper ? rune.lowercased : rune)
      }
    }
  }
}

/// Splits a text into runs of letters, digits, connectors, punctuation and everything else.
private struct WordReader {
  enum Kind {
    case invalid, number, upperCase, alphabet, connector, punctuation, other
  }

  struct Word {
    var kind: Kind
    var range: Range<Int>
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Whether every byte has been read.
  var isAtEnd: Bool { position >= bytes.count }

  /// Whether a rune is a letter other than a Chinese character.
  private static func isAlphabet(_ rune: Rune) -> Bool {
    guard rune.isLetter else { return false }
    switch rune {
    case 0x4E00...0x9FCC, 0x3400...0x4D85, 0x20000...0x2B81D: return false
    default: return true
    }
  }

  /// The next valid rune and the bytes up to its end; at the end the given rune.
  private func validRune(at start: Int, otherwise: Rune) -> (rune: Rune, size: Int) {
    var index = start
    while index < bytes.count {
      let (rune, size) = bytes.rune(at: index)
      index &+= size
      if rune != replacementRune { return (rune, index &- start) }
    }
    return (otherwise, index &- start)
  }

  /// Extends a word over runes that meet a condition.
  private mutating func skip(_ last: Rune, while condition: (Rune) -> Bool) {
    var rune = last
    while position < bytes.count {
      let size: Int
      (rune, size) = validRune(at: position, otherwise: rune)
      if !condition(rune) { return }
      position &+= size
    }
  }

  /// The next word.
  mutating func next() -> Word {
    let start = position
    guard start < bytes.count else { return Word(kind: .invalid, range: start..<start) }
    let (first, size) = validRune(at: start, otherwise: replacementRune)
    position &+= size
    let kind: Kind
    if first == replacementRune {
      kind = .invalid
    } else if WordCase.isConnector(first) {
      kind = .connector
      skip(first, while: WordCase.isConnector)
    } else if first.isPunctuation {
      kind = .punctuation
      skip(first) { $0.isPunctuation }
    } else if first.isUpper {
      kind = .upperCase
      readUpperCaseWord(first)
    } else if Self.isAlphabet(first) {
      kind = .alphabet
      skip(first) { Self.isAlphabet($0) && !$0.isUpper }
    } else if first.isNumber {
      kind = .number
      skip(first) { $0.isNumber }
    } else {
      kind = .other
      skip(first) {
        !(WordCase.isConnector($0) || Self.isAlphabet($0) || $0.isNumber || $0.isPunctuation)
      }
    }
    return Word(kind: kind, range: start..<position)
  }

  /// Reads `HTTP` of `HTTPStatus`, or `Status`.
  private mutating func readUpperCaseWord(_ first: Rune) {
    guard position < bytes.count else { return }
    let (second, size) = validRune(at: position, otherwise: first)
    if second.isUpper {
      var lastSize = size
      position &+= size
      var rune = second
      while position < bytes.count {
        let (next, nextSize) = validRune(at: position, otherwise: rune)
        rune = next
        if !next.isUpper { break }
        lastSize = nextSize
        position &+= nextSize
      }
      // The last capital starts the next word.
      if position < bytes.count && Self.isAlphabet(rune) { position &-= lastSize }
    } else if Self.isAlphabet(second) {
      position &+= size
      skip(second) { Self.isAlphabet($0) && !$0.isUpper }
    }
  }
}
