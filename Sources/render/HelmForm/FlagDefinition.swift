/// One flag of `helm template`, as Helm's flag library sees it.
struct FlagDefinition: Sendable {
  /// What a flag's argument must be.
  enum Kind: Sendable {
    /// `true` or `false` in any of Go's spellings; `true` when left out.
    case bool
    /// Any text; the last one counts.
    case text
    /// Texts, each flag adding one.
    case texts
    /// Texts separated by commas, each flag adding some.
    case commaSeparated
    /// Names and values separated by commas.
    case pairs
    /// A whole number.
    case integer
    /// A number.
    case float
    /// A time, such as `5m0s`.
    case duration
    /// A strategy for waiting.
    case wait
    /// A program that manifests are passed through; may be given once.
    case postRenderer
  }

  /// The name after `--`.
  var name: String
  /// The letter after `-`.
  var letter: Character?
  /// What the argument must be.
  var kind: Kind
  /// What the flag means when it has no argument; nil when it must have one.
  var impliedArgument: String?
  /// What to use instead, when Helm calls the flag deprecated.
  var deprecation: String?

  /// Describes a flag that has a name only.
  init(_ name: String, _ kind: Kind, implied: String? = nil, deprecated: String? = nil) {
    self.name = name
    self.kind = kind
    impliedArgument = implied
    if case .bool = kind, implied == nil { impliedArgument = "true" }
    deprecation = deprecated
  }

  /// Describes a flag that has a letter, too.
  init(_ name: String, _ letter: Character, _ kind: Kind) {
    self.init(name, kind)
    self.letter = letter
  }
}
