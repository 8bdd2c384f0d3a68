internal import GoRuntime
internal import YAML

/// Reads the arguments of `--set`, `--set-string`, `--set-file` and `--set-json` into a map.
///
/// The syntax is `name1=value1,name2.key=value2,list[0]=x,list={a,b}`; a backslash makes the next
/// character literal.
struct SetParser {
  /// What values mean.
  enum Dialect {
    /// `--set`: booleans, null and integers are recognised.
    case typed
    /// `--set-string`: everything is a string.
    case string
    /// `--set-file`: values are names of files whose content is the value.
    case file(limit: Int)
    /// `--set-json`: values are JSON.
    case json
  }

  private var scanner: SetScanner
  private let dialect: Dialect

  /// Reads an argument into a map.
  ///
  /// - Parameters:
  ///   - text: The argument.
  ///   - map: Receives the values, over those that it has.
  ///   - dialect: What values mean.
  ///   - limits: The bounds on indexes and nesting.
  /// - Throws: Helm's text, without the words `failed parsing`.
  static func parse(
    _ text: String, into map: ValueMap, as dialect: Dialect, limits: RenderLimits
  ) throws(SetSyntaxError) {
    var parser = SetParser(scanner: SetScanner(text, limits: limits), dialect: dialect)
    do throws(SetSyntaxError) {
      while true { try parser.parseEntry(into: map, level: 0) }
    } catch {
      if case .end = error { return }
      throw error
    }
  }

  private mutating func parseEntry(into map: ValueMap, level: Int) throws(SetSyntaxError) {
    let (name, stop) = scanner.text(until: "=[,.", escapes: true)
    let key = ByteString(name)
    switch stop {
    case nil:
      if name.isEmpty { throw .end }
      throw .invalid("key \(quoted(name)) has no value")
    case "[":
      let index = try scanner.index(escapes: true)
      var list = try scanner.list(map[key])
      // The list is taken out of the map so that it can change in place.
      if !name.isEmpty { map.set(key, .null) }
      defer { if !name.isEmpty { map.set(key, .list(list)) } }
      try parseItem(of: &list, at: index, level: level)
    case "=":
      try parseValue(into: map, key: key)
    case ",":
      if !name.isEmpty { map.set(key, .string("")) }
      throw .invalid("key \(quoted(name)) has no value (cannot end with ,)")
    default:
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
    }
  }

  private mutating func parseValue(into map: ValueMap, key: ByteString) throws(SetSyntaxError) {
    func set(_ value: Value) { if !key.isEmpty { map.set(key, value) } }
    if case .json = dialect {
      if skipEmptyValue() {
        set(.null)
      } else {
        set(try jsonValue())
        _ = skipEmptyValue()
      }
      return
    }
    guard let first = scanner.next() else {
      set(.string(""))
      throw .end
    }
    scanner.back()
    if first == "{" {
      set(.list(try listValue()))
    } else {
      let text = scanner.text(until: ",", escapes: true).text
      set(try value(of: text))
    }
  }

  private mutating func parseItem(
    of list: inout [Value], at index: Int, level: Int
  ) throws(SetSyntaxError) {
    if index < 0 { throw .invalid("negative \(index) index not allowed") }
    let (text, stop) = scanner.text(until: "[.=", escapes: true)
    if !text.isEmpty {
      throw .invalid("unexpected data at end of array index: \(quoted(text))")
    }
    switch stop {
    case nil:
      throw .end
    case "=":
      try parseItemValue(of: &list, at: index)
    case "[":
      try scanner.checkNesting(level + 1)
      let next: Int = try scanner.index(escapes: true)
      var inner: [Value] = []
      if index < list.count {
        if case .null = list[index] {} else { inner = try scanner.list(list[index]) }
      }
      try parseItem(of: &inner, at: next, level: level + 1)
      try scanner.set(&list, index, .list(inner))
    default:
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
    }
  }

  private mutating func parseItemValue(
    of list: inout [Value], at index: Int
  ) throws(SetSyntaxError) {
    if case .json = dialect {
      if skipEmptyValue() {
        try scanner.set(&list, index, .null)
      } else {
        try scanner.set(&list, index, try jsonValue())
        _ = skipEmptyValue()
      }
      return
    }
    guard let first = scanner.next() else {
      try scanner.set(&list, index, .string(""))
      return
    }
    scanner.back()
    if first == "{" {
      try scanner.set(&list, index, .list(try listValue()))
    } else {
      let text = scanner.text(until: ",", escapes: true).text
      try scanner.set(&list, index, try value(of: text))
    }
  }

  /// A list in braces, and the comma after it.
  private mutating func listValue() throws(SetSyntaxError) -> [Value] {
    _ = scanner.next()
    var elements: [Value] = []
    while true {
      let (text, stop) = scanner.text(until: ",}", escapes: true)
      guard let stop else { throw .invalid("list must terminate with '}'") }
      elements.append(try value(of: text))
      if stop == "}" {
        if let next = scanner.next(), next != "," { scanner.back() }
        return elements
      }
    }
  }

  private func value(of text: String) throws(SetSyntaxError) -> Value {
    switch dialect {
    case .typed: return Self.typed(text)
    case .string, .json: return .string(text)
    case .file(let limit):
      let content: ByteString
      do throws(RenderError) {
        content = try ValuesFile.read(text, limit: limit)
      } catch {
        throw .invalid(error.message)
      }
      return .string(content)
    }
  }

  /// What `--set` takes a text for.
  private static func typed(_ text: String) -> Value {
    switch text.lowercased() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "0": return .int64(0)
    default:
      guard let first = text.utf8.first, first != UInt8(ascii: "0"),
        text.utf8.allSatisfy({ $0 < 0x80 }), let number = Int64(text)
      else { return .string(text) }
      return .int64(number)
    }
  }

  /// Skips white space; true when then a comma, which is skipped too, or the end comes.
  private mutating func skipEmptyValue() -> Bool {
    while let character = scanner.next() {
      if character == "," { return true }
      if !isGoSpace(character) {
        scanner.back()
        return false
      }
    }
    return true
  }

  /// Takes one JSON value from the front of what is left.
  private mutating func jsonValue() throws(SetSyntaxError) -> Value {
    let rest = scanner.rest
    let length = Self.jsonLength(rest)
    var text = ""
    text.unicodeScalars.append(contentsOf: rest.prefix(length))
    let value: Value
    do { value = try JSONReader.read(ByteString(text)) } catch { throw .invalid("invalid JSON") }
    scanner.skip(length)
    return value
  }

  /// How many characters the JSON value takes that some text starts with, if it is valid.
  private static func jsonLength(_ text: ArraySlice<Unicode.Scalar>) -> Int {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      index += 1
      switch character {
      case "\"":
        while index < text.endIndex, text[index] != "\"" {
          index += text[index] == "\\" ? 2 : 1
        }
        index = min(index + 1, text.endIndex)
      case "{", "[": depth += 1
      case "}", "]": depth -= 1
      case ",", ":", " ", "\t", "\n", "\r":
        if depth <= 0 { return index - 1 - text.startIndex }
        continue
      default:
        while index < text.endIndex, isPlainJSON(text[index]) { index += 1 }
      }
      if depth <= 0 { break }
    }
    return index - text.startIndex
  }

  private static func isPlainJSON(_ character: Unicode.Scalar) -> Bool {
    switch character {
    case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
    default: false
    }
  }
}
