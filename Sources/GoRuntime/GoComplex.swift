/// A Go `complex128`, which templates can only write as an imaginary constant such as `1i`.
public final class GoComplex: GoObject, @unchecked Sendable {
  /// The real part.
  public let real: Double
  /// The imaginary part.
  public let imaginary: Double

  /// A number of both parts.
  public init(real: Double = 0, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  public override var kind: Kind { .complex128 }

  public override var typeName: String { "complex128" }

  public override var isTrue: Bool { real != 0 || imaginary != 0 }

  public override func isEqual(to other: GoObject) -> Bool {
    guard let other = other as? GoComplex else { return false }
    return real == other.real && imaginary == other.imaginary
  }
}
