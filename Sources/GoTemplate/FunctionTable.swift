public import GoRuntime

/// The functions that templates can call, by name.
public struct FunctionTable: Sendable {
  private var functions: [ByteString: Function] = [:]

  /// A table of the given functions; of two with one name the later wins.
  public init(_ functions: [Function] = []) { add(functions) }

  /// Adds functions, replacing those of the same name.
  public mutating func add(_ functions: [Function]) {
    for function in functions { self.functions[function.name] = function }
  }

  /// Removes a function.
  public mutating func remove(_ name: ByteString) { functions[name] = nil }

  /// The function of a name, or nil.
  public subscript(name: ByteString) -> Function? { functions[name] }

  /// Every name, in order.
  public var names: [ByteString] { functions.keys.sorted() }
}
