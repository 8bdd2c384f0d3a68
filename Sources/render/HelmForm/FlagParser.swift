/// Reads a command line as Helm's flag library (pflag) does.
///
/// swift-argument-parser serves the product's own form. It can't give Helm's: a flag with an
/// optional argument (`--dry-run`, `--wait`), `--flag=false`, a letter that takes the rest of its
/// word (`-nprod`), deprecated flags, and above all the texts that tools match.
struct FlagParser {
  /// What a command line says.
  struct Result {
    /// The words that are not flags.
    var words: [String] = []
    /// Every argument of every flag that was given, in order.
    var arguments: [String: [String]] = [:]
    /// What is printed about deprecated flags.
    var warnings: [String] = []
    /// Whether help is asked for.
    var wantsHelp: Bool { isSet("help") }

    /// The last argument of a flag.
    func text(_ name: String) -> String? { arguments[name]?.last }

    /// All arguments of a flag.
    func texts(_ name: String) -> [String] { arguments[name] ?? [] }

    /// Whether a boolean flag was last given as true.
    func isSet(_ name: String) -> Bool {
      text(name).flatMap(FlagArgument.boolean) ?? false
    }
  }

  private let byName: [String: FlagDefinition]
  private let byLetter: [Character: FlagDefinition]
  private var result = Result()

  /// A parser that knows some flags.
  init(_ flags: [FlagDefinition]) {
    var names: [String: FlagDefinition] = [:]
    var letters: [Character: FlagDefinition] = [:]
    for flag in flags {
      names[flag.name] = flag
      if let letter = flag.letter { letters[letter] = flag }
    }
    byName = names
    byLetter = letters
  }

  /// Reads a command line.
  ///
  /// - Parameter words: The words after the command's name.
  /// - Throws: `FlagError` with pflag's text.
  mutating func parse(_ words: [String]) throws(FlagError) -> Result {
    var rest = words[...]
    result = Result()
    while let word = rest.popFirst() {
      if word == "--" {
        result.words += rest
        break
      }
      if word.hasPrefix("--") {
        try parseLong(word, &rest)
      } else if word.hasPrefix("-") && word != "-" {
        try parseLetters(word.dropFirst(), &rest)
      } else {
        result.words.append(word)
      }
    }
    return result
  }

  private mutating func parseLong(
    _ word: String, _ rest: inout ArraySlice<String>
  ) throws(FlagError) {
    let body = word.dropFirst(2)
    if body.hasPrefix("-") || body.hasPrefix("=") { throw FlagError("bad flag syntax: \(word)") }
    let equals = body.firstIndex(of: "=")
    let name = String(equals.map { body[..<$0] } ?? body)
    guard let flag = byName[name] else { throw FlagError("unknown flag: --\(name)") }
    if let equals {
      try set(flag, String(body[body.index(after: equals)...]))
    } else if let implied = flag.impliedArgument {
      try set(flag, implied)
    } else if let next = rest.popFirst() {
      try set(flag, next)
    } else {
      throw FlagError("flag needs an argument: \(word)")
    }
  }

  private mutating func parseLetters(
    _ letters: Substring, _ rest: inout ArraySlice<String>
  ) throws(FlagError) {
    var letters = letters
    while let letter = letters.first {
      let whole = letters
      letters = letters.dropFirst()
      guard let flag = byLetter[letter] else {
        throw FlagError("unknown shorthand flag: '\(letter)' in -\(whole)")
      }
      if letters.count > 1 && letters.first == "=" {
        try set(flag, String(letters.dropFirst()))
        return
      } else if let implied = flag.impliedArgument {
        try set(flag, implied)
      } else if !letters.isEmpty {
        try set(flag, String(letters))
        return
      } else if let next = rest.popFirst() {
        try set(flag, next)
        return
      } else {
        throw FlagError("flag needs an argument: '\(letter)' in -\(whole)")
      }
    }
  }

  private mutating func set(_ flag: FlagDefinition, _ argument: String) throws(FlagError) {
    do throws(FlagError) {
      let given = result.arguments[flag.name, default: []]
      switch flag.kind {
      case .commaSeparated:
        result.arguments[flag.name] = given + (try CommaSeparatedText.split(argument))
      case .postRenderer:
        if argument.isEmpty { return }
        if !given.isEmpty {
          throw FlagError("cannot specify --post-renderer flag more than once")
        }
        result.arguments[flag.name] = [argument]
      default:
        try FlagArgument.check(argument, flag.kind)
        result.arguments[flag.name] = given + [argument]
      }
    } catch {
      let letter = flag.letter.map { "-\($0), " } ?? ""
      let quoted = FlagArgument.quote(argument)
      throw FlagError(
        "invalid argument \(quoted) for \"\(letter)--\(flag.name)\" flag: \(error.message)")
    }
    if let deprecation = flag.deprecation {
      result.warnings.append("Flag --\(flag.name) has been deprecated, \(deprecation)")
    }
  }
}
