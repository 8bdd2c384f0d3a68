internal import GoRuntime

/// The characters of an argument of `--set`, and what both of its dialects share.
struct SetScanner {
  private let characters: [Unicode.Scalar]
  private var position = 0
  private let limits: RenderLimits
  /// How many list elements the argument may still create.
  private var remainingElements: Int

  /// Starts at the beginning of an argument.
  init(_ text: String, limits: RenderLimits) {
    characters = Array(text.unicodeScalars)
    self.limits = limits
    remainingElements = limits.setIndex * 16
  }

  /// Takes the next character, or nil at the end.
  mutating func next() -> Unicode.Scalar? {
    guard position < characters.count else { return nil }
    defer { position += 1 }
    return characters[position]
  }

  /// Puts the last character back.
  mutating func back() { position -= 1 }

  /// Skips characters.
  mutating func skip(_ count: Int) { position = min(position + count, characters.count) }

  /// What is left.
  var rest: ArraySlice<Unicode.Scalar> { characters[position...] }

  /// Takes characters up to one of the stops, which is taken too.
  ///
  /// - Parameters:
  ///   - stops: The characters to stop at.
  ///   - escapes: Whether a backslash makes the next character literal.
  /// - Returns: The text before the stop, and the stop; nil at the end of the argument.
  mutating func text(
    until stops: String, escapes: Bool
  ) -> (text: String, stop: Unicode.Scalar?) {
    var text = ""
    while let character = next() {
      if stops.unicodeScalars.contains(character) { return (text, character) }
      if escapes && character == "\\" {
        guard let literal = next() else { return (text, nil) }
        text.unicodeScalars.append(literal)
      } else {
        text.unicodeScalars.append(character)
      }
    }
    return (text, nil)
  }

  /// Takes the number of an index and its closing bracket.
  mutating func index(escapes: Bool) throws(SetSyntaxError) -> Int {
    let (text, stop) = text(until: "]", escapes: escapes)
    // Helm wraps the end of the text here, but still takes it for the end.
    guard stop != nil else { throw .end }
    let digits =
      text.utf8.first == UInt8(ascii: "+") || text.utf8.first == UInt8(ascii: "-")
      ? text.utf8.dropFirst() : text.utf8[...]
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      throw .invalid("error parsing index: strconv.Atoi: parsing \(quoted(text)): invalid syntax")
    }
    guard let index = Int(text) else {
      throw .invalid(
        "error parsing index: strconv.Atoi: parsing \(quoted(text)): value out of range")
    }
    return index
  }

  /// Sets an element of a list, which grows as needed with nulls.
  mutating func set(
    _ list: inout [Value], _ index: Int, _ value: Value
  ) throws(SetSyntaxError) {
    if index < 0 { throw .invalid("negative \(index) index not allowed") }
    if index > limits.setIndex {
      throw .invalid(
        "index of \(index) is greater than maximum supported index of \(limits.setIndex)",
        limit: .init("setIndex", limits.setIndex))
    }
    if list.count <= index {
      remainingElements -= index + 1 - list.count
      if remainingElements < 0 {
        throw .invalid(
          "lists have more than \(limits.setIndex * 16) elements in all",
          limit: .init("setIndex", limits.setIndex))
      }
      list.reserveCapacity(index + 1)
      while list.count <= index { list.append(.null) }
    }
    list[index] = value
  }

  /// Counts one more level of names or indexes.
  func checkNesting(_ level: Int) throws(SetSyntaxError) {
    if level > limits.setNesting {
      throw .invalid(
        "value name nested level is greater than maximum supported nested level of "
          + "\(limits.setNesting)", limit: .init("setNesting", limits.setNesting))
    }
  }

  /// The map that a name holds so far, or a new one.
  func map(_ value: Value?) throws(SetSyntaxError) -> ValueMap {
    switch value {
    case nil: return ValueMap()
    case .map(let map)?: return map
    case let other?: throw Self.conversion(other, to: "map[string]interface {}")
    }
  }

  /// The list that a name holds so far, or a new one.
  func list(_ value: Value?) throws(SetSyntaxError) -> [Value] {
    switch value {
    case nil: return []
    case .list(let list)?: return list.elements
    case let other?: throw Self.conversion(other, to: "[]interface {}")
    }
  }

  /// The error of a Go type assertion, as Helm reports it.
  static func conversion(_ value: Value, to type: String) -> SetSyntaxError {
    var name = value.typeName
    if case .null = value { name = "nil" }
    return .invalid(
      "unable to parse key: interface conversion: interface {} is \(name), not \(type)")
  }
}
