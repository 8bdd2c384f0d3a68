internal import GoRuntime

/// A draft, and which of its vocabularies a schema's meta-schema asks for.
struct Dialect: Sendable, Equatable {
  /// The draft.
  var draft: Draft
  /// The vocabularies; nil stands for the draft's usual ones.
  var vocabularies: Set<Vocabulary>?

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
enum Vocabulary: String, Sendable, CaseIterable {
  case core, applicator, unevaluated, validation
  case metaData = "meta-data"
  case format
  case formatAnnotation = "format-annotation"
  case formatAssertion = "format-assertion"
  case content

  /// The vocabulary that a URL names in a draft, or nil.
  init?(url: ByteString, draft: Draft) {
    let prefix = Self.folder(draft) + "vocab/"
    let text = url.text
    guard text.hasPrefix(prefix),
      let found = Vocabulary(rawValue: String(text.dropFirst(prefix.count)))
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

  /// The URL of the vocabulary's own meta-schema.
  func metaschemaURL(_ draft: Draft) -> ByteString {
    ByteString(Self.folder(draft) + "meta/" + rawValue)
  }

  private static func folder(_ draft: Draft) -> String {
    String(draft.url.text.dropLast("schema".utf8.count))
  }
}
