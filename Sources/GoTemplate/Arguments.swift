public import GoRuntime

/// The arguments of one call, valid during the call only.
@frozen
public struct Arguments {
  @usableFromInline let values: UnsafeBufferPointer<Value>

  /// The given values as arguments.
  @inlinable
  public init(_ values: UnsafeBufferPointer<Value>) { self.values = values }

  /// The number of arguments.
  @inlinable
  public var count: Int { values.count }

  /// The argument at an index below `count`; a missing value arrives as `null`.
  @inlinable
  public subscript(index: Int) -> Value { values[index] }

  /// The arguments from an index on, as an array.
  @inlinable
  public func dropFirst(_ count: Int) -> [Value] { Array(values.dropFirst(count)) }

  /// The arguments but the last.
  @inlinable
  public func dropLast() -> Arguments {
    Arguments(UnsafeBufferPointer(start: values.baseAddress, count: max(values.count - 1, 0)))
  }

  /// A parameter declared as `.string`.
  @inlinable
  public func string(_ index: Int) -> ByteString {
    if case .string(let value) = values[index] { return value }
    return ByteString()
  }

  /// A parameter declared as an integer type.
  @inlinable
  public func int(_ index: Int) -> Int {
    if case .integer(let value, _) = values[index] { return Int(value) }
    return 0
  }

  /// A parameter declared as `.float`.
  @inlinable
  public func float(_ index: Int) -> Double {
    if case .float(let value) = values[index] { return value }
    return 0
  }

  /// A parameter declared as `.bool`.
  @inlinable
  public func bool(_ index: Int) -> Bool {
    if case .bool(let value) = values[index] { return value }
    return false
  }

  /// A parameter declared as a map; a nil map arrives as an empty one that nobody else holds.
  @inlinable
  public func map(_ index: Int) -> ValueMap {
    if case .map(let value) = values[index] { return value }
    return ValueMap()
  }
}
