internal import GoRuntime

/// Decides quickly whether a schema meets the meta-schema of its draft.
///
/// The answer is yes only when that is certain; anything else is left to the meta-schema itself.
struct MetaschemaCheck {
  let document: JSONDocument
  let draft: Draft
  /// The patterns read so far.
  var patterns = PatternCache()

  /// Whether all schemas looked at so far have everyday keywords alone, each once.
  private(set) var isPlain = true

  /// How deep schemas are followed; deeper ones are left to the meta-schema.
  private static let depthLimit = 500

  /// Whether a schema and all its subschemas are valid.
  mutating func isSurelyValid(_ node: JSONDocument.Index) -> Bool { isSchema(node, depth: 0) }

  /// What the meta-schema asks of a keyword's value.
  enum Rule {
    case anything
    case string, boolean, number, array
    /// A schema, or in draft 4 for some keywords a boolean.
    case schema, schemaOrBoolean
    case schemaArray, schemaMap, items, dependencies
    case count, positive
    case stringArray, stringArrayMap
    case type, `enum`
    case pattern, patternMap
    case url, reference, ownURL, anchor
    /// What only the meta-schema itself decides.
    case unsure
  }

  /// The rule for a keyword in a draft.
  static func rule(_ keyword: Keyword, _ draft: Draft) -> Rule {
    switch keyword {
    case .none, .default: .anything
    case .schema: .url
    case .title, .description, .format: .string
    case .multipleOf: .positive
    case .maximum, .minimum: .number
    case .exclusiveMaximum, .exclusiveMinimum: draft == .draft4 ? .boolean : .number
    case .maxLength, .minLength, .maxItems, .minItems, .maxProperties, .minProperties: .count
    case .pattern: .pattern
    case .uniqueItems: .boolean
    case .required: .stringArray
    case .properties: .schemaMap
    case .patternProperties: draft >= .draft7 ? .patternMap : .schemaMap
    case .additionalProperties: draft == .draft4 ? .schemaOrBoolean : .schema
    case .additionalItems: additionalItems(draft)
    case .items: draft >= .draft2020 ? .schema : .items
    case .definitions: .schemaMap
    case .dependencies: .dependencies
    case .enum: .enum
    case .type: .type
    case .allOf, .anyOf, .oneOf: .schemaArray
    case .not: .schema
    case .id: draft == .draft4 ? .string : .anything
    case .ref: draft == .draft4 ? .string : .reference
    default: later(keyword, draft)
    }
  }

  private static func additionalItems(_ draft: Draft) -> Rule {
    switch draft {
    case .draft4: .schemaOrBoolean
    case .draft2020: .anything
    default: .schema
    }
  }

  /// The rules for keywords that draft 4 doesn't have.
  private static func later(_ keyword: Keyword, _ draft: Draft) -> Rule {
    switch keyword {
    case .dollarID where draft >= .draft6: draft >= .draft2019 ? .ownURL : .reference
    case .contains where draft >= .draft6, .propertyNames where draft >= .draft6: .schema
    case .examples where draft >= .draft7: .array
    case .comment where draft >= .draft7: .string
    case .readOnly where draft >= .draft7, .writeOnly where draft >= .draft7: .boolean
    case .contentMediaType where draft >= .draft7, .contentEncoding where draft >= .draft7: .string
    case .if where draft >= .draft7, .then where draft >= .draft7, .else where draft >= .draft7:
      .schema
    case .anchor where draft >= .draft2019: .anchor
    case .defs where draft >= .draft2019, .dependentSchemas where draft >= .draft2019: .schemaMap
    case .dependentRequired where draft >= .draft2019: .stringArrayMap
    case .maxContains where draft >= .draft2019, .minContains where draft >= .draft2019: .count
    case .unevaluatedItems where draft >= .draft2019,
      .unevaluatedProperties where draft >= .draft2019, .contentSchema where draft >= .draft2019:
      .schema
    case .deprecated where draft >= .draft2019: .boolean
    case .vocabulary where draft >= .draft2019: .unsure
    case .recursiveRef where draft >= .draft2019: .reference
    case .recursiveAnchor where draft >= .draft2019: draft == .draft2019 ? .boolean : .anchor
    case .prefixItems where draft >= .draft2020: .schemaArray
    case .dynamicRef where draft >= .draft2020: .reference
    case .dynamicAnchor where draft >= .draft2020: .anchor
    default: .anything
    }
  }

  private mutating func isSchema(_ node: JSONDocument.Index, depth: Int) -> Bool {
    switch document[node].kind {
    case .object: break
    case .true, .false: return draft >= .draft6
    default: return false
    }
    if depth > Self.depthLimit { return false }
    let end = document[node].end
    var cursor = node + 1
    var exclusiveBounds = 0
    var keywords = KeywordSet()
    while cursor < end {
      let keyword = document[cursor].keyword
      let value = cursor + 1
      cursor = document[value].end
      if keyword == .none { continue }
      if keywords.contains(keyword) || !PlainSchema.has(keyword, document[value].kind, draft) {
        isPlain = false
      }
      keywords.insert(keyword)
      if draft == .draft4 {
        switch keyword {
        case .exclusiveMaximum, .exclusiveMinimum: exclusiveBounds += 1
        default: break
        }
      }
      if !meets(Self.rule(keyword, draft), value, depth: depth) { return false }
    }
    return exclusiveBounds == 0 || hasBounds(node)
  }

  /// Whether a schema of draft 4 has the bounds that it calls exclusive.
  private func hasBounds(_ node: JSONDocument.Index) -> Bool {
    for (flag, bound) in [
      (Keyword.exclusiveMaximum, Keyword.maximum), (.exclusiveMinimum, .minimum),
    ] where document.member(flag.name, of: node) != nil {
      if document.member(bound.name, of: node) == nil { return false }
    }
    return true
  }

  private mutating func meets(_ rule: Rule, _ node: JSONDocument.Index, depth: Int) -> Bool {
    let kind = document[node].kind
    switch rule {
    case .anything: return true
    case .string: return kind == .string
    case .boolean: return kind == .true || kind == .false
    case .number: return kind == .number
    case .array: return kind == .array
    case .schema: return isSchema(node, depth: depth + 1)
    case .schemaOrBoolean:
      return kind == .true || kind == .false || isSchema(node, depth: depth + 1)
    case .schemaArray: return isSchemaArray(node, depth: depth)
    case .items:
      return kind == .array ? isSchemaArray(node, depth: depth) : isSchema(node, depth: depth + 1)
    case .schemaMap, .patternMap, .dependencies, .stringArrayMap:
      return kind == .object && areMembersValid(rule, node, depth: depth)
    case .count:
      guard kind == .number, let number = document.number(at: node) else { return false }
      return number.isInteger && !number.isNegative
    case .positive:
      guard kind == .number, let number = document.number(at: node) else { return false }
      return !number.isNegative && !number.isZero
    case .stringArray: return isStringArray(node)
    case .type: return isType(node)
    case .enum: return isEnum(node)
    case .pattern: return kind == .string && isPattern(document.string(at: node))
    case .url: return kind == .string && isFormat(.uri, node)
    case .reference: return kind == .string && isReference(node)
    case .ownURL: return kind == .string && isOwnURL(node)
    case .anchor: return kind == .string && isAnchor(document.string(at: node).bytes)
    case .unsure: return false
    }
  }

  private mutating func isSchemaArray(_ node: JSONDocument.Index, depth: Int) -> Bool {
    guard document[node].kind == .array, document[node].length > 0 else { return false }
    var element = node + 1
    while element < document[node].end {
      if !isSchema(element, depth: depth + 1) { return false }
      element = document[element].end
    }
    return true
  }

  private mutating func areMembersValid(
    _ rule: Rule, _ node: JSONDocument.Index, depth: Int
  ) -> Bool {
    var cursor = node + 1
    while cursor < document[node].end {
      let value = cursor + 1
      switch rule {
      case .dependencies where document[value].kind == .array, .stringArrayMap:
        if !isStringArray(value) { return false }
      case .patternMap:
        if !isPattern(document.string(at: cursor)) || !isSchema(value, depth: depth + 1) {
          return false
        }
      default:
        if !isSchema(value, depth: depth + 1) { return false }
      }
      cursor = document[value].end
    }
    return true
  }

  /// Whether an array has only strings, all different; draft 4 wants one at least.
  private func isStringArray(_ node: JSONDocument.Index) -> Bool {
    guard document[node].kind == .array else { return false }
    if draft == .draft4, document[node].length == 0 { return false }
    return areDistinctStrings(node)
  }

  private func areDistinctStrings(_ node: JSONDocument.Index) -> Bool {
    // Strings have no nodes within, so that each stands right behind the one before it.
    let elements = node + 1..<document[node].end
    for element in elements where document[element].kind != .string { return false }
    if elements.count > 16 {
      return Set(elements.map(document.string(at:))).count == elements.count
    }
    for later in elements {
      for earlier in elements.lowerBound..<later where document.equals(earlier, later) {
        return false
      }
    }
    return true
  }

  private func isType(_ node: JSONDocument.Index) -> Bool {
    switch document[node].kind {
    case .string: return !document[node].types.isEmpty
    case .array:
      var types: TypeSet = []
      var areDistinctTypes = document[node].length > 0
      document.forEachElement(of: node) { element in
        let type = document[element].types
        if type.isEmpty || !types.isDisjoint(with: type) { areDistinctTypes = false }
        types.formUnion(type)
      }
      return areDistinctTypes
    default: return false
    }
  }

  private func isEnum(_ node: JSONDocument.Index) -> Bool {
    guard document[node].kind == .array else { return false }
    if draft >= .draft2019 { return true }
    if document[node].length == 0 { return false }
    if areDistinctStrings(node) { return true }
    guard case .list(let list) = document.value(at: node) else { return false }
    return ValueComparison.duplicates(list.elements) == nil
  }

  /// Whether a pattern can be compiled; that of keys is checked where they are used, too.
  private mutating func isPattern(_ text: ByteString) -> Bool {
    (try? patterns.pattern(text)) != nil
  }

  private func isFormat(_ format: Format, _ node: JSONDocument.Index) -> Bool {
    (try? format.check(document.string(at: node))) != nil
  }

  private func isReference(_ node: JSONDocument.Index) -> Bool {
    SchemaReference.isPlainFragment(document.string(at: node)) || isFormat(.uriReference, node)
  }

  /// Whether a text is a reference whose only `#` is its last character.
  private func isOwnURL(_ node: JSONDocument.Index) -> Bool {
    let text = document.string(at: node).bytes
    guard isFormat(.uriReference, node) else { return false }
    let hash = text.firstIndex(of: UInt8(ascii: "#"))
    return hash == nil || hash == text.count - 1
  }

  private func isAnchor(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
    let underscore = UInt8(ascii: "_")
    guard isLetter(first) || draft >= .draft2020 && first == underscore else { return false }
    return text.dropFirst().allSatisfy { byte in
      isLetter(byte) || byte &- UInt8(ascii: "0") < 10 || byte == underscore
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: ":") && draft == .draft2019
    }
  }
}
