internal import GoRuntime

/// Decides quickly whether a value meets a plain schema, whose keywords are read where they stand.
///
/// The answer is yes only when `Validator` would say so within its limits; anything else is left to
/// it, and so are all texts.
struct PlainCheck {
  let document: JSONDocument
  let draft: Draft
  let patterns: PatternCache
  private let limits: SchemaLimits
  private var steps = 0
  /// How many schemas are under way.
  private var depth = 0
  /// How many of them decide by whether others are met.
  ///
  /// Those others are followed to their ends even when they aren't, so that no fewer steps are
  /// counted than the validator takes, whatever the order in which it goes.
  private var alternatives = 0
  /// Whether parts are looked at even when one before them isn't met.
  var isFollowedToTheEnd: Bool { alternatives > 0 }
  /// Whether a limit was reached.
  private var isUnsure = false

  init(_ schema: PlainSchema, _ limits: SchemaLimits) {
    document = schema.document
    draft = schema.draft
    patterns = schema.patterns
    self.limits = limits
  }

  /// Whether a value is valid.
  mutating func isSurelyValid(_ value: Value) -> Bool { meets(0, value) && !isUnsure }

  /// Whether a value meets the schema at a node.
  mutating func meets(_ node: JSONDocument.Index, _ value: Value) -> Bool {
    steps &+= 1
    if steps > limits.steps || depth >= limits.depth { isUnsure = true }
    if isUnsure { return false }
    let schema = document[node]
    guard schema.kind == .object, schema.length > 0 else { return schema.kind != .false }
    let type = TypeSet(of: value)
    if type.isEmpty { return false }
    depth &+= 1
    var isValid = true
    var cursor = node + 1
    while cursor < schema.end, isValid || isFollowedToTheEnd {
      let keyword = document[cursor].keyword
      let part = cursor + 1
      cursor = document[part].end
      if !meets(keyword, part, of: node, value, type) { isValid = false }
    }
    depth &-= 1
    return isValid
  }

  /// Whether a value meets the schema at a node that decides, but needn't be met.
  mutating func fits(_ node: JSONDocument.Index, _ value: Value) -> Bool {
    alternatives &+= 1
    let isMet = meets(node, value)
    alternatives &-= 1
    return isMet
  }

  /// Whether a value meets a keyword.
  private mutating func meets(
    _ keyword: Keyword, _ part: JSONDocument.Index, of schema: JSONDocument.Index, _ value: Value,
    _ type: TypeSet
  ) -> Bool {
    switch keyword {
    case .none, .title, .description, .default: return true
    case .type: return document.types(at: part).include(value, of: type)
    case .enum: return isElement(value, of: part)
    case .const: return draft < .draft6 || ValueComparison.equals(value, document, part)
    case .allOf, .anyOf, .oneOf, .not, .if:
      return meetsCombination(keyword, part, of: schema, value)
    default: break
    }
    switch value {
    case .map(let map): return meetsForMap(keyword, part, of: schema, map)
    case .list(let list): return meetsForList(keyword, part, list.elements)
    case .string(let text): return meetsForString(keyword, part, text)
    case .integer, .float, .object: return meetsForNumber(keyword, part, value)
    default: return true
    }
  }

  private func isElement(_ value: Value, of array: JSONDocument.Index) -> Bool {
    var element = array + 1
    let end = document[array].end
    while element < end {
      if ValueComparison.equals(value, document, element) { return true }
      element = document[element].end
    }
    return false
  }

  // MARK: Keywords for one type

  private mutating func meetsForMap(
    _ keyword: Keyword, _ part: JSONDocument.Index, of schema: JSONDocument.Index, _ map: ValueMap
  ) -> Bool {
    switch keyword {
    case .properties: return meetsProperties(part, map)
    case .additionalProperties: return meetsRemainder(part, of: schema, map)
    case .required: return hasAll(part, map)
    case .minProperties: return document.int(at: part).map { map.count >= $0 } ?? true
    case .maxProperties: return document.int(at: part).map { map.count <= $0 } ?? true
    default: return true
    }
  }

  private mutating func meetsForList(
    _ keyword: Keyword, _ part: JSONDocument.Index, _ elements: [Value]
  ) -> Bool {
    switch keyword {
    case .items:
      var areValid = true
      for element in elements where areValid || isFollowedToTheEnd {
        if !meets(part, element) { areValid = false }
      }
      return areValid
    case .minItems: return document.int(at: part).map { elements.count >= $0 } ?? true
    case .maxItems: return document.int(at: part).map { elements.count <= $0 } ?? true
    case .uniqueItems:
      return document[part].kind != .true || ValueComparison.duplicates(elements) == nil
    default: return true
    }
  }

  private func meetsForString(
    _ keyword: Keyword, _ part: JSONDocument.Index, _ text: ByteString
  ) -> Bool {
    switch keyword {
    case .minLength: document.int(at: part).map { text.runeCount >= $0 } ?? true
    case .maxLength: document.int(at: part).map { text.runeCount <= $0 } ?? true
    case .pattern: patterns[document.string(at: part)]?.matches(text) ?? false
    default: true
    }
  }

  private func meetsForNumber(
    _ keyword: Keyword, _ part: JSONDocument.Index, _ value: Value
  ) -> Bool {
    switch keyword {
    case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum, .multipleOf:
      guard let bound = document.number(at: part) else { return true }
      return ValueComparison.number(value)?.meets(keyword, bound) ?? false
    default: return true
    }
  }
}
