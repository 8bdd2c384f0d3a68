public import GoRuntime

/// The functions that templates can call, by name.
public struct FunctionTable: Sendable {
  /// Functions that stay where they are, so that compiled templates point at them.
  private final class Storage: @unchecked Sendable {
    let index: NameIndex
    let functions: UnsafeMutableBufferPointer<Function>

    init(_ functions: [Function]) {
      var index = NameIndex()
      for function in functions { _ = index.add(function.name) }
      self.index = index
      self.functions = .allocate(capacity: max(functions.count, 1))
      _ = self.functions.initialize(from: functions)
      count = functions.count
    }

    let count: Int

    deinit {
      functions.baseAddress?.deinitialize(count: count)
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
    storage.index.number(of: name).map { storage.functions[$0] }
  }

  /// Every name, in order.
  public var names: [ByteString] { storage.index.names.sorted() }

  private var storedFunctions: [Function] { Array(storage.functions[..<storage.count]) }

  // MARK: Places

  /// The place of a function that a template may call: one of the table's, or a builtin one, whose
  /// places come after; nil when there is neither.
  func place(of name: ByteString) -> Int? {
    let hash = name.keyHash
    if let number = storage.index.number(of: name, hash: hash) { return number }
    return Builtins.table.storage.index.number(of: name, hash: hash).map { storage.count + $0 }
  }

  /// The function at a place; it stays there as long as a copy of the table exists.
  func function(at place: Int) -> UnsafePointer<Function> {
    let isOwn = place < storage.count
    let functions = isOwn ? storage.functions : Builtins.table.storage.functions
    // Places come from `place(of:)`, so there is a function.
    return UnsafePointer(functions.baseAddress.unsafelyUnwrapped)
      + (isOwn ? place : place - storage.count)
  }

  /// Whether a place is that of a builtin function.
  func isBuiltin(_ place: Int) -> Bool { place >= storage.count }
}
