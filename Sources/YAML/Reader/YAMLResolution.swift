import GoRuntime

/// What a scalar's text means by go-yaml's rules: YAML 1.1, less base 60.
enum YAMLResolution {
  case null
  case bool(Bool)
  case int(Int64)
  /// An integer beyond `Int64`.
  case unsigned(UInt64)
  case float(Double)
  case string
  /// A date, which go-yaml reads as its text, and quotes when it writes a string like it.
  case timestamp

  /// The meaning of a text without tag and quotes.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>) {
    guard let first = text.first else {
      self = .null
      return
    }
    switch first {
    // The first letters of yes, no, true, false, on, off, null in either case, and `~`.
    case 0x79, 0x59, 0x6E, 0x4E, 0x74, 0x54, 0x66, 0x46, 0x6F, 0x4F, 0x7E:
      self = text.count > 5 ? .string : Self.word(text)
    case 0x30...0x39, 0x2B, 0x2D, 0x2E: self = Self.number(text, mayBeTimestamp: true)
    default: self = .string
    }
  }

  /// The meaning of a text that has a tag; nil when the two don't agree.
  init?(_ text: UnsafeBufferPointer<UInt8>, tag: YAMLTagKind) {
    switch tag {
    case .string, .binary, .merge, .other:
      self = .string
      return
    default: break
    }
    var meaning = YAMLResolution(text)
    if tag != .none, tag != .timestamp, case .timestamp = meaning {
      meaning = Self.number(text, mayBeTimestamp: false)
    }
    if tag == .float, case .int(let value) = meaning { meaning = .float(Double(value)) }
    guard tag == .none || meaning.tag == tag else { return nil }
    self = meaning
  }

  /// The tag that the meaning amounts to.
  var tag: YAMLTagKind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int, .unsigned: .int
    case .float: .float
    case .string: .string
    case .timestamp: .timestamp
    }
  }

  /// Words for nothing, true and false: lower case, upper case, or with a capital.
  private static func word(_ text: UnsafeBufferPointer<UInt8>) -> YAMLResolution {
    var packed: UInt64 = 0
    for byte in text { packed = packed << 8 | UInt64(byte) }
    switch packed {
    case packedName("y"), packedName("Y"), packedName("yes"), packedName("Yes"),
      packedName("YES"), packedName("true"), packedName("True"), packedName("TRUE"),
      packedName("on"), packedName("On"), packedName("ON"):
      return .bool(true)
    case packedName("n"), packedName("N"), packedName("no"), packedName("No"), packedName("NO"),
      packedName("false"), packedName("False"), packedName("FALSE"), packedName("off"),
      packedName("Off"), packedName("OFF"):
      return .bool(false)
    case packedName("~"), packedName("null"), packedName("Null"), packedName("NULL"):
      return .null
    default: return .string
    }
  }

  /// A word of up to eight letters as one number.
  @inline(__always)
  private static func packedName(_ name: StaticString) -> UInt64 {
    var packed: UInt64 = 0
    for at in 0..<name.utf8CodeUnitCount {
      packed = packed << 8 | UInt64(name.utf8Start[at])
    }
    return packed
  }
}
