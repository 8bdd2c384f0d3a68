/// One run of Go's `fmt` printer: the flags of the verb at hand and where the text goes.
///
/// What a verb prints is written to the output at once and padded there, so nothing is copied.
struct FormatPrinter {
  /// The verb `%v`.
  static let verbV: Rune = 0x76

  /// Where the text goes.
  let output: OutputBuffer

  /// The width, meaningful when there is one.
  var width = 0
  /// The precision, meaningful when there is one.
  var precision = 0
  /// What stood between the percent sign and the verb.
  var flags: FormatFlags = []

  /// Whether a wrong verb is being reported, when methods are not called.
  var isErroring = false
  /// Whether something was left out for being too deep.
  var isCutShort = false
  /// How many more elements may be printed.
  var remainingElements = Fmt.maximumElements

  /// How long the output may become.
  let maximumCount: Int

  /// A printer into a buffer.
  init(_ output: OutputBuffer) {
    self.output = output
    maximumCount = output.count + Fmt.maximumBytes
  }

  /// Counts an element against the limits, and tells whether it may be printed.
  mutating func countElement() -> Bool {
    remainingElements &-= 1
    if remainingElements < 0 || output.count > maximumCount { isCutShort = true }
    return !isCutShort
  }
}

/// What may stand between a percent sign and its verb.
struct FormatFlags: OptionSet {
  var rawValue: UInt16

  static let minus = FormatFlags(rawValue: 1)
  static let plus = FormatFlags(rawValue: 1 << 1)
  static let sharp = FormatFlags(rawValue: 1 << 2)
  static let space = FormatFlags(rawValue: 1 << 3)
  static let zero = FormatFlags(rawValue: 1 << 4)
  /// There is a width.
  static let width = FormatFlags(rawValue: 1 << 5)
  /// There is a precision.
  static let precision = FormatFlags(rawValue: 1 << 6)
  /// `%+v`, which names the fields of structures.
  static let plusV = FormatFlags(rawValue: 1 << 7)
  /// `%#v`, which prints Go syntax.
  static let sharpV = FormatFlags(rawValue: 1 << 8)
}

// MARK: Padding

extension FormatPrinter {
  /// Pads what was written since a position up to the width.
  mutating func pad(from start: Int, allowsZeros: Bool = true) {
    guard flags.contains(.width), width > 0 else { return }
    let written = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output.bytes)[start...])
    let missing = width - written.runeCount
    guard missing > 0 else { return }
    if flags.contains(.minus) {
      output.append(repeating: 0x20, count: missing)
    } else {
      let isZero = allowsZeros && flags.contains(.zero)
      output.insert(repeating: isZero ? 0x30 : 0x20, count: missing, at: start)
    }
  }

  /// Appends padding of its own, as Go pads where there is nothing to print.
  mutating func appendPadding(_ count: Int, allowsZeros: Bool = true) {
    let isZero = allowsZeros && flags.contains(.zero) && !flags.contains(.minus)
    output.append(repeating: isZero ? 0x30 : 0x20, count: count)
  }

  /// Appends a text, padded to the width.
  mutating func appendPadded(_ text: String) {
    let start = output.count
    output.append(text)
    pad(from: start)
  }
}
