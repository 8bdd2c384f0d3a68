internal import GoRuntime

extension Builtins {
  /// `len`, `index` and `slice`.
  static let indexing: [Function] = [
    Function("len", [.reflected], returns: .int) { arguments, _ throws(CallError) in
      .int(try length(of: arguments[0]))
    },
    Function("index", [.reflected], variadic: .reflected, returns: .reflected) {
      arguments, _ throws(CallError) in
      var item = arguments[0]
      if item.isNilInterface { throw CallError("index of untyped nil") }
      for index in 1..<max(arguments.count, 1) {
        item = try element(of: item, at: arguments[index])
      }
      return item
    },
    Function("slice", [.reflected], variadic: .reflected, returns: .reflected, slice),
  ]

  /// The collection or string under a named type.
  private static func collection(_ value: Value) -> Value {
    guard case .object(let object) = value, let underlying = object.underlying else {
      return value
    }
    switch object.kind {
    case .map, .slice, .array, .string: return underlying
    default: return value
    }
  }

  private static func length(of value: Value) throws(CallError) -> Int {
    switch collection(value) {
    case .string(let string): return string.count
    case .list(let list): return list.elements.count
    case .map(let map): return map.count
    case .null: throw CallError("len of nil pointer")
    case .invalid: throw CallError("reflect: call of reflect.Value.Type on zero Value")
    default: throw CallError("len of type \(value.typeName)")
    }
  }

  private static func element(of item: Value, at index: Value) throws(CallError) -> Value {
    switch collection(item) {
    case .invalid, .null: throw CallError("index of nil pointer")
    case .list(let list):
      let position = try Self.position(index, capacity: list.elements.count)
      guard position < list.elements.count else {
        throw CallError("reflect: slice index out of range")
      }
      return list.elements[position]
    case .string(let string):
      let position = try Self.position(index, capacity: string.count)
      guard position < string.count else {
        throw CallError("reflect: string index out of range")
      }
      return .integer(Int64(string[position]), .uint8)
    case .map(let map):
      guard case .string(let key) = index else {
        throw CallError(
          index.isNilInterface
            ? "value is nil; should be of type string"
            : "value has type \(index.typeName); should be string")
      }
      return map[key] ?? (map.type.holdsStrings ? .string(ByteString()) : .null)
    default: throw CallError("can't index item of type \(item.typeName)")
    }
  }

  /// An index as a number, with the errors of Go's `indexArg`.
  private static func position(_ index: Value, capacity: Int) throws(CallError) -> Int {
    switch collection(index) {
    case .integer(let value, let type):
      if value < 0 || value > Int64(capacity) {
        _ = type
        throw CallError("index out of range: \(value)")
      }
      return Int(value)
    case .invalid, .null: throw CallError("cannot index slice/array with nil")
    default: throw CallError("cannot index slice/array with type \(index.typeName)")
    }
  }

  private static let slice: Function.Body = { arguments, _ throws(CallError) in
    let item = collection(arguments[0])
    if item.isNilInterface { throw CallError("slice of untyped nil") }
    let count = arguments.count - 1
    if count > 3 { throw CallError("too many slice indexes: \(count)") }
    let length: Int
    switch item {
    case .string(let string):
      if count == 3 { throw CallError("cannot 3-index slice a string") }
      length = string.count
    case .list(let list): length = list.elements.count
    default: throw CallError("can't slice item of type \(arguments[0].typeName)")
    }
    var bounds = [0, length, length]
    for index in 0..<count {
      bounds[index] = try position(arguments[index + 1], capacity: length)
    }
    if bounds[0] > bounds[1] {
      throw CallError("invalid slice index: \(bounds[0]) > \(bounds[1])")
    }
    if count == 3, bounds[1] > bounds[2] {
      throw CallError("invalid slice index: \(bounds[1]) > \(bounds[2])")
    }
    switch item {
    case .string(let string): return .string(string[bounds[0]..<bounds[1]])
    case .list(let list):
      return .list(List(Array(list.elements[bounds[0]..<bounds[1]]), type: list.type))
    default: return item
    }
  }
}
