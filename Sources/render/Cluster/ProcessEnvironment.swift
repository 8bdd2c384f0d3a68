/// The variables of this process.
enum ProcessEnvironment {
  /// All variables by name; of one that is set twice, the first counts, as for `getenv`.
  static var variables: [String: String] {
    var variables: [String: String] = [:]
    var position = environ
    while let entry = position.pointee {
      let text = String(cString: entry)
      if let equals = text.firstIndex(of: "=") {
        let name = String(text[..<equals])
        if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
      }
      position += 1
    }
    return variables
  }
}
