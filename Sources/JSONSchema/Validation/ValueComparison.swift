internal import GoRuntime

/// Equality of values by JSON's rules: numbers by their value, objects whatever their order.
enum ValueComparison {
  /// Whether a value equals a node of a schema.
  static func equals(
    _ value: Value, _ document: JSONDocument, _ node: JSONDocument.Index
  ) -> Bool {
    let kind = document[node].kind
    switch value {
    case .null, .invalid: return kind == .null
    case .bool(let flag): return kind == (flag ? .true : .false)
    case .string(let text):
      return kind == .string && text.withBytes { document.equals(node, $0) }
    case .integer, .float, .object:
      guard kind == .number, let left = number(value), let right = document.number(at: node) else {
        return false
      }
      return left == right
    case .list(let list):
      guard kind == .array, list.elements.count == Int(document[node].length) else { return false }
      var element = node + 1
      for item in list.elements {
        if !equals(item, document, element) { return false }
        element = document[element].end
      }
      return true
    case .map(let map):
      guard kind == .object else { return false }
      let members = document.distinctMembers(of: node)
      guard members.count == map.count else { return false }
      return members.allSatisfy { member in
        map[member.name].map { equals($0, document, member.node) } ?? false
      }
    }
  }

  /// Whether two values are equal.
  static func equals(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.null, .null), (.null, .invalid), (.invalid, .null), (.invalid, .invalid): return true
    case (.bool(let x), .bool(let y)): return x == y
    case (.string(let x), .string(let y)): return x == y
    case (.list(let x), .list(let y)):
      return x.elements.count == y.elements.count
        && zip(x.elements, y.elements).allSatisfy { equals($0, $1) }
    case (.map(let x), .map(let y)):
      return x.count == y.count
        && x.allSatisfy { key, value in y[key].map { equals(value, $0) } ?? false }
    default:
      guard let x = number(left), let y = number(right) else { return false }
      return x == y
    }
  }

  /// The number that a value is, or nil.
  static func number(_ value: Value) -> DecimalNumber? {
    switch value {
    case .integer(let bits, let type):
      type.isUnsigned ? DecimalNumber(UInt64(bitPattern: bits)) : DecimalNumber(bits)
    case .float(let number): DecimalNumber(number)
    case .object(let object): (object as? JSONNumber)?.decimal
    default: nil
    }
  }

  /// The positions of two equal elements, the earlier first, in the order in which the library
  /// finds them; nil when all differ.
  static func duplicates(_ elements: [Value]) -> (Int, Int)? {
    if elements.count <= 20 {
      for later in elements.indices.dropFirst() {
        for earlier in 0..<later where equals(elements[later], elements[earlier]) {
          return (earlier, later)
        }
      }
      return nil
    }
    var byHash: [Int: [Int]] = [:]
    for later in elements.indices {
      var hasher = Hasher()
      hash(elements[later], into: &hasher)
      let key = hasher.finalize()
      for earlier in byHash[key] ?? [] where equals(elements[later], elements[earlier]) {
        return (earlier, later)
      }
      byHash[key, default: []].append(later)
    }
    return nil
  }

  /// Hashes a value so that equal ones have equal hashes.
  private static func hash(_ value: Value, into hasher: inout Hasher) {
    switch value {
    case .null, .invalid: hasher.combine(0)
    case .bool(let flag): hasher.combine(flag)
    case .string(let text): hasher.combine(text)
    case .list(let list): for element in list.elements { hash(element, into: &hasher) }
    case .map(let map):
      for (key, member) in map {
        hasher.combine(key)
        hash(member, into: &hasher)
      }
    case .integer, .float, .object:
      guard let number = number(value) else { return }
      hasher.combine(number.coefficient)
      hasher.combine(number.exponent)
      hasher.combine(number.digits)
    }
  }
}
