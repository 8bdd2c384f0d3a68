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
  init(name: ByteString) {
    switch name {
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
