public import GoRuntime

extension FunctionTable {
  /// The names of the functions that every template knows, in order.
  public static var builtinNames: [ByteString] { Builtins.functions.map(\.name).sorted() }
}
