public import GoRuntime

/// The functions that templates can call, by name.
public struct FunctionTable: Sendable {
  /// Functions that stay where they are, so that compiled templates point at them.
  ///
  /// The builtin ones lie behind the table's own, so that one search finds either.
  private final class Storage: @unchecked Sendable {
    let index: NameIndex
    let functions: UnsafeMutableBufferPointer<Function>
    /// How many of the functions are the table's own.
    let ownCount: Int

    init(_ own: [Function]) {
      var index = NameIndex()
      for function in own { _ = index.add(function.name) }
      let all = own + Builtins.functions.filter { index.number(of: $0.name) == nil }
      for function in all[own.count...] { _ = index.add(function.name) }
      self.index = index
      functions = .allocate(capacity: all.count)
      _ = functions.initialize(from: all)
      ownCount = own.count
    }

    deinit {
      functions.deinitialize()
      functions.deallocate()
    }
  }

  private var storage: Storage

  /// A table of the given functions; of two with one name the later wins.
  public init(_ functions: [Function] = []) {
    storage = Storage([])
    add(functions)
  }

  /// Adds functions, replacing those of the same name.
  public mutating func add(_ functions: [Function]) {
    var all = Dictionary(uniqueKeysWithValues: storedFunctions.map { ($0.name, $0) })
    for function in functions { all[function.name] = function }
    storage = Storage(Array(all.values))
  }

  /// Removes a function.
  public mutating func remove(_ name: ByteString) {
    storage = Storage(storedFunctions.filter { $0.name != name })
  }

  /// The function of a name, or nil.
  public subscript(name: ByteString) -> Function? {
    guard let place = place(of: name), !isBuiltin(place) else { return nil }
    return storage.functions[place]
  }

  /// Every name, in order.
  public var names: [ByteString] { storedFunctions.map(\.name).sorted() }

  private var storedFunctions: [Function] { Array(storage.functions[..<storage.ownCount]) }

  // MARK: Places

  /// The place of a function that a template may call: one of the table's, or a builtin one, whose
  /// places come after; nil when there is neither.
  @inline(__always)
  func place(of name: ByteString) -> Int? { storage.index.number(of: name) }

  /// The function at a place; it stays there as long as a copy of the table exists.
  func function(at place: Int) -> UnsafePointer<Function> {
    // Places come from `place(of:)`, so there is a function.
    UnsafePointer(storage.functions.baseAddress.unsafelyUnwrapped) + place
  }

  /// Whether a place is that of a builtin function.
  func isBuiltin(_ place: Int) -> Bool { place >= storage.ownCount }
}
