internal import GoRuntime

/// Reads an argument of `--set-literal` into a map: everything after `=` is the value as it is.
struct LiteralSetParser {
  private var scanner: SetScanner

  /// Reads an argument into a map.
  ///
  /// - Parameters:
  ///   - text: The argument.
  ///   - map: Receives the value, over those that it has.
  ///   - limits: The bounds on indexes and nesting.
  /// - Throws: Helm's text, without the words `failed parsing`.
  static func parse(
    _ text: String, into map: ValueMap, limits: RenderLimits
  ) throws(SetSyntaxError) {
    var parser = LiteralSetParser(scanner: SetScanner(text, limits: limits))
    do throws(SetSyntaxError) {
      while true { try parser.parseEntry(into: map, level: 0) }
    } catch {
      if case .end = error { return }
      throw error
    }
  }

  private mutating func parseEntry(into map: ValueMap, level: Int) throws(SetSyntaxError) {
    let (name, stop) = scanner.text(until: "=[.", escapes: false)
    let key = ByteString(name)
    switch stop {
    case nil:
      if name.isEmpty { throw .end }
      throw .invalid("key \(quoted(name)) has no value")
    case "=":
      let value = scanner.text(until: "", escapes: false).text
      if !name.isEmpty { map.set(key, .string(value)) }
    case ".":
      try scanner.checkNesting(level + 1)
      let inner = try scanner.map(map[key])
      var failure: SetSyntaxError?
      do throws(SetSyntaxError) { try parseEntry(into: inner, level: level + 1) } catch {
        failure = error
      }
      if failure == nil && inner.isEmpty {
        throw .invalid("key map \(quoted(name)) has no value")
      }
      if !inner.isEmpty && !name.isEmpty { map.set(key, .map(inner)) }
      if let failure { throw failure }
    default:
      let index = try scanner.index(escapes: false)
      var list = try scanner.list(map[key])
      if !name.isEmpty { map.set(key, .null) }
      defer { if !name.isEmpty { map.set(key, .list(list)) } }
      try parseItem(of: &list, at: index, level: level)
    }
  }

  private mutating func parseItem(
    of list: inout [Value], at index: Int, level: Int
  ) throws(SetSyntaxError) {
    if index < 0 { throw .invalid("negative \(index) index not allowed") }
    let (text, stop) = scanner.text(until: "[.=", escapes: false)
    if !text.isEmpty {
      throw .invalid("unexpected data at end of array index: \(quoted(text))")
    }
    switch stop {
    case nil:
      throw .end
    case "=":
      let value = scanner.text(until: "", escapes: false).text
      try scanner.set(&list, index, .string(value))
    case ".":
      try scanner.checkNesting(level + 1)
      var inner = ValueMap()
      if index < list.count {
        if case .map(let map) = list[index] {
          inner = map
        } else {
          list[index] = .map(inner)
        }
      }
      try parseEntry(into: inner, level: level + 1)
      try scanner.set(&list, index, .map(inner))
    default:
      try scanner.checkNesting(level + 1)
      let next = try scanner.index(escapes: false)
      var inner: [Value] = []
      if index < list.count {
        if case .null = list[index] {} else { inner = try scanner.list(list[index]) }
      }
      try parseItem(of: &inner, at: next, level: level + 1)
      try scanner.set(&list, index, .list(inner))
    }
  }
}
