internal import GoRuntime

/// The keys that mean something in a schema, in one draft or another, those that are compiled
/// together side by side.
enum Keyword: UInt8, Sendable, CaseIterable {
  case none
  case ref, recursiveRef, recursiveAnchor, dynamicRef, dynamicAnchor, anchor, id, dollarID, schema
  case vocabulary, comment, defs, definitions
  case allOf, anyOf, oneOf, not, `if`, then, `else`
  case minProperties, maxProperties, required
  case properties, patternProperties, additionalProperties, propertyNames, dependencies
  case dependentSchemas, dependentRequired
  case minItems, maxItems, uniqueItems, minContains, maxContains
  case items, additionalItems, prefixItems, contains
  case type, const, `enum`
  case minLength, maxLength, pattern
  case multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  case unevaluatedProperties, unevaluatedItems
  case format, contentEncoding, contentMediaType, contentSchema
  case title, description, `default`, deprecated, readOnly, writeOnly, examples

  /// Whether the keyword may give a schema a name or rules of its own.
  var isName: Bool {
    switch self {
    case .dynamicAnchor, .anchor, .id, .dollarID, .schema: true
    default: false
    }
  }

  /// The key's text.
  var name: ByteString {
    switch self {
    case .none: ""
    case .dollarID: "$id"
    case .schema: "$schema"
    case .ref: "$ref"
    case .anchor: "$anchor"
    case .recursiveRef: "$recursiveRef"
    case .recursiveAnchor: "$recursiveAnchor"
    case .dynamicRef: "$dynamicRef"
    case .dynamicAnchor: "$dynamicAnchor"
    case .vocabulary: "$vocabulary"
    case .comment: "$comment"
    case .defs: "$defs"
    default: ByteString("\(self)")
    }
  }
}

/// Finds keywords by their text, by a hash of their length and three of their bytes.
struct KeywordTable: Sendable {
  /// The table.
  static let shared = KeywordTable()

  private static let size = 256
  /// The length of the longest keyword.
  private static let longest = 21

  /// Keywords by the hash of their names; one whose place is taken follows behind.
  private var places = [Keyword](repeating: .none, count: size)
  /// The names by keyword, each with room for the longest, and their lengths.
  private var names = [UInt8](repeating: 0, count: Keyword.allCases.count * longest)
  private var lengths = [Int](repeating: 0, count: Keyword.allCases.count)

  private init() {
    for keyword in Keyword.allCases where keyword != .none {
      let name = keyword.name.bytes
      let number = Int(keyword.rawValue)
      names.replaceSubrange(number * Self.longest..<number * Self.longest + name.count, with: name)
      lengths[number] = name.count
      var place = name.withUnsafeBufferPointer { Self.hash($0) }
      while places[place] != .none { place = (place + 1) % Self.size }
      places[place] = keyword
    }
  }

  @inline(__always)
  private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let count = key.count
    let first = Int(key[0])
    let middle = Int(key[count / 2])
    let last = Int(key[count - 1])
    return (first &* 31 &+ middle &* 7 &+ last &* 13 &+ count &* 5) & (size - 1)
  }

  /// The keyword that a key names, or `none`.
  @inline(__always)
  func keyword(_ key: UnsafeBufferPointer<UInt8>) -> Keyword {
    guard key.count >= 2, key.count <= Self.longest else { return .none }
    var place = Self.hash(key)
    while places[place] != .none {
      let number = Int(places[place].rawValue)
      if lengths[number] == key.count, isName(number, key) { return places[place] }
      place = (place + 1) % Self.size
    }
    return .none
  }

  /// Whether a keyword's name, which is as long, is a key.
  @inline(__always)
  private func isName(_ number: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
    names.withUnsafeBufferPointer { names in
      let start = number * Self.longest
      return bytesEqual(UnsafeBufferPointer(rebasing: names[start..<start + key.count]), key)
    }
  }
}
