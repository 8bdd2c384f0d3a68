internal import GoRuntime

/// A JSON text, read once into a flat array of nodes.
///
/// A schema is read this way and not as a `Value`: a number keeps its text, which messages show,
/// and the kilobytes of a large schema cost one pass without an allocation for each object.
final class JSONDocument: Sendable {
  /// The index of a node in its document; the root is 0.
  typealias Index = Int32

  /// The nodes in the order of the text: an object's are its keys, each followed by its value.
  let nodes: [JSONNode]
  /// The text.
  private let text: ByteString
  /// Those strings whose escapes had to be resolved.
  private let resolved: ByteString

  /// Whether an object within the outermost has a key that may name it as a schema.
  let hasNamesWithin: Bool

  init(nodes: [JSONNode], text: ByteString, resolved: [UInt8], hasNamesWithin: Bool) {
    self.nodes = nodes
    self.text = text
    self.resolved = ByteString(resolved)
    self.hasNamesWithin = hasNamesWithin
  }

  /// The node at an index.
  subscript(index: Index) -> JSONNode { nodes[Int(index)] }

  /// The bytes of a string, key or number.
  func string(at index: Index) -> ByteString {
    let node = nodes[Int(index)]
    return node.isResolved ? resolved[node.bytes] : text[node.bytes]
  }

  /// Calls the closure with the bytes of a string, key or number.
  @inline(__always)
  func withString<Result>(
    at index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let node = nodes[Int(index)]
    // Neither text is copied, so neither is retained.
    if node.isResolved {
      return resolved.withBytes { body(UnsafeBufferPointer(rebasing: $0[node.bytes])) }
    }
    return text.withBytes { body(UnsafeBufferPointer(rebasing: $0[node.bytes])) }
  }

  /// Whether a string or key has exactly these bytes.
  func equals(_ index: Index, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard Int(nodes[Int(index)].length) == other.count else { return false }
    return withString(at: index) { compareBytes($0, other) == 0 }
  }

  /// Whether a string or key has exactly these bytes.
  func equals(_ index: Index, _ other: ByteString) -> Bool {
    other.withBytes { equals(index, $0) }
  }

  /// Whether two strings or keys are the same.
  func equals(_ index: Index, _ other: Index) -> Bool {
    withString(at: other) { equals(index, $0) }
  }

  /// The value under a key of an object, of equal keys the last; nil when there is none or the node
  /// is not an object.
  func member(_ key: ByteString, of object: Index) -> Index? {
    guard self[object].kind == .object else { return nil }
    var found: Index?
    key.withBytes { bytes in
      forEachMember(of: object) { name, value in
        if equals(name, bytes) { found = value }
      }
    }
    return found
  }

  /// The value under a keyword of an object that has it once at most, or nil.
  func value(of keyword: Keyword, in object: Index) -> Index? {
    var found: Index?
    forEachMember(of: object) { key, value in
      if self[key].keyword == keyword { found = value }
    }
    return found
  }

  /// Calls the closure with each key and value of an object, repeated keys included.
  @inline(__always)
  func forEachMember(of object: Index, _ body: (Index, Index) -> Void) {
    var cursor = object + 1
    let end = self[object].end
    while cursor < end {
      let value = cursor + 1
      body(cursor, value)
      cursor = self[value].end
    }
  }

  /// Calls the closure with each element of an array.
  @inline(__always)
  func forEachElement(of array: Index, _ body: (Index) -> Void) {
    var cursor = array + 1
    let end = self[array].end
    while cursor < end {
      body(cursor)
      cursor = self[cursor].end
    }
  }

  /// The element at a position of an array, or nil.
  func element(_ position: Int, of array: Index) -> Index? {
    guard self[array].kind == .array, position >= 0 else { return nil }
    var cursor = array + 1
    var left = position
    while cursor < self[array].end {
      if left == 0 { return cursor }
      left -= 1
      cursor = self[cursor].end
    }
    return nil
  }

  /// The steps from the root to a node.
  func path(to index: Index) -> [ByteString] {
    var steps: [ByteString] = []
    var current = index
    while current > 0 {
      let parent = self[current].parent
      if self[parent].kind == .object {
        steps.append(string(at: current - 1))
      } else {
        var position = 0
        var cursor = parent + 1
        while cursor < current {
          position += 1
          cursor = self[cursor].end
        }
        steps.append(ByteString(String(position)))
      }
      current = parent
    }
    return steps.reversed()
  }

  /// A part of the document as a value, its numbers as Go's `json.Number`.
  func value(at index: Index) -> Value {
    let node = self[index]
    switch node.kind {
    case .null: return .null
    case .false: return .bool(false)
    case .true: return .bool(true)
    case .number: return .object(JSONNumber(string(at: index)))
    case .string, .key: return .string(string(at: index))
    case .array:
      var elements: [Value] = []
      forEachElement(of: index) { elements.append(value(at: $0)) }
      return .list(elements)
    case .object:
      let map = ValueMap()
      forEachMember(of: index) { name, member in map.set(string(at: name), value(at: member)) }
      return .map(map)
    }
  }
}

/// One value or key of a document.
struct JSONNode: Sendable {
  /// What a node is.
  enum Kind: UInt8, Sendable {
    case null, `false`, `true`, number, string, array, object, key
  }

  /// What the node is.
  var kind: Kind
  /// For a key, the keyword that it names in a schema.
  var keyword: Keyword
  /// For a string, the type that it names in a schema.
  var types: TypeSet = []
  /// Whether a string or key is among those whose escapes were resolved.
  var isResolved = false
  /// Where the bytes of a string, key or number begin.
  var start: UInt32
  /// How many bytes these are; for arrays and objects the number of elements or members.
  var length: UInt32
  /// The index behind the node and all that it holds.
  var end: Int32
  /// The array or object that holds the node.
  var parent: Int32

  /// Where the bytes of a string, key or number are.
  var bytes: Range<Int> { Int(start)..<Int(start) + Int(length) }
}

/// A number as the text it was written with: Go's `json.Number`.
final class JSONNumber: GoObject, @unchecked Sendable {
  /// The number's text.
  let text: ByteString
  /// The number, unless its exponent is beyond what Go's `big.Rat` reads.
  let decimal: DecimalNumber?

  init(_ text: ByteString) {
    self.text = text
    decimal = text.withBytes { DecimalNumber(parsing: $0) }
    super.init()
  }

  override var kind: Kind { .string }
  override var typeName: String { "json.Number" }
  override var stringer: ByteString? { text }
  override var underlying: Value? { .string(text) }
}
