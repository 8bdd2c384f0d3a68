internal import GoRuntime

/// The keys that mean something in a schema, in one draft or another.
enum Keyword: UInt8, Sendable, CaseIterable {
  case none
  case id, dollarID, schema, ref, anchor, recursiveRef, recursiveAnchor, dynamicRef, dynamicAnchor
  case vocabulary, comment, defs, definitions
  case allOf, anyOf, oneOf, not, `if`, then, `else`
  case properties, patternProperties, additionalProperties, propertyNames, dependencies
  case dependentSchemas, dependentRequired, unevaluatedProperties
  case items, additionalItems, prefixItems, contains, unevaluatedItems
  case type, const, `enum`, multipleOf, maximum, exclusiveMaximum, minimum, exclusiveMinimum
  case maxLength, minLength, pattern, maxItems, minItems, uniqueItems, maxContains, minContains
  case maxProperties, minProperties, required
  case format, contentEncoding, contentMediaType, contentSchema
  case title, description, `default`, deprecated, readOnly, writeOnly, examples

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

  /// The keyword that a key names, or `none`.
  static func named(_ key: UnsafeBufferPointer<UInt8>) -> Keyword {
    guard key.count >= 2, key.count <= 21 else { return .none }
    return table.keyword(key)
  }

  private static let table = KeywordTable()
}

/// Finds keywords by their text, by a hash of their length and three of their bytes.
private struct KeywordTable: Sendable {
  /// Keywords with their names, by hash; up to a few share a place.
  private var places: [[(name: ByteString, keyword: Keyword)]]

  init() {
    places = Array(repeating: [], count: 256)
    for keyword in Keyword.allCases where keyword != .none {
      let name = keyword.name
      let place = name.withBytes { Self.hash($0) }
      places[place].append((name, keyword))
    }
  }

  @inline(__always)
  static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
    let count = key.count
    let first = Int(key[0])
    let middle = Int(key[count / 2])
    let last = Int(key[count - 1])
    return (first &* 31 &+ middle &* 7 &+ last &* 13 &+ count &* 5) & 255
  }

  func keyword(_ key: UnsafeBufferPointer<UInt8>) -> Keyword {
    for candidate in places[Self.hash(key)] {
      if candidate.name.count == key.count,
        candidate.name.withBytes({ compareBytes($0, key) == 0 })
      {
        return candidate.keyword
      }
    }
    return .none
  }
}
