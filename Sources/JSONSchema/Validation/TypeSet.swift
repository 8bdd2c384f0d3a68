internal import GoRuntime

/// A set of JSON types.
struct TypeSet: OptionSet, Sendable {
  let rawValue: UInt8

  static let null = TypeSet(rawValue: 1)
  static let boolean = TypeSet(rawValue: 2)
  static let number = TypeSet(rawValue: 4)
  static let integer = TypeSet(rawValue: 8)
  static let string = TypeSet(rawValue: 16)
  static let array = TypeSet(rawValue: 32)
  static let object = TypeSet(rawValue: 64)

  private static let all: [(set: TypeSet, name: String)] = [
    (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.integer, "integer"),
    (.string, "string"), (.array, "array"), (.object, "object"),
  ]

  /// The type with a name, or the empty set.
  @inline(__always)
  init(name: UnsafeBufferPointer<UInt8>) {
    guard name.count >= 4, name.count <= 7 else {
      self = []
      return
    }
    switch ByteString(name) {
    case "null": self = .null
    case "boolean": self = .boolean
    case "number": self = .number
    case "integer": self = .integer
    case "string": self = .string
    case "array": self = .array
    case "object": self = .object
    default: self = []
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The names of the types, in the library's order.
  var names: [String] { Self.all.filter { contains($0.set) }.map(\.name) }

  /// The type of a value; empty for what JSON doesn't have.
  init(of value: Value) {
    switch value {
    case .null, .invalid: self = .null
    case .bool: self = .boolean
    case .integer: self = .number
    case .float(let number): self = number.isFinite ? .number : []
    case .string: self = .string
    case .list(let list): self = list.type == .any || list.type == .nilAny ? .array : []
    case .map(let map): self = map.type.holdsStrings ? [] : .object
    case .object(let object): self = object is JSONNumber ? .number : []
    }
  }

  /// The type of a node.
  init(of kind: JSONNode.Kind) {
    switch kind {
    case .null: self = .null
    case .false, .true: self = .boolean
    case .number: self = .number
    case .string, .key: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }
}

extension TypeSet {
  /// Whether a value's type is in the set: a whole number is an integer, too.
  func include(_ value: Value, of type: TypeSet) -> Bool {
    contains(type) || type == .number && contains(.integer) && Self.isInteger(value)
  }

  private static func isInteger(_ value: Value) -> Bool {
    switch value {
    case .integer: true
    // From 2^53 on every float is whole, and so is its shortest decimal.
    case .float(let number): number == number.rounded(.towardZero)
    default: ValueComparison.number(value)?.isInteger ?? false
    }
  }
}

extension JSONDocument {
  /// The types that a string or the strings of an array name.
  func types(at node: Index) -> TypeSet {
    guard self[node].kind == .array else { return self[node].types }
    var types: TypeSet = []
    forEachElement(of: node) { types.formUnion(self[$0].types) }
    return types
  }
}
