import GoRuntime

/// One token of YAML's grammar.
struct YAMLToken {
  /// What a token is.
  enum Kind: UInt8 {
    case streamStart, streamEnd, versionDirective, tagDirective, documentStart, documentEnd
    case blockSequenceStart, blockMappingStart, blockEnd
    case flowSequenceStart, flowSequenceEnd, flowMappingStart, flowMappingEnd
    case blockEntry, flowEntry, key, value
    case alias, anchor, tag, scalar
  }

  var kind: Kind
  /// Whether a scalar was written without quotes or block indicators.
  var isPlain = false
  private var storedLine: Int32
  private var storedColumn: Int32
  /// The text of a scalar, anchor or alias; a tag's or directive's place in the scanner's lists.
  var text = YAMLSpan()

  /// A token at a place.
  @inline(__always)
  init(kind: Kind, isPlain: Bool = false, line: Int, column: Int) {
    self.kind = kind
    self.isPlain = isPlain
    storedLine = Int32(truncatingIfNeeded: line)
    storedColumn = Int32(truncatingIfNeeded: column)
  }

  /// The line where the token starts, counted from 0.
  @inline(__always)
  var line: Int { Int(storedLine) }

  /// How many bytes of its line precede the token.
  @inline(__always)
  var column: Int { Int(storedColumn) }
}

/// A run of bytes, in the source or in the scanner's scratch space.
struct YAMLSpan {
  var start: Int32 = 0
  var count: Int32 = 0
  /// Whether the bytes had to be put together, because they stand differently in the source.
  var isScratch = false
}

/// A tag as written: a handle that a directive may define, and the rest.
struct YAMLTag {
  var handle: [UInt8]
  var suffix: [UInt8]
}
