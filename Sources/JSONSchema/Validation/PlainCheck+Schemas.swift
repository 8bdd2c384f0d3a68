internal import GoRuntime

/// The keywords that apply other schemas.
extension PlainCheck {
  /// `properties`.
  mutating func meetsProperties(_ properties: JSONDocument.Index, _ map: ValueMap) -> Bool {
    var areValid = true
    var key = properties + 1
    let end = document[properties].end
    while key < end, areValid || isFollowedToTheEnd {
      let name = document.string(at: key)
      if let member = map.value(for: name, hash: name.keyHash), !meets(key + 1, member) {
        areValid = false
      }
      key = document[key + 1].end
    }
    return areValid
  }

  /// `additionalProperties`: the members that have no schema of their own.
  mutating func meetsRemainder(
    _ remainder: JSONDocument.Index, of schema: JSONDocument.Index, _ map: ValueMap
  ) -> Bool {
    if document[remainder].kind == .true { return true }
    var left = PositionSet(0..<map.count)
    if let properties = document.value(of: .properties, in: schema) {
      document.forEachMember(of: properties) { key, _ in
        let name = document.string(at: key)
        if let slot = map.slot(of: name, hash: name.keyHash) { left.remove(slot) }
      }
    }
    if left.isEmpty { return true }
    if document[remainder].kind == .false { return false }
    var areValid = true
    for slot in left.positions where areValid || isFollowedToTheEnd {
      if !meets(remainder, map.value(inSlot: slot)) { areValid = false }
    }
    return areValid
  }

  /// `required`.
  func hasAll(_ names: JSONDocument.Index, _ map: ValueMap) -> Bool {
    // Strings have no nodes within, so that each stands right behind the one before it.
    (names + 1..<document[names].end).allSatisfy { map.contains(document.string(at: $0)) }
  }

  /// `allOf`, `anyOf`, `oneOf`, `not` and `if`.
  mutating func meetsCombination(
    _ keyword: Keyword, _ part: JSONDocument.Index, of schema: JSONDocument.Index, _ value: Value
  ) -> Bool {
    switch keyword {
    case .allOf:
      var areMet = true
      var element = part + 1
      while element < document[part].end, areMet || isFollowedToTheEnd {
        if !meets(element, value) { areMet = false }
        element = document[element].end
      }
      return areMet
    case .anyOf: return fitting(part, value, upTo: 1) == 1
    case .oneOf: return fitting(part, value, upTo: 2) == 1
    case .not: return !fits(part, value)
    default:
      if draft < .draft7 { return true }
      let branch = document.value(of: fits(part, value) ? .then : .else, in: schema)
      return branch.map { meets($0, value) } ?? true
    }
  }

  /// How many schemas of an array a value meets, up to some number.
  private mutating func fitting(
    _ array: JSONDocument.Index, _ value: Value, upTo limit: Int
  ) -> Int {
    var count = 0
    var element = array + 1
    while element < document[array].end, count < limit {
      if fits(element, value) { count += 1 }
      element = document[element].end
    }
    return count
  }
}
