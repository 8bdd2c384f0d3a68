extension UInt32 {
  /// Go's `unicode.ToUpper`: the single-character upper case, or the rune itself.
  package var uppercased: Rune {
    if self < 0x80 { return (0x61...0x7A).contains(self) ? self &- 0x20 : self }
    guard let scalar = knownScalar else { return self }
    return simpleMapping(scalar.properties.uppercaseMapping)
  }

  /// Go's `unicode.ToTitle`: the single-character title case, or the rune itself.
  package var titlecased: Rune {
    if self < 0x80 { return (0x61...0x7A).contains(self) ? self &- 0x20 : self }
    guard let scalar = knownScalar else { return self }
    return simpleMapping(scalar.properties.titlecaseMapping)
  }

  /// Go's `unicode.ToLower`: the single-character lower case, or the rune itself.
  package var lowercased: Rune {
    if self < 0x80 { return (0x41...0x5A).contains(self) ? self &+ 0x20 : self }
    // The one lower case that Unicode spells with two characters.
    if self == 0x130 { return 0x69 }
    guard let scalar = knownScalar else { return self }
    return simpleMapping(scalar.properties.lowercaseMapping)
  }

  /// The one rune of a mapping; Go knows no mappings to several.
  private func simpleMapping(_ mapping: String) -> Rune {
    let scalars = mapping.unicodeScalars
    if let only = scalars.first, scalars.count == 1 {
      return only.value.knownScalar == nil ? self : only.value
    }
    // Greek letters with an iota below map to several characters in full, to one when simple.
    switch self {
    case 0x1F80...0x1FAF: return self | 8
    case 0x1FB3, 0x1FC3, 0x1FF3: return self &+ 9
    default: return self
    }
  }

  /// The rune's general category, `.unassigned` for what Go's tables don't know.
  private var category: Unicode.GeneralCategory {
    knownScalar?.properties.generalCategory ?? .unassigned
  }

  /// Go's `unicode.IsUpper`.
  package var isUpper: Bool {
    if self < 0x80 { return (0x41...0x5A).contains(self) }
    return category == .uppercaseLetter
  }

  /// Go's `unicode.IsLower`.
  package var isLower: Bool {
    if self < 0x80 { return (0x61...0x7A).contains(self) }
    return category == .lowercaseLetter
  }

  /// Go's `unicode.IsTitle`.
  package var isTitle: Bool { self >= 0x80 && category == .titlecaseLetter }

  /// Go's `unicode.IsLetter`.
  package var isLetter: Bool {
    if self < 0x80 { return (0x61...0x7A).contains(self | 0x20) }
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return true
    default: return false
    }
  }

  /// Go's `unicode.IsDigit`: decimal digits.
  package var isDigit: Bool {
    if self < 0x80 { return (0x30...0x39).contains(self) }
    return category == .decimalNumber
  }

  /// Go's `unicode.IsNumber`: decimal digits, letter numbers and other numbers.
  package var isNumber: Bool {
    if self < 0x80 { return (0x30...0x39).contains(self) }
    switch category {
    case .decimalNumber, .letterNumber, .otherNumber: return true
    default: return false
    }
  }

  /// Go's `unicode.IsPunct`.
  package var isPunctuation: Bool {
    switch category {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return true
    default: return false
    }
  }

  /// Go's `unicode.IsSpace`.
  package var isSpace: Bool {
    switch self {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      return true
    default: return false
    }
  }
}
