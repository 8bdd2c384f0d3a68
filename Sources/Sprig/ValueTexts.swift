import GoRuntime

extension Sprig {
  /// A value's text as Sprig's functions take it: bytes as they are, else what `%v` prints.
  static func strval(_ value: Value) -> ByteString {
    switch value {
    case .string(let string): return string
    case .list(let list) where list.type == .bytes:
      return ByteString(list.elements.map(byte))
    case .object(let object):
      if let text = object.stringer { return text }
    default: break
    }
    let output = OutputBuffer()
    Fmt.append(value, to: output)
    return output.string()
  }

  private static func byte(_ value: Value) -> UInt8 {
    if case .integer(let number, _) = value { return UInt8(truncatingIfNeeded: number) }
    return 0
  }

  /// Whether Sprig counts a value as empty: zero, false, nil or without elements; a structure
  /// never is.
  static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      switch object.underlying {
      case .some(.map(let map)) where object.kind == .map: map.isEmpty
      case .some(.map), nil: false
      case .some(let underlying): !underlying.isTrue
      }
    default: !value.isTrue
    }
  }
}
