/// What stands between the braces of `\p{…}`: a name that RE2 knows, or the runes themselves.
enum UnicodeClass {
  /// A class that RE2 has under this name.
  case named(String)
  /// A class that RE2 lacks, as ranges of code points.
  case ranges([ClosedRange<UInt32>])

  /// The class of a name, or nil.
  ///
  /// Go since 1.25 takes names without regard to case, underscores, hyphens and spaces, and long
  /// names of categories beside the short ones.
  init?(name: ArraySlice<UInt8>) {
    let key = Self.canonical(name)
    if let category = Self.categoryAliases[key] {
      switch category {
      case "LC":
        self = .ranges(
          Self.ranges { $0 == .uppercaseLetter || $0 == .lowercaseLetter || $0 == .titlecaseLetter }
        )
      case "Cn": self = .ranges(Self.ranges { $0 == .unassigned })
      case "C":
        self = .ranges(
          Self.ranges {
            switch $0 {
            case .unassigned, .control, .format, .privateUse, .surrogate: true
            default: false
            }
          })
      default: self = .named(category)
      }
      return
    }
    switch key {
    case "any": self = .named("Any")
    case "ascii": self = .ranges([0...0x7F])
    case "assigned": self = .ranges(Self.ranges { $0 != .unassigned })
    default:
      guard let script = Self.scripts.first(where: { Self.canonical(Array($0.utf8)[...]) == key })
      else { return nil }
      self = .named(String(script))
    }
  }

  /// The class, or all else, in RE2's syntax: by itself or as a part of a class in brackets.
  func text(isNegative: Bool, inBrackets: Bool) -> String {
    switch self {
    case .named(let name): return "\\\(isNegative ? "P" : "p"){\(name)}"
    case .ranges(let ranges):
      let all = isNegative ? Self.complement(ranges) : ranges
      var text = ""
      for range in all {
        text +=
          "\\x{\(String(range.lowerBound, radix: 16))}-\\x{\(String(range.upperBound, radix: 16))}"
      }
      return inBrackets ? text : "[\(text)]"
    }
  }

  /// A name in lower case without what Go overlooks.
  private static func canonical(_ name: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in name where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && byte != 0x20 {
      result.append((0x41...0x5A).contains(byte) ? byte + 0x20 : byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The code points whose category fits.
  private static func ranges(
    where fits: (Unicode.GeneralCategory) -> Bool
  ) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    var start: UInt32?
    for code in 0...UInt32(0x110000) {
      let isIn: Bool
      if code == 0x110000 {
        isIn = false
      } else if let scalar = Unicode.Scalar(code) {
        isIn = fits(scalar.properties.generalCategory)
      } else {
        isIn = fits(.surrogate)
      }
      if isIn {
        if start == nil { start = code }
      } else if let first = start {
        ranges.append(first...(code - 1))
        start = nil
      }
    }
    return ranges
  }

  /// The code points outside of ascending ranges.
  private static func complement(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var result: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { result.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { result.append(next...0x10FFFF) }
    return result
  }

  /// Unicode's categories by their canonical names, long and short.
  private static let categoryAliases: [String: String] = {
    var names: [String: String] = [:]
    let table = """
      C other|Cc control cntrl|Cf format|Cn unassigned|Co privateuse|Cs surrogate|L letter|\
      LC casedletter|Ll lowercaseletter|Lm modifierletter|Lo otherletter|Lt titlecaseletter|\
      Lu uppercaseletter|M mark combiningmark|Mc spacingmark|Me enclosingmark|\
      Mn nonspacingmark|N number|Nd decimalnumber digit|Nl letternumber|No othernumber|\
      P punctuation punct|Pc connectorpunctuation|Pd dashpunctuation|Pe closepunctuation|\
      Pf finalpunctuation|Pi initialpunctuation|Po otherpunctuation|Ps openpunctuation|\
      S symbol|Sc currencysymbol|Sk modifiersymbol|Sm mathsymbol|So othersymbol|Z separator|\
      Zl lineseparator|Zp paragraphseparator|Zs spaceseparator
      """
    for line in table.split(separator: "|") {
      let words = line.split(separator: " ")
      guard let short = words.first else { continue }
      names[short.lowercased()] = String(short)
      for word in words.dropFirst() { names[String(word)] = String(short) }
    }
    return names
  }()

  /// Unicode's scripts as RE2 names them.
  private static let scripts: [Substring] = """
    Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah Batak \
    Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal Carian \
    Caucasian_Albanian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot \
    Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan Egyptian_Hieroglyphs \
    Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gunjala_Gondi \
    Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew Hiragana Imperial_Aramaic \
    Inherited Inscriptional_Pahlavi Inscriptional_Parthian Javanese Kaithi Kannada Katakana \
    Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer Khojki Khudawadi Lao Latin Lepcha \
    Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean \
    Marchen Masaram_Gondi Medefaidrin Meetei_Mayek Mende_Kikakui Meroitic_Cursive \
    Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani Myanmar Nabataean Nag_Mundari \
    Nandinagari New_Tai_Lue Newa Nko Nushu Nyiakeng_Puachue_Hmong Ogham Ol_Chiki \
    Old_Hungarian Old_Italic Old_North_Arabian Old_Permic Old_Persian Old_Sogdian \
    Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage Osmanya Pahawh_Hmong Palmyrene \
    Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang Runic Samaritan Saurashtra Sharada \
    Shavian Siddham SignWriting Sinhala Sogdian Sora_Sompeng Soyombo Sundanese Syloti_Nagri \
    Syriac Tagalog Tagbanwa Tai_Le Tai_Tham Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana \
    Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi \
    Zanabazar_Square
    """.split(separator: " ")
}
