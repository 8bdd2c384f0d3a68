import GoRuntime

/// A TOML document as it grows: its tables, and which of them may still be defined.
struct TOMLDocument {
  let root = ValueMap()
  /// The table that entries go into.
  var context: [ByteString] = []
  /// The entry at hand; empty between entries.
  var currentKey = ByteString()
  /// The line where the key at hand starts, which errors about it name.
  var keyLine = 1
  /// Tables that exist because others inside them do.
  private var implicits: Set<ByteString> = []
  /// Entries that are arrays.
  private var arrays: Set<ByteString> = []

  /// The key that errors show.
  var lastKey: ByteString {
    if currentKey.isEmpty { return Self.path(context) }
    if context.isEmpty { return currentKey }
    let out = OutputBuffer(capacity: 32)
    out.append(Self.path(context))
    out.append(0x2E)
    out.append(currentKey)
    return out.string()
  }

  /// A key's text: its parts with points between them, in quotes where they need them.
  static func path(_ key: [ByteString]) -> ByteString {
    let out = OutputBuffer(capacity: 32)
    for (index, part) in key.enumerated() {
      if index > 0 { out.append(0x2E) }
      TOMLWriter.writeKey(part, to: out)
    }
    return out.string()
  }

  private func failure(_ problem: String) -> TOMLFailure { TOMLFailure(problem, line: keyLine) }

  // MARK: Kinds of entries

  mutating func addImplicit(_ key: [ByteString]) { implicits.insert(Self.path(key)) }

  /// Notes whether an entry of the current table is an array.
  mutating func setType(_ key: ByteString, isArray: Bool) {
    let path = Self.path(key.isEmpty ? context.isEmpty ? [key] : context : context + [key])
    if isArray { arrays.insert(path) } else { arrays.remove(path) }
  }

  // MARK: Tables

  /// Opens a table that a dotted key implies.
  mutating func addImplicitContext(_ key: [ByteString]) throws(TOMLFailure) {
    addImplicit(key)
    try addContext(key, isArray: false)
  }

  /// Opens a table, or the next one of an array of tables.
  mutating func addContext(_ key: [ByteString], isArray: Bool) throws(TOMLFailure) {
    guard let last = key.last else { return }
    var table = root
    var path: [ByteString] = []
    for part in key.dropLast() {
      path.append(part)
      if !table.contains(part) {
        addImplicit(path)
        table[part] = .map(ValueMap())
      }
      guard let inner = Self.innermost(table[part]) else {
        throw failure("Key '\(Self.path(path))' was already created as a hash.")
      }
      table = inner
    }
    context = path
    if isArray {
      switch table[last] {
      case nil: table[last] = .list(List([.map(ValueMap())], type: .maps))
      case .list(var list)? where list.type == .maps:
        // Letting go of the stored list first spares a copy of it.
        table[last] = .null
        list.elements.append(.map(ValueMap()))
        table[last] = .list(list)
      default:
        throw failure(
          "Key '\(Self.path(key))' was already created and cannot be used as an array.")
      }
    } else {
      try setValue(last, .map(ValueMap()))
    }
    context.append(last)
  }

  /// The table that a value is, or the last one of an array of tables.
  private static func innermost(_ value: Value?) -> ValueMap? {
    switch value {
    case .map(let map)?: return map
    case .list(let list)? where list.type == .maps:
      if case .map(let map)? = list.elements.last { return map }
      return nil
    default: return nil
    }
  }

  /// Sets an entry of the current table.
  mutating func setValue(_ key: ByteString, _ value: Value) throws(TOMLFailure) {
    var table = root
    var path: [ByteString] = []
    for part in context {
      path.append(part)
      guard let inner = Self.innermost(table[part]) else {
        throw failure("Key '\(Self.path(path))' has already been defined.")
      }
      table = inner
    }
    path.append(key)
    guard table.contains(key) else {
      table[key] = value
      return
    }
    let text = Self.path(path)
    guard implicits.remove(text) != nil else {
      throw failure("Key '\(text)' has already been defined.")
    }
    // A table that others implied keeps what they put into it.
    if arrays.contains(text) { table[key] = value }
  }
}
