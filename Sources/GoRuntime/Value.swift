/// A value as a Go template sees it: what Go holds in an `interface{}`.
///
/// Maps and objects are references that others may see change; everything else is a value.
@frozen
public enum Value: Sendable {
  /// No value at all: Go's zero `reflect.Value`, what a pipeline over a nil interface yields.
  /// Functions never see it; they are passed `null` where they accept it.
  case invalid
  /// A nil `interface{}`.
  case null
  /// A `bool`.
  case bool(Bool)
  /// An integer of any of Go's integer types other than a named one.
  case integer(Int64, IntegerType)
  /// A `float64`.
  case float(Double)
  /// A `string`.
  case string(ByteString)
  /// A slice; never changed in place.
  case list(List)
  /// A map with string keys, shared by reference.
  case map(ValueMap)
  /// Everything else: times, durations, versions, structures, pointers.
  case object(GoObject)

  /// A Go `int`.
  @inlinable @inline(__always)
  public static func int(_ value: Int) -> Value { .integer(Int64(value), .int) }

  /// A Go `int64`.
  @inlinable @inline(__always)
  public static func int64(_ value: Int64) -> Value { .integer(value, .int64) }

  /// A Go `string` of the text's UTF-8 bytes.
  @inlinable
  public static func string(_ text: String) -> Value { .string(ByteString(text)) }

  /// A Go `[]interface{}`.
  @inlinable
  public static func list(_ elements: [Value]) -> Value { .list(List(elements)) }
}

/// Go's integer types. Unsigned values are kept in `Value.integer` by their bit pattern.
@frozen
public enum IntegerType: UInt8, Sendable, CaseIterable {
  case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr

  /// Whether the type has no negative values.
  @inlinable
  public var isUnsigned: Bool { rawValue >= IntegerType.uint.rawValue }

  /// The type's name in Go.
  public var name: String { kind.rawValue }
}

/// A Go slice: its elements, and the type that Go code would have given it.
@frozen
public struct List: Sendable {
  /// The elements, in order.
  public var elements: [Value]
  /// The slice's static type.
  public var type: ListType

  /// A slice of the given type.
  @inlinable
  public init(_ elements: [Value], type: ListType = .any) {
    self.elements = elements
    self.type = type
  }
}

/// The slice types that template functions return.
@frozen
public enum ListType: UInt8, Sendable {
  /// `[]interface {}`
  case any
  /// `[]string`
  case strings
  /// `[]int`
  case ints
  /// `[]uint8`
  case bytes
  /// `[]map[string]interface {}`
  case maps
  /// `[][]interface {}`
  case lists
  /// A nil `[]interface {}`: JSON writes it as `null`, everything else as an empty slice.
  case nilAny
  /// A nil `[]string`.
  case nilStrings
}

/// Go's `reflect.Kind`, by the names that `kindOf` prints.
@frozen
public enum Kind: String, Sendable {
  case invalid, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64
  case uintptr, float32, float64, complex64, complex128, array, chan, `func`, interface, map
  case ptr, slice, string, `struct`
  case unsafePointer = "unsafe.Pointer"
}

/// A value of a Go type that templates can hold but not build: a structure, a pointer, a named type.
///
/// Subclasses say how the value shows itself; nothing here refers to a particular type.
open class GoObject: @unchecked Sendable {
  /// Makes the base part.
  public init() {}

  /// The kind that `reflect` reports.
  open var kind: Kind { .struct }

  /// The type's name as `%T` prints it, such as `time.Duration`.
  open var typeName: String { "struct {}" }

  /// What `fmt` prints for `%v` where Go finds a `String` or `Error` method; nil without one.
  open var stringer: ByteString? { nil }

  /// What a template prints where only the type's pointer has a `String` method; `fmt` does not see
  /// that one.
  open var pointerStringer: ByteString? { nil }

  /// The value underneath a named type (`time.Duration` is an `int64`) or the fields of a
  /// structure as a map, for `fmt`, comparison and encoding; nil when opaque.
  open var underlying: Value? { nil }

  /// A structure's fields in the order of their declaration, for `fmt`; nil to print those of
  /// `underlying` in key order.
  open var fields: [(name: ByteString, value: Value)]? { nil }

  /// What `fmt` prints for `%#v` where Go finds a `GoString` method; nil without one.
  open var goSyntax: ByteString? { nil }

  /// Go's `json.Marshaler` or the structure's exported fields, for `toJson` and `toYaml`.
  open var encoded: Value? { underlying }

  /// A structure's exported fields in the order of their declaration, which JSON keeps; nil to
  /// write `encoded`.
  open var encodedFields: [(name: ByteString, value: Value)]? { nil }

  /// An exported field's value; nil when the type has no such field.
  open func field(_ name: ByteString) -> Value? { nil }

  /// A method by its name; nil when the type has no such method.
  open func method(_ name: ByteString) -> GoMethod? { nil }

  /// Whether templates count the value as true; by Go's rule a structure always is.
  open var isTrue: Bool { true }

  /// Go's `==` with another object.
  open func isEqual(to other: GoObject) -> Bool { self === other }

  /// Go's `reflect.DeepEqual` with another object, which looks behind pointers.
  open func isDeeplyEqual(to other: GoObject) -> Bool { isEqual(to: other) }
}

/// A method bound to its receiver, with what a template needs to check a call.
public struct GoMethod: Sendable {
  /// The parameters' types, a variadic one last.
  public var parameters: [GoType]
  /// Whether the last parameter takes any number of arguments.
  public var isVariadic: Bool
  /// Runs the method on checked arguments.
  public var call: @Sendable ([Value]) throws(CallError) -> Value

  /// Describes a method.
  public init(
    parameters: [GoType] = [], isVariadic: Bool = false,
    call: @escaping @Sendable ([Value]) throws(CallError) -> Value
  ) {
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.call = call
  }
}

/// The types of parameters and results of functions that templates call.
public enum GoType: Hashable, Sendable {
  /// `interface {}`
  case any
  case bool
  case integer(IntegerType)
  case float
  case string
  /// A slice of the element type.
  indirect case list(GoType)
  /// A map from strings to the element type.
  indirect case map(GoType)
  /// A named, pointer or structure type, by the name that `%T` prints.
  indirect case named(String, Kind)
  /// Go's `reflect.Value`: any value, missing ones too, as the builtin functions take them.
  case reflected

  /// A Go `int`.
  public static var int: GoType { .integer(.int) }
  /// A Go `int64`.
  public static var int64: GoType { .integer(.int64) }

  /// The name as Go's `reflect.Type.String` prints it.
  public var name: String {
    switch self {
    case .any: "interface {}"
    case .bool: "bool"
    case .integer(let type): type.name
    case .float: "float64"
    case .string: "string"
    case .list(let element): "[]\(element.name)"
    case .map(let element): "map[string]\(element.name)"
    case .named(let name, _): name
    case .reflected: "reflect.Value"
    }
  }
}

/// What a function called from a template returns as its error, or would have panicked with.
public struct CallError: Error, Sendable {
  /// The text of Go's `error`.
  public var message: ByteString
  /// The error of a template that the function ran, kept whole for positions and include chains.
  public var cause: (any Error)?

  /// An error with a text.
  public init(_ message: String) { self.message = ByteString(message) }

  /// An error with a text, and the template error it comes from.
  public init(message: ByteString, cause: (any Error)? = nil) {
    self.message = message
    self.cause = cause
  }
}
