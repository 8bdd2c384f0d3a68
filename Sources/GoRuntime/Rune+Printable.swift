extension UInt32 {
  /// The newest characters that Go's tables know: those of Unicode 15.
  static var newestKnownVersion: (major: Int, minor: Int) { (15, 0) }

  /// The Unicode scalar, or nil for what is none or is newer than Go's tables.
  package var knownScalar: Unicode.Scalar? {
    guard let scalar = Unicode.Scalar(self), let age = scalar.properties.age,
      age <= UInt32.newestKnownVersion
    else { return nil }
    return scalar
  }

  /// Whether Go's `strconv.IsPrint` shows the rune as it is: letters, marks, numbers, punctuation,
  /// symbols and the ASCII space.
  package var isPrintable: Bool {
    if self <= 0xFF {
      return (0x20...0x7E).contains(self) || (0xA1...0xFF).contains(self) && self != 0xAD
    }
    guard let scalar = knownScalar else { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark,
      .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation,
      .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
      return true
    default:
      return false
    }
  }
}
