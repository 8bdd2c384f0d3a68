/// One step of a YAML document.
struct YAMLEvent {
  /// What a step is.
  enum Kind: UInt8 {
    case streamStart, streamEnd, documentStart, documentEnd
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
    case scalar, alias
  }

  var kind: Kind
  /// Where the node starts, or where an empty one would, counted from 0.
  var line: Int
  var column: Int
  /// A scalar's text, or the anchor that an alias refers to.
  var text = YAMLSpan()
  /// The node's anchor; empty without one.
  var anchor = YAMLSpan()
  /// The node's tag.
  var tag = YAMLTagKind.none
  /// Whether a scalar's type follows from its text: it has neither tag nor quotes, or the tag `!`.
  var isImplicit = false
}

/// The tags that go-yaml tells apart when it reads a scalar.
enum YAMLTagKind: UInt8 {
  case none, string, bool, int, float, null, timestamp, binary, merge
  /// Any other tag, which leaves a scalar's text as it stands.
  case other

  /// The kind of a tag in its long form.
  init(_ tag: [UInt8]) {
    let prefix = Array("tag:yaml.org,2002:".utf8)
    guard tag.starts(with: prefix) else {
      self = tag.isEmpty ? .none : .other
      return
    }
    self =
      switch String(decoding: tag.dropFirst(prefix.count), as: UTF8.self) {
      case "str": .string
      case "bool": .bool
      case "int": .int
      case "float": .float
      case "null": .null
      case "timestamp": .timestamp
      case "binary": .binary
      case "merge": .merge
      default: .other
      }
  }

  /// The tag as go-yaml's messages print it.
  var name: String {
    switch self {
    case .none, .other: ""
    case .string: "!!str"
    case .bool: "!!bool"
    case .int: "!!int"
    case .float: "!!float"
    case .null: "!!null"
    case .timestamp: "!!timestamp"
    case .binary: "!!binary"
    case .merge: "!!merge"
    }
  }
}
