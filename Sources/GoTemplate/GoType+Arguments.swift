internal import GoRuntime

/// The types whose values are plain, told apart without counting references.
enum ScalarType: Equatable {
  case bool
  case integer(IntegerType)
  case float
  case string
}

/// What a parameter's type demands of an argument, as far as lowering tells types apart.
enum Demand: Equatable {
  /// Any value, as an interface.
  case any
  /// Any value, missing ones too.
  case reflected
  case scalar(ScalarType)
  /// A slice, a map, or a named type.
  case other
}

extension GoType {
  /// What the type demands of an argument.
  var demand: Demand {
    switch self {
    case .any: .any
    case .reflected: .reflected
    case .bool: .scalar(.bool)
    case .integer(let type): .scalar(.integer(type))
    case .float: .scalar(.float)
    case .string: .scalar(.string)
    case .list, .map, .named: .other
    }
  }

  /// The type among those whose values are plain, if it is one of them.
  var scalar: ScalarType? { if case .scalar(let type) = demand { type } else { nil } }

  /// Whether this is `string`.
  var isString: Bool { if case .string = self { true } else { false } }

  /// Whether every value is one of this type.
  var takesAnything: Bool {
    switch self {
    case .any, .reflected: true
    default: false
    }
  }

  /// Whether Go can assign an untyped nil to the type.
  var canBeNil: Bool {
    switch self {
    case .any, .list, .map, .reflected: true
    case .named(_, let kind): kind == .ptr || kind == .interface || kind == .map || kind == .slice
    case .bool, .integer, .float, .string: false
    }
  }

  /// The value that a nil argument arrives as.
  var zero: Value {
    switch self {
    case .list(.string): .list(List([], type: .nilStrings))
    case .list: .list(List([], type: .nilAny))
    case .map: .map(ValueMap(type: .nilAny))
    case .reflected: .invalid
    default: .null
    }
  }

  /// Whether Go can assign a value to the type as it is.
  func accepts(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _), (.reflected, _), (.bool, .bool), (.float, .float), (.string, .string): true
    case (.integer(let type), .integer(_, let other)): type == other
    case (.list(let element), .list(let list)):
      switch list.type {
      case .any, .nilAny: element == .any
      case .strings, .nilStrings: element == .string
      case .ints: element == .int
      case .bytes: element == .integer(.uint8)
      case .maps: element == .map(.any)
      case .lists: element == .list(.any)
      }
    case (.map(let element), .map(let map)):
      switch map.type {
      case .any, .nilAny, .values, .returnedValues: element == .any
      case .strings, .nilStrings: element == .string
      }
    case (.named(let name, _), _): value.typeName == name
    default: false
    }
  }
}

extension IntegerType {
  /// An integer cut to the type's width, as Go's reflection sets it.
  func wrap(_ value: Int64) -> Int64 {
    switch self {
    case .int8: Int64(Int8(truncatingIfNeeded: value))
    case .int16: Int64(Int16(truncatingIfNeeded: value))
    case .int32: Int64(Int32(truncatingIfNeeded: value))
    case .uint8: Int64(UInt8(truncatingIfNeeded: value))
    case .uint16: Int64(UInt16(truncatingIfNeeded: value))
    case .uint32: Int64(UInt32(truncatingIfNeeded: value))
    case .int, .int64, .uint, .uint64, .uintptr: value
    }
  }
}
