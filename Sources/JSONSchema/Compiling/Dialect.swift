internal import GoRuntime

/// A draft, and which of its vocabularies a schema's meta-schema asks for.
struct Dialect: Sendable, Equatable {
  /// The draft.
  var draft: Draft
  /// The vocabularies; nil stands for the draft's usual ones.
  var vocabularies: VocabularySet?

  /// Whether keywords of a vocabulary have their meaning.
  func has(_ vocabulary: Vocabulary) -> Bool {
    if vocabulary == .core || draft < .draft2019 { return true }
    if let vocabularies { return vocabularies.contains(vocabulary) }
    switch vocabulary {
    case .applicator, .validation: return true
    case .unevaluated: return draft == .draft2020
    default: return false
    }
  }

  /// Whether `format` refuses values rather than describing them.
  var assertsFormat: Bool {
    switch draft {
    case .draft4, .draft6, .draft7: true
    case .draft2019: has(.format)
    case .draft2020: has(.formatAssertion)
    }
  }
}

/// A named group of keywords in the drafts from 2019-09 on.
enum Vocabulary: UInt8, Sendable, CaseIterable {
  case core, applicator, unevaluated, validation, metaData, format, formatAnnotation
  case formatAssertion, content

  /// The vocabulary that a URL names in a draft, or nil.
  init?(url: ByteString, draft: Draft) {
    let prefix = Self.folder(draft) + "vocab/"
    let text = url.text
    guard text.hasPrefix(prefix),
      let found = Self.allCases.first(where: { $0.name == text.dropFirst(prefix.count) })
    else { return nil }
    let isOnlyOther: Bool
    switch found {
    case .format: isOnlyOther = draft == .draft2020
    case .unevaluated, .formatAnnotation, .formatAssertion: isOnlyOther = draft == .draft2019
    default: isOnlyOther = false
    }
    if isOnlyOther { return nil }
    self = found
  }

  /// The last part of its URL.
  private var name: String {
    switch self {
    case .metaData: "meta-data"
    case .formatAnnotation: "format-annotation"
    case .formatAssertion: "format-assertion"
    default: "\(self)"
    }
  }

  /// The URL of the vocabulary's own meta-schema.
  func metaschemaURL(_ draft: Draft) -> ByteString {
    ByteString(Self.folder(draft) + "meta/" + name)
  }

  private static func folder(_ draft: Draft) -> String {
    String(draft.url.text.dropLast("schema".utf8.count))
  }
}

/// A set of vocabularies.
struct VocabularySet: Sendable, Equatable {
  private var bits: UInt16 = 0

  /// Adds a vocabulary.
  mutating func insert(_ vocabulary: Vocabulary) { bits |= 1 << UInt16(vocabulary.rawValue) }

  /// Whether a vocabulary is in the set.
  func contains(_ vocabulary: Vocabulary) -> Bool {
    bits >> UInt16(vocabulary.rawValue) & 1 == 1
  }
}
