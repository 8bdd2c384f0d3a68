internal import GoRuntime
internal import GoTemplate

/// Helm's functions on durations.
///
/// They take durations, texts such as `1h30m`, and numbers or texts of seconds. Only
/// `mustToDuration` reports what is none of these; the others yield zero.
enum DurationFunctions {
  private static let durationType = GoType.named("time.Duration", .int64)

  /// Every function of the category.
  static let all: [Function] =
    [
      Function("mustToDuration", [.any], returns: durationType) {
        (arguments, _) throws(CallError) in
        .object(try duration(arguments[0]))
      }
    ] + lengths + roundings

  /// Functions that measure a duration in a unit.
  private static let lengths: [Function] = [
    measure("durationSeconds", .float) { .float($0.seconds) },
    measure("durationMinutes", .float) { .float($0.minutes) },
    measure("durationHours", .float) { .float($0.hours) },
    measure("durationDays", .float) { .float($0.hours / 24) },
    measure("durationWeeks", .float) { .float($0.hours / 24 / 7) },
    measure("durationMilliseconds", .int64) { .int64($0.nanoseconds / 1_000_000) },
    measure("durationMicroseconds", .int64) { .int64($0.nanoseconds / 1_000) },
    measure("durationNanoseconds", .int64) { .int64($0.nanoseconds) },
  ]

  /// Functions that round to a multiple of another duration.
  private static let roundings: [Function] = [
    round("durationRoundTo") { $0.rounded(to: $1) },
    round("durationTruncateTo") { $0.truncated(to: $1) },
  ]

  private static func measure(
    _ name: ByteString, _ result: GoType, _ body: @escaping @Sendable (GoDuration) -> Value
  ) -> Function {
    Function(name, [.any], returns: result) { (arguments, _) throws(CallError) in
      body(durationOrNil(arguments[0]) ?? GoDuration(nanoseconds: 0))
    }
  }

  private static func round(
    _ name: ByteString, _ body: @escaping @Sendable (GoDuration, GoDuration) -> GoDuration
  ) -> Function {
    Function(name, [.any, .any], returns: durationType) { (arguments, _) throws(CallError) in
      guard let length = durationOrNil(arguments[0]) else {
        return .object(GoDuration(nanoseconds: 0))
      }
      guard let unit = durationOrNil(arguments[1]) else { return .object(length) }
      return .object(body(length, unit))
    }
  }

  private static func durationOrNil(_ value: Value) -> GoDuration? {
    do throws(CallError) {
      return try duration(value)
    } catch {
      return nil
    }
  }

  /// The duration that a value stands for.
  ///
  /// - Throws: Helm's error.
  private static func duration(_ value: Value) throws(CallError) -> GoDuration {
    switch value {
    case .object(let duration as GoDuration): return duration
    case .object(let object):
      if let underlying = object.underlying, object.kind != .struct, object.kind != .ptr {
        return try number(underlying, type: object.typeName)
      }
      throw CallError("unsupported duration type \(object.typeName)")
    case .string(let text): return try parse(text)
    case .invalid, .null: throw CallError("invalid duration")
    default: return try number(value, type: value.typeName)
    }
  }

  private static func number(_ value: Value, type: String) throws(CallError) -> GoDuration {
    switch value {
    case .integer(let number, let type):
      let (nanoseconds, overflow) = number.multipliedReportingOverflow(by: GoDuration.second)
      if type.isUnsigned && number < 0 {
        throw CallError("duration seconds overflow: \(UInt64(bitPattern: number))")
      }
      if overflow { throw CallError("duration seconds overflow: \(number)") }
      return GoDuration(nanoseconds: nanoseconds)
    case .float(let seconds): return try duration(ofSeconds: seconds)
    default: throw CallError("unsupported duration type \(type)")
    }
  }

  private static func parse(_ text: ByteString) throws(CallError) -> GoDuration {
    let trimmed = trimmingSpace(text)
    if trimmed.isEmpty { throw CallError("empty duration") }
    do throws(CallError) {
      return try GoDuration(parsing: trimmed)
    } catch {
      if let seconds = float(trimmed) { return try duration(ofSeconds: seconds) }
      let output = OutputBuffer()
      output.append("could not parse duration ")
      Strconv.quote(text, to: output)
      throw CallError(message: output.string())
    }
  }

  /// The text without white space around it.
  private static func trimmingSpace(_ text: ByteString) -> ByteString {
    return text.withBytes { bytes in
      var start = 0
      var end = bytes.count
      while start < end {
        let (rune, size) = bytes.rune(at: start)
        guard rune.isSpace else { break }
        start += size
      }
      while end > start {
        let (rune, size) = bytes.lastRune(before: end)
        guard rune.isSpace else { break }
        end -= size
      }
      return ByteString(UnsafeBufferPointer(rebasing: bytes[start..<end]))
    }
  }

  private static func float(_ text: ByteString) -> Double? {
    do throws(NumberError) {
      return try Strconv.parseFloat(text)
    } catch {
      return nil
    }
  }

  /// The duration of a number of seconds, within what 64 bits of nanoseconds hold.
  private static func duration(ofSeconds seconds: Double) throws(CallError) -> GoDuration {
    func failure(_ what: String, _ number: Double) -> CallError {
      let output = OutputBuffer()
      output.append(what)
      Fmt.append(.float(number), to: output)
      return CallError(message: output.string())
    }
    guard seconds.isFinite else { throw failure("invalid duration seconds: ", seconds) }
    let limit = 9_223_372_036_854_775_808.0
    if abs(seconds) > limit / 1e9 { throw failure("duration seconds overflow: ", seconds) }
    let nanoseconds = seconds * 1e9
    if abs(nanoseconds) > limit { throw failure("duration nanoseconds overflow: ", nanoseconds) }
    // At the limit itself Go's conversion yields the least integer.
    return GoDuration(
      nanoseconds: Int64(exactly: nanoseconds.rounded(.towardZero)) ?? .min)
  }
}
