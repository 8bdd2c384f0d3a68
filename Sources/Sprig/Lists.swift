import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's functions on lists.
  ///
  /// `must…` forms differ in Go by returning the error that the plain forms panic with; templates
  /// see the same text from both.
  static let lists: [Function] =
    listBuilding + listParts + listFilters + listTexts

  /// Functions that make a list of other values.
  private static let listBuilding: [Function] =
    named("list", "tuple", parameters: [], variadic: .any, returns: .list(.any)) {
      (arguments, _) throws(CallError) in .list(arguments.dropFirst(0))
    }
    + named("append", "push", "mustAppend", "mustPush", parameters: [.any, .any]) {
      (arguments, _) throws(CallError) in
      var elements = try elements(of: arguments[0], else: "Cannot push on type ")
      elements.append(arguments[1])
      return .list(elements)
    }
    + named("prepend", "mustPrepend", parameters: [.any, .any]) {
      (arguments, _) throws(CallError) in
      var elements = try elements(of: arguments[0], else: "Cannot prepend on type ")
      elements.insert(arguments[1], at: 0)
      return .list(elements)
    }
    + named("concat", parameters: [], variadic: .any, returns: .any) {
      (arguments, execution) throws(CallError) in
      var result: [Value] = []
      let limit = execution.limits.listElements
      for index in 0..<arguments.count {
        if case .list(let list) = arguments[index] {
          if result.count + list.elements.count > limit { throw .limit("listElements", limit) }
          result += list.elements
        } else {
          let kind = try kindName(of: arguments[index])
          throw CallError("Cannot concat type \(kind) as list")
        }
      }
      return .list(List(result, type: result.isEmpty ? .nilAny : .any))
    }
    + named("chunk", "mustChunk", parameters: [.int, .any], returns: .list(.list(.any))) {
      (arguments, _) throws(CallError) in
      try chunks(
        of: elements(of: arguments[1], else: "Cannot chunk type "), size: arguments.int(0))
    }

  /// Functions that take a part of a list.
  private static let listParts: [Function] =
    named("first", "mustFirst", parameters: [.any], returns: .any) {
      (arguments, _) throws(CallError) in
      try elements(of: arguments[0], else: "Cannot find first on type ").first ?? .null
    }
    + named("last", "mustLast", parameters: [.any], returns: .any) {
      (arguments, _) throws(CallError) in
      try elements(of: arguments[0], else: "Cannot find last on type ").last ?? .null
    }
    + named("rest", "mustRest", parameters: [.any]) { (arguments, _) throws(CallError) in
      let elements = try elements(of: arguments[0], else: "Cannot find rest on type ")
      return nilOrList(elements, Array(elements.dropFirst()))
    }
    + named("initial", "mustInitial", parameters: [.any]) { (arguments, _) throws(CallError) in
      let elements = try elements(of: arguments[0], else: "Cannot find initial on type ")
      return nilOrList(elements, Array(elements.dropLast()))
    }
    + named("slice", "mustSlice", parameters: [.any], variadic: .any, returns: .any) {
      (arguments, _) throws(CallError) in
      let list = try list(of: arguments[0], else: "list should be type of slice or array but ")
      if list.elements.isEmpty { return .null }
      let start = arguments.count > 1 ? Cast.int(arguments[1]) : 0
      let end = arguments.count > 2 ? Cast.int(arguments[2]) : list.elements.count
      guard start >= 0, end >= start, end <= list.elements.count else {
        throw CallError("reflect.Value.Slice: slice index out of bounds")
      }
      return .list(List(Array(list.elements[start..<end]), type: list.type))
    }

  /// Functions that reorder, drop or look for elements.
  private static let listFilters: [Function] =
    named("reverse", "mustReverse", parameters: [.any]) { (arguments, _) throws(CallError) in
      let elements = try elements(of: arguments[0], else: "Cannot find reverse on type ")
      return .list(elements.reversed())
    }
    + named("compact", "mustCompact", parameters: [.any]) { (arguments, _) throws(CallError) in
      var result: [Value] = []
      for element in try elements(of: arguments[0], else: "Cannot compact on type ")
      where !isEmpty(element) {
        result.append(element)
      }
      return .list(result)
    }
    + named("uniq", "mustUniq", parameters: [.any]) { (arguments, execution) throws(CallError) in
      .list(try unique(elements(of: arguments[0], else: "Cannot find uniq on type "), execution))
    }
    + named("without", "mustWithout", parameters: [.any], variadic: .any) {
      (arguments, execution) throws(CallError) in
      var result: [Value] = []
      for element in try elements(of: arguments[0], else: "Cannot find without on type ") {
        var isOmitted = false
        for index in 1..<arguments.count
        where try execution.areDeeplyEqual(arguments[index], element) {
          isOmitted = true
          break
        }
        if !isOmitted { result.append(element) }
      }
      return .list(result)
    }
    + named("has", "mustHas", parameters: [.any, .any], returns: .bool) {
      (arguments, execution) throws(CallError) in
      if case .null = arguments[1] { return .bool(false) }
      let needle = arguments[0]
      for element in try elements(of: arguments[1], else: "Cannot find has on type ")
      where try execution.areDeeplyEqual(needle, element) {
        return .bool(true)
      }
      return .bool(false)
    }

  /// One function of several names.
  static func named(
    _ names: ByteString..., parameters: [GoType], variadic: GoType? = nil,
    returns result: GoType = .list(.any), body: @escaping Function.Body
  ) -> [Function] {
    names.map { Function($0, parameters, variadic: variadic, returns: result, body) }
  }

  /// A part of a list, or Go's nil slice when the whole was empty already.
  private static func nilOrList(_ whole: [Value], _ part: [Value]) -> Value {
    .list(List(part, type: whole.isEmpty ? .nilAny : .any))
  }

  /// The elements without those that came before.
  ///
  /// Go compares each with all before it. Strings and integers, which are nearly all that lists
  /// hold, are looked up by hash here, so that a long list costs linear time.
  private static func unique(
    _ elements: [Value], _ execution: Execution
  ) throws(CallError) -> [Value] {
    var result: [Value] = []
    var others: [Value] = []
    var strings: Set<ByteString> = []
    var integers: [IntegerType: Set<Int64>] = [:]
    for element in elements {
      switch element {
      case .string(let string):
        if strings.insert(string).inserted { result.append(element) }
      case .integer(let value, let type):
        if integers[type, default: []].insert(value).inserted { result.append(element) }
      default:
        var isKnown = false
        for other in others where try execution.areDeeplyEqual(element, other) {
          isKnown = true
          break
        }
        if isKnown { continue }
        others.append(element)
        result.append(element)
      }
    }
    return result
  }

  /// Cuts elements into runs of a size by Go's floating-point steps, odd sizes included.
  private static func chunks(of elements: [Value], size: Int) throws(CallError) -> Value {
    let tooLong = CallError("runtime error: makeslice: len out of range")
    let rough = (Double(elements.count - 1) / Double(size)).rounded(.down) + 1
    guard rough.isFinite, let count = Int(exactly: rough), count >= 0 else { throw tooLong }
    var chunks: [Value] = []
    for index in 0..<count {
      var length = size
      if index == count - 1 {
        let remainder = Double(elements.count).truncatingRemainder(dividingBy: Double(size))
        length = Int(exactly: remainder.rounded(.down)) ?? 0
        if length == 0 { length = size }
      }
      let (start, overflow) = index.multipliedReportingOverflow(by: size)
      guard length >= 0, !overflow else { throw tooLong }
      guard start >= 0, length <= elements.count, start <= elements.count - length else {
        throw CallError("reflect: slice index out of range")
      }
      chunks.append(.list(Array(elements[start..<start + length])))
    }
    return .list(List(chunks, type: .lists))
  }
}
