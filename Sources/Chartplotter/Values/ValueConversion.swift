internal import GoRuntime

extension ValueMap {
  /// Makes a map of a Swift dictionary; numbers become what YAML would make of them.
  init(converting dictionary: [String: any Sendable], path: String)
    throws(RenderError)
  {
    self.init(capacity: dictionary.count)
    for (key, element) in dictionary {
      set(ByteString(key), try Value(converting: element, path: path + "." + key))
    }
  }
}

extension Value {
  /// Makes a value of a Swift one.
  ///
  /// Integers become `float64`, as they do when values are read from YAML.
  init(converting value: any Sendable, path: String) throws(RenderError) {
    switch value {
    case let value as String: self = .string(value)
    case let value as Bool: self = .bool(value)
    case let value as Int: self = .float(Double(value))
    case let value as Double: self = .float(value)
    case let value as Float: self = .float(Double(value))
    case let value as any BinaryInteger: self = .float(Double(value))
    case let value as [String: any Sendable]:
      self = .map(try ValueMap(converting: value, path: path))
    case let value as [any Sendable]:
      var elements: [Value] = []
      elements.reserveCapacity(value.count)
      for (index, element) in value.enumerated() {
        elements.append(try Value(converting: element, path: "\(path)[\(index)]"))
      }
      self = .list(elements)
    case Optional<any Sendable>.none: self = .null
    default:
      throw RenderError(
        .values, "value at \(path) has the unsupported type \(Swift.type(of: value))")
    }
  }
}
