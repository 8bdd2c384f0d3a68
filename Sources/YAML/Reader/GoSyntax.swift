import GoRuntime

/// Values as `%#v` prints what go-yaml decoded, for the errors that show them.
enum GoSyntax {
  /// Writes a value.
  ///
  /// - Parameters:
  ///   - value: A value as go-yaml has it; the keys of its maps are in Go's syntax already.
  ///   - isNested: Whether the value is inside another, where a nil shows its type.
  ///   - out: Where the text goes.
  static func write(_ value: Value, isNested: Bool = false, to out: OutputBuffer) {
    switch value {
    case .string(let string): Strconv.quote(string, to: out)
    case .bool(let value): out.append(value ? "true" : "false")
    case .integer(let value, .uint64):
      out.append("0x")
      Strconv.append(UInt64(bitPattern: value), base: 16, to: out)
    case .integer(let value, _): Strconv.append(value, to: out)
    case .float(let value): writeFloat(value, to: out)
    case .list(let list):
      out.append("[]interface {}{")
      for (index, element) in list.elements.enumerated() {
        if index > 0 { out.append(", ") }
        write(element, isNested: true, to: out)
      }
      out.append(0x7D)
    case .map(let map):
      out.append("map[interface {}]interface {}{")
      for (index, entry) in map.enumerated() {
        if index > 0 { out.append(", ") }
        out.append(entry.key)
        out.append(0x3A)
        write(entry.value, isNested: true, to: out)
      }
      out.append(0x7D)
    default: out.append(isNested ? "interface {}(nil)" : "<nil>")
    }
  }

  private static func writeFloat(_ value: Double, to out: OutputBuffer) {
    if value.isNaN {
      out.append("NaN")
    } else if value.isInfinite {
      out.append(value < 0 ? "-Inf" : "+Inf")
    } else {
      Strconv.append(value, format: 0x67, precision: -1, to: out)
    }
  }
}
