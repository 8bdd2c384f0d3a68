extension GoDuration {
  /// Reads a duration such as `1h30m` or `-1.5s`: Go's `time.ParseDuration`.
  ///
  /// - Throws: Go's error.
  package convenience init(parsing text: ByteString) throws(CallError) {
    var parser = DurationParser(text)
    self.init(nanoseconds: try parser.parse())
  }
}

/// Reads one duration.
private struct DurationParser {
  private let text: ByteString
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: ByteString) {
    self.text = text
    bytes = text.bytes
  }

  private static let limit: UInt64 = 1 << 63

  private func invalid() -> CallError {
    CallError(message: failure("time: invalid duration "))
  }

  private func failure(_ prefix: String) -> ByteString {
    let output = OutputBuffer()
    output.append(prefix)
    TimeText.quote(text, to: output)
    return output.string()
  }

  mutating func parse() throws(CallError) -> Int64 {
    var isNegative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      index = 1
    }
    if bytes[index...].elementsEqual([UInt8(ascii: "0")]) { return 0 }
    if index == bytes.count { throw invalid() }
    var total: UInt64 = 0
    while index < bytes.count {
      total = total &+ (try parsePart())
      if total > Self.limit { throw invalid() }
    }
    if isNegative { return 0 &- Int64(bitPattern: total) }
    if total == Self.limit { throw invalid() }
    return Int64(total)
  }

  /// Reads a number and its unit.
  private mutating func parsePart() throws(CallError) -> UInt64 {
    let wholeStart = index
    guard let whole = leadingInteger() else { throw invalid() }
    var hasDigits = index > wholeStart
    var fraction: UInt64 = 0
    var scale = 1.0
    if index < bytes.count && bytes[index] == UInt8(ascii: ".") {
      index += 1
      let start = index
      (fraction, scale) = leadingFraction()
      hasDigits = hasDigits || index > start
    }
    if !hasDigits { throw invalid() }
    let unitStart = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "."), !isDigit(bytes[index]) {
      index += 1
    }
    if index == unitStart {
      throw CallError(message: failure("time: missing unit in duration "))
    }
    let name = bytes[unitStart..<index]
    guard let unit = Self.unit(String(decoding: name, as: UTF8.self)) else {
      let output = OutputBuffer()
      output.append("time: unknown unit ")
      TimeText.quote(ByteString(name), to: output)
      output.append(" in duration ")
      TimeText.quote(text, to: output)
      throw CallError(message: output.string())
    }
    if whole > Self.limit / unit { throw invalid() }
    var value = whole &* unit
    if fraction > 0 {
      value = value &+ UInt64(Double(fraction) * (Double(unit) / scale))
      if value > Self.limit { throw invalid() }
    }
    return value
  }

  private static func unit(_ name: String) -> UInt64? {
    switch name {
    case "ns": 1
    case "us", "\u{B5}s", "\u{3BC}s": 1_000
    case "ms": 1_000_000
    case "s": 1_000_000_000
    case "m": 60_000_000_000
    case "h": 3_600_000_000_000
    default: nil
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Reads digits; nil when the number is beyond Go's range.
  private mutating func leadingInteger() -> UInt64? {
    var value: UInt64 = 0
    while index < bytes.count, isDigit(bytes[index]) {
      if value > Self.limit / 10 { return nil }
      value = value &* 10 &+ UInt64(bytes[index] &- 0x30)
      if value > Self.limit { return nil }
      index += 1
    }
    return value
  }

  /// Reads digits behind a point; those beyond the precision are passed over.
  private mutating func leadingFraction() -> (value: UInt64, scale: Double) {
    var value: UInt64 = 0
    var scale = 1.0
    var isFull = false
    while index < bytes.count, isDigit(bytes[index]) {
      defer { index += 1 }
      if isFull { continue }
      if value > (Self.limit - 1) / 10 {
        isFull = true
        continue
      }
      let next = value &* 10 &+ UInt64(bytes[index] &- 0x30)
      if next > Self.limit {
        isFull = true
        continue
      }
      value = next
      scale *= 10
    }
    return (value, scale)
  }
}
