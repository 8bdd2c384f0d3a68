extension Value {
  /// The kind that Go's `reflect` reports, as `kindOf` prints it.
  public var kind: Kind {
    switch self {
    case .invalid, .null: .invalid
    case .bool: .bool
    case .integer(_, let type): type.kind
    case .float: .float64
    case .string: .string
    case .list: .slice
    case .map: .map
    case .object(let object): object.kind
    }
  }

  /// The type's name, as Go's `%T` prints it.
  public var typeName: String {
    switch self {
    case .invalid, .null: "<nil>"
    case .bool: "bool"
    case .integer(_, let type): type.name
    case .float: "float64"
    case .string: "string"
    case .list(let list): list.type.name
    case .map(let map): map.type.name
    case .object(let object): object.typeName
    }
  }

  /// Go's rule of what `if` and `and` take for true: not zero, not empty, not nil.
  @inlinable
  public var isTrue: Bool {
    switch self {
    case .invalid, .null: false
    case .bool(let value): value
    case .integer(let value, _): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let list): !list.elements.isEmpty
    case .map(let map): !map.isEmpty
    case .object(let object): object.isTrue
    }
  }
}

extension IntegerType {
  /// The kind of the type.
  public var kind: Kind {
    switch self {
    case .int: .int
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64: .int64
    case .uint: .uint
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .uintptr: .uintptr
    }
  }
}

extension ListType {
  /// The type's name in Go.
  public var name: String {
    switch self {
    case .any, .nilAny: "[]interface {}"
    case .strings, .nilStrings: "[]string"
    case .ints: "[]int"
    case .bytes: "[]uint8"
    case .maps: "[]map[string]interface {}"
    case .lists: "[][]interface {}"
    }
  }
}

extension ValueMap.MapType {
  /// The type's name in Go.
  public var name: String {
    switch self {
    case .any, .nilAny, .returnedValues: "map[string]interface {}"
    case .values: "common.Values"
    case .strings, .nilStrings: "map[string]string"
    }
  }
}
