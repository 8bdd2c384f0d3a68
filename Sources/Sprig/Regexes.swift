import GoRegexp
import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's functions on regular expressions.
  ///
  /// The plain forms panic on a bad pattern in Go and the `must…` forms return the error; their
  /// texts differ by the words that Go's `MustCompile` adds. Only `regexMatch` overlooks it.
  static let regexes: [Function] =
    [
      Function("regexMatch", [.string, .string], returns: .bool) {
        (arguments, execution) throws(CallError) in
        try execution.chargeSearch(in: arguments.string(1))
        do throws(RegexpError) {
          let regexp = try execution.regexp(arguments.string(0))
          return .bool(regexp.matches(arguments.string(1)))
        } catch {
          return .bool(false)
        }
      },
      Function("mustRegexMatch", [.string, .string], returns: .bool) {
        (arguments, execution) throws(CallError) in
        let regexp = try compile(arguments.string(0), execution, isMust: true)
        try execution.chargeSearch(in: arguments.string(1))
        return .bool(regexp.matches(arguments.string(1)))
      },
      Function("regexQuoteMeta", [.string], returns: .string) {
        (arguments, _) throws(CallError) in
        .string(Regexp.quoteMeta(arguments.string(0)))
      },
    ]
    + regexFunction("FindAll", [.string, .int], returns: .list(.string)) {
      regexp, arguments, execution in
      let limit = partLimit(arguments.int(2), execution)
      let found = regexp.findAll(
        in: arguments.string(1), limit: limit, mayGoOn: execution.mayGoOnSearching)
      return texts(found, isNil: found.isEmpty)
    }
    + regexFunction("Find", [.string], returns: .string) { regexp, arguments, _ in
      .string(regexp.find(in: arguments.string(1)) ?? ByteString())
    }
    + regexFunction("ReplaceAll", [.string, .string], returns: .string) {
      (regexp, arguments, execution) throws(CallError) in
      let template = arguments.string(2)
      // To find groups takes a slower matcher.
      if template.withBytes({ $0.contains(0x24) }) {
        try execution.charge(arguments.string(1).count)
      }
      return .string(
        regexp.replaceAll(
          in: arguments.string(1), with: template,
          limit: execution.limits.stringBytes, mayGoOn: execution.mayGoOnSearching))
    }
    + regexFunction("ReplaceAllLiteral", [.string, .string], returns: .string) {
      regexp, arguments, execution in
      .string(
        regexp.replaceAllLiteral(
          in: arguments.string(1), with: arguments.string(2),
          limit: execution.limits.stringBytes, mayGoOn: execution.mayGoOnSearching))
    }
    + regexFunction("Split", [.string, .int], returns: .list(.string)) {
      regexp, arguments, execution in
      let limit = partLimit(arguments.int(2), execution)
      let parts = regexp.split(
        arguments.string(1), limit: limit, mayGoOn: execution.mayGoOnSearching)
      return texts(parts ?? [], isNil: parts == nil)
    }

  /// A function of a pattern and more, in its plain and its `must…` form.
  private static func regexFunction(
    _ name: String, _ parameters: [GoType], returns result: GoType,
    body: @escaping @Sendable (Regexp, Arguments, Execution) throws(CallError) -> Value
  ) -> [Function] {
    [false, true].map { isMust in
      Function(
        ByteString((isMust ? "mustRegex" : "regex") + name), [.string] + parameters,
        returns: result
      ) { (arguments, execution) throws(CallError) in
        let regexp = try compile(arguments.string(0), execution, isMust: isMust)
        try execution.chargeSearch(in: arguments.string(1))
        let result = try body(regexp, arguments, execution)
        // Searches that were cut short have found too little.
        try execution.charge(0)
        return result
      }
    }
  }

  private static func compile(
    _ pattern: ByteString, _ execution: Execution, isMust: Bool
  ) throws(CallError) -> Regexp {
    do throws(RegexpError) {
      return try execution.regexp(pattern)
    } catch {
      if isMust { throw CallError(message: error.message) }
      let output = OutputBuffer()
      output.append("regexp: Compile(")
      quotePattern(pattern, to: output)
      output.append("): ")
      output.append(error.message)
      throw CallError(message: output.string())
    }
  }

  /// A pattern as Go's `MustCompile` quotes it: in backquotes where they can hold it.
  private static func quotePattern(_ pattern: ByteString, to output: OutputBuffer) {
    if pattern.withBytes({ Strconv.canBackquote($0) }) {
      output.append(UInt8(ascii: "`"))
      output.append(pattern)
      output.append(UInt8(ascii: "`"))
    } else {
      Strconv.quote(pattern, to: output)
    }
  }

  private static func texts(_ texts: [ByteString], isNil: Bool) -> Value {
    .list(List(texts.map { .string($0) }, type: isNil ? .nilStrings : .strings))
  }
}

extension Execution {
  /// The compiled form of a pattern, kept for all executions of the same templates.
  fileprivate func regexp(_ pattern: ByteString) throws(RegexpError) -> Regexp {
    try set.store.object(RegexpCache.self) { RegexpCache() }.regexp(pattern)
  }
}
