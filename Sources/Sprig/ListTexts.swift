import GoRuntime
import GoTemplate

extension Sprig {
  /// Functions between lists and texts: joining, splitting, sorting by text.
  static let listTexts: [Function] = [
    Function("join", [.string, .any], emits: join),
    Function("sortAlpha", [.any], returns: .list(.string)) {
      (arguments, execution) throws(CallError) in
      let value = arguments[0]
      guard case .list = value else {
        return .list(List([.string(try text(of: value))], type: .strings))
      }
      let unsorted = try texts(of: value)
      try execution.charge(unsorted.count * 8)
      let sorted = unsorted.sorted()
      return .list(List(sorted.map { .string($0) }, type: .strings))
    },
    Function("splitList", [.string, .string], returns: .list(.string)) {
      (arguments, execution) throws(CallError) in
      let parts = split(
        arguments.string(1), separator: arguments.string(0),
        limit: partLimit(-1, execution))
      return .list(List(parts.map { .string($0) }, type: .strings))
    },
    Function("split", [.string, .string], returns: .map(.string)) {
      (arguments, execution) throws(CallError) in
      let limit = partLimit(-1, execution)
      return try numbered(
        split(arguments.string(1), separator: arguments.string(0), limit: limit), execution)
    },
    Function("splitn", [.string, .int, .string], returns: .map(.string)) {
      (arguments, execution) throws(CallError) in
      let limit = partLimit(arguments.int(1), execution)
      return try numbered(
        split(arguments.string(2), separator: arguments.string(0), limit: limit), execution)
    },
  ]

  /// The elements as texts, nil ones left out; any other value is a list of itself.
  static func texts(of value: Value) throws(CallError) -> [ByteString] {
    switch value {
    case .null, .invalid: return []
    case .list(let list):
      var texts: [ByteString] = []
      texts.reserveCapacity(list.elements.count)
      for element in list.elements {
        switch element {
        case .null, .invalid: continue
        case .string(let string): texts.append(string)
        default: texts.append(try text(of: element))
        }
      }
      return texts
    default: return [try text(of: value)]
    }
  }

  /// The elements' texts with a separator between them.
  private static func join(
    _ arguments: Arguments, _ execution: Execution, _ output: OutputBuffer
  ) throws(CallError) {
    let separator = arguments.string(0)
    let start = output.count
    var isFirst = true
    for text in try texts(of: arguments[1]) {
      if !isFirst { output.append(separator) }
      isFirst = false
      output.append(text)
      try checkLength(output.count - start, execution)
    }
  }

  /// The parts under the names `_0`, `_1` and so on.
  private static func numbered(
    _ parts: [ByteString], _ execution: Execution
  ) throws(CallError) -> Value {
    let limit = execution.limits.listElements
    if parts.count > limit { throw .limit("listElements", limit) }
    try execution.chargeMap(entries: parts.count)
    let map = ValueMap(capacity: parts.count, type: .strings)
    for (index, part) in parts.enumerated() { map.set(ByteString("_\(index)"), .string(part)) }
    return .map(map)
  }

  /// How many parts to make where some are wanted, or all when negative: one more than a list may
  /// have is enough to be refused.
  static func partLimit(_ wanted: Int, _ execution: Execution) -> Int {
    let most = execution.limits.listElements + 1
    return wanted < 0 ? most : min(wanted, most)
  }

  /// Go's `strings.SplitN`: parts between separators, at most `limit` of them unless negative; an
  /// empty separator splits after each UTF-8 sequence.
  static func split(_ text: ByteString, separator: ByteString, limit: Int) -> [ByteString] {
    if limit == 0 { return [] }
    if separator.isEmpty { return explode(text, limit: limit) }
    var parts: [ByteString] = []
    var start = 0
    while limit < 0 || parts.count < limit - 1 {
      guard let found = text.firstIndex(of: separator, from: start) else { break }
      parts.append(text[start..<found])
      start = found + separator.count
    }
    parts.append(text[start..<text.count])
    return parts
  }

  /// The UTF-8 sequences of a text, the last part holding what is beyond the limit.
  private static func explode(_ text: ByteString, limit: Int) -> [ByteString] {
    var parts: [ByteString] = []
    var index = 0
    while index < text.count {
      if limit > 0 && parts.count == limit - 1 {
        parts.append(text[index..<text.count])
        break
      }
      let width = text.withBytes { $0.rune(at: index).size }
      parts.append(text[index..<index + width])
      index += width
    }
    return parts
  }
}
