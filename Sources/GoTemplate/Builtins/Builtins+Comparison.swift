internal import GoRuntime

extension Builtins {
  /// `eq`, `ne`, `lt`, `le`, `gt` and `ge`.
  static let comparisons: [Function] = [
    Function("eq", [.reflected], variadic: .reflected, returns: .bool) {
      arguments, _ throws(CallError) in
      if arguments.count == 1 { throw CallError("missing argument for comparison") }
      for index in 1..<arguments.count
      where try areEqual(arguments[0], arguments[index]) { return .bool(true) }
      return .bool(false)
    },
    Function("ne", [.reflected, .reflected], returns: .bool) { arguments, _ throws(CallError) in
      .bool(!(try areEqual(arguments[0], arguments[1])))
    },
    Function("lt", [.reflected, .reflected], returns: .bool) { arguments, _ throws(CallError) in
      .bool(try isLess(arguments[0], arguments[1]))
    },
    Function("le", [.reflected, .reflected], returns: .bool) { arguments, _ throws(CallError) in
      .bool(try isLessOrEqual(arguments[0], arguments[1]))
    },
    Function("gt", [.reflected, .reflected], returns: .bool) { arguments, _ throws(CallError) in
      .bool(!(try isLessOrEqual(arguments[0], arguments[1])))
    },
    Function("ge", [.reflected, .reflected], returns: .bool) { arguments, _ throws(CallError) in
      .bool(!(try isLess(arguments[0], arguments[1])))
    },
  ]

  /// The kinds that Go's comparisons tell apart.
  private enum BasicKind {
    case none, bool, complex, int, float, string, uint
  }

  private static func basicKind(_ value: Value) -> BasicKind {
    switch value {
    case .bool: .bool
    case .integer(_, let type): type.isUnsigned ? .uint : .int
    case .float: .float
    case .string: .string
    case .object(let object):
      switch object.kind {
      case .complex64, .complex128: .complex
      case .bool, .int, .int8, .int16, .int32, .int64, .uint, .uint8, .uint16, .uint32, .uint64,
        .uintptr, .float32, .float64, .string:
        object.underlying.map(basicKind) ?? .none
      default: .none
      }
    case .invalid, .null, .list, .map: .none
    }
  }

  /// The value under a named type.
  private static func basic(_ value: Value) -> Value {
    guard case .object(let object) = value, let underlying = object.underlying else {
      return value
    }
    switch underlying {
    case .bool, .integer, .float, .string: return underlying
    default: return value
    }
  }

  /// Go's `eq` of two values.
  static func areEqual(_ left: Value, _ right: Value) throws(CallError) -> Bool {
    switch (left, right) {
    case (.string(let x), .string(let y)): return x == y
    case (.bool(let x), .bool(let y)): return x == y
    case (.float(let x), .float(let y)): return x == y
    default: break
    }
    let leftKind = basicKind(left)
    let rightKind = basicKind(right)
    if leftKind != rightKind {
      if case (.integer(let x, _), .integer(let y, _)) = (basic(left), basic(right)) {
        // One has a sign and the other has none.
        return x >= 0 && y >= 0 && x == y
      }
      if left.isNilInterface || right.isNilInterface { return false }
      throw CallError(
        "incompatible types for comparison: \(left.typeName) and \(right.typeName)")
    }
    switch (basic(left), basic(right)) {
    case (.bool(let x), .bool(let y)): return x == y
    case (.integer(let x, _), .integer(let y, _)): return x == y
    case (.float(let x), .float(let y)): return x == y
    case (.string(let x), .string(let y)): return x == y
    default: return try areEqualOthers(left, right, isComplex: leftKind == .complex)
    }
  }

  private static func areEqualOthers(
    _ left: Value, _ right: Value, isComplex: Bool
  ) throws(CallError) -> Bool {
    if isComplex, case .object(let x) = left, case .object(let y) = right {
      return x.isEqual(to: y)
    }
    if left.kind != right.kind, !left.isNilInterface, !right.isNilInterface {
      let output = OutputBuffer()
      output.append("non-comparable types ")
      appendReflected(left, to: output)
      output.append(": \(left.typeName), \(right.typeName): ")
      appendReflected(right, to: output)
      throw CallError(message: output.string())
    }
    if left.isNil || right.isNil { return left.isNil == right.isNil }
    guard case .object(let x) = left, case .object(let y) = right, isComparable(y) else {
      let output = OutputBuffer()
      output.append("non-comparable type ")
      appendReflected(right, to: output)
      output.append(": \(right.typeName)")
      throw CallError(message: output.string())
    }
    return x.isEqual(to: y)
  }

  private static func isComparable(_ object: GoObject) -> Bool {
    object.kind != .map && object.kind != .slice && object.kind != .func
  }

  /// What `fmt` prints for a `reflect.Value` with `%s`.
  private static func appendReflected(_ value: Value, to output: OutputBuffer) {
    Fmt.sprintf("%s", [value], to: output)
  }

  /// Go's `lt` of two values.
  static func isLess(_ left: Value, _ right: Value) throws(CallError) -> Bool {
    let leftKind = basicKind(left)
    let rightKind = basicKind(right)
    if leftKind == .none || rightKind == .none {
      throw CallError("invalid type for comparison")
    }
    switch (basic(left), basic(right)) {
    case (.integer(let x, _), .integer(let y, _)):
      if leftKind == rightKind {
        return leftKind == .int ? x < y : UInt64(bitPattern: x) < UInt64(bitPattern: y)
      }
      return leftKind == .int
        ? x < 0 || UInt64(bitPattern: x) < UInt64(bitPattern: y)
        : y >= 0 && UInt64(bitPattern: x) < UInt64(bitPattern: y)
    case (.float(let x), .float(let y)): return x < y
    case (.string(let x), .string(let y)): return x < y
    default:
      if leftKind == rightKind { throw CallError("invalid type for comparison") }
      throw CallError(
        "incompatible types for comparison: \(left.typeName) and \(right.typeName)")
    }
  }

  /// Go's `le` of two values.
  static func isLessOrEqual(_ left: Value, _ right: Value) throws(CallError) -> Bool {
    if try isLess(left, right) { return true }
    return try areEqual(left, right)
  }
}

extension Value {
  /// Whether Go has an interface without a value here.
  var isNilInterface: Bool {
    switch self {
    case .invalid, .null: true
    default: false
    }
  }

  /// Whether Go's `reflect.Value.IsNil` holds, or there is no value.
  var isNil: Bool {
    switch self {
    case .invalid, .null: true
    case .list(let list): list.type == .nilAny || list.type == .nilStrings
    case .map(let map): map.type.isNil
    default: false
    }
  }
}
