internal import GoRuntime

/// A `complex128`, which only a template's own literals can make.
final class GoComplex: GoObject, @unchecked Sendable {
  /// The real part.
  let real: Double
  /// The imaginary part.
  let imaginary: Double

  /// A number of two parts.
  init(_ real: Double, _ imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
    super.init()
  }

  override var kind: Kind { .complex128 }
  override var typeName: String { "complex128" }
  override var isTrue: Bool { real != 0 || imaginary != 0 }

  override var stringer: ByteString? {
    let output = OutputBuffer()
    output.append("(")
    Strconv.append(real, format: UInt8(ascii: "g"), precision: -1, to: output)
    if imaginary >= 0 { output.append("+") }
    Strconv.append(imaginary, format: UInt8(ascii: "g"), precision: -1, to: output)
    output.append("i)")
    return output.string()
  }

  override func isEqual(to other: GoObject) -> Bool {
    guard let other = other as? GoComplex else { return false }
    return real == other.real && imaginary == other.imaginary
  }
}
