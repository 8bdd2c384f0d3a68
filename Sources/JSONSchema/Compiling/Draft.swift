internal import GoRuntime

/// A version of the JSON Schema specification.
enum Draft: Int, Sendable, Comparable {
  case draft4 = 4
  case draft6 = 6
  case draft7 = 7
  case draft2019 = 2019
  case draft2020 = 2020

  /// What a schema without `$schema` is taken for.
  static let standard = Draft.draft2020

  static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }

  /// The draft that a `$schema` names, or nil for any other meta-schema.
  init?(url: ByteString) {
    var text = url.text[...]
    if text.hasSuffix("#") { text = text.dropLast() }
    for prefix in ["http://", "https://"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
      break
    }
    switch text {
    case "json-schema.org/schema": self = .standard
    case "json-schema.org/draft/2020-12/schema": self = .draft2020
    case "json-schema.org/draft/2019-09/schema": self = .draft2019
    case "json-schema.org/draft-07/schema": self = .draft7
    case "json-schema.org/draft-06/schema": self = .draft6
    case "json-schema.org/draft-04/schema": self = .draft4
    default: return nil
    }
  }

  /// The URL of the draft's meta-schema.
  var url: ByteString {
    switch self {
    case .draft4: "http://json-schema.org/draft-04/schema"
    case .draft6: "http://json-schema.org/draft-06/schema"
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The keyword that gives a schema its URL.
  var idKeyword: Keyword { self == .draft4 ? .id : .dollarID }

  /// What a keyword holds of subschemas in this draft, for finding URLs and anchors in them.
  ///
  /// A draft keeps the keywords of those before it.
  func position(of keyword: Keyword) -> SubschemaPosition {
    switch keyword {
    case .not, .additionalProperties, .additionalItems: .schema
    case .items: .schemaOrArray
    case .allOf, .anyOf, .oneOf: .array
    case .definitions, .properties, .patternProperties, .dependencies: .map
    case .propertyNames, .contains: self >= .draft6 ? .schema : .none
    case .if, .then, .else: self >= .draft7 ? .schema : .none
    case .defs, .dependentSchemas: self >= .draft2019 ? .map : .none
    case .unevaluatedProperties, .unevaluatedItems, .contentSchema:
      self >= .draft2019 ? .schema : .none
    case .prefixItems: self >= .draft2020 ? .array : .none
    default: .none
    }
  }
}

/// Where subschemas stand below a keyword.
enum SubschemaPosition {
  case none
  /// The value itself.
  case schema
  /// The value, or its elements.
  case schemaOrArray
  /// The elements.
  case array
  /// The values of the members.
  case map
}
