internal import GoRuntime

/// Lines that start with `---`.
extension UnsafeBufferPointer<UInt8> {
  /// Where the next line after an offset starts with three dashes, or nil.
  func separator(after offset: Int) -> Int? {
    guard let start = baseAddress else { return nil }
    var at = offset
    while at &+ Self.stride &+ 3 <= count {
      if Self.hasSeparator(inStrideAt: start + at) { break }
      at &+= Self.stride
    }
    while let lineEnd = index(of: UInt8(ascii: "\n"), from: at) {
      if startsSeparator(at: lineEnd &+ 1) { return lineEnd &+ 1 }
      at = lineEnd &+ 1
    }
    return nil
  }

  /// Whether three dashes stand at an offset.
  func startsSeparator(at offset: Int) -> Bool {
    let dash = UInt8(ascii: "-")
    return offset &+ 3 <= count && self[offset] == dash && self[offset &+ 1] == dash
      && self[offset &+ 2] == dash
  }

  /// How many bytes are looked at together, with the three behind them.
  private static var stride: Int { 64 }

  /// Whether a line ends in a stride of bytes that three dashes follow.
  ///
  /// Nothing branches on a byte, so that the compiler looks at many of them at once.
  @inline(__always)
  private static func hasSeparator(inStrideAt bytes: UnsafePointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for at in 0..<stride {
      let isLineEnd: UInt8 = bytes[at] == 0x0A ? 1 : 0
      let isDash: UInt8 = bytes[at &+ 1] == 0x2D ? 1 : 0
      let isSecond: UInt8 = bytes[at &+ 2] == 0x2D ? 1 : 0
      let isThird: UInt8 = bytes[at &+ 3] == 0x2D ? 1 : 0
      found |= isLineEnd & isDash & isSecond & isThird
    }
    return found != 0
  }
}
