extension KubeVersion {
  /// Reads a version as `--kube-version` takes it: `1.29`, `v1.33.4-gke.1245000`.
  ///
  /// - Parameter text: At least a major and a minor number; what follows the numbers is kept but
  ///   does not count.
  /// - Throws: `RenderError` with the text of Helm and the Kubernetes libraries.
  public init(parsing text: String) throws(RenderError) {
    func invalid(_ reason: String) -> RenderError {
      RenderError(.usage, "invalid kube version '\(text)': \(reason)", summary: reason)
    }
    var rest = Substring(text).utf8
    while let first = rest.first, first == 0x20 || (0x09...0x0D).contains(first) {
      rest.removeFirst()
    }
    if rest.first == UInt8(ascii: "v") { rest.removeFirst() }
    var components: [String] = []
    while true {
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      if digits.isEmpty { break }
      components.append(String(Substring(digits)))
      rest = rest[digits.endIndex...]
      guard rest.first == UInt8(ascii: "."), let next = rest.dropFirst().first,
        next >= 0x30, next <= 0x39
      else { break }
      rest.removeFirst()
    }
    if components.isEmpty || rest.contains(UInt8(ascii: "\n")) {
      throw invalid("could not parse \(quoted(text)) as version")
    }
    if components.count < 2 { throw invalid("illegal version string \(quoted(text))") }
    if components[0].hasPrefix("0"), components[0] != "0" {
      throw invalid(
        "illegal zero-prefixed version component \(quoted(components[0])) in \(quoted(text))")
    }
    var numbers: [String] = []
    for component in components {
      guard let number = UInt64(component) else {
        throw invalid(
          "illegal non-numeric version component \(quoted(component)) in \(quoted(text)): "
            + "strconv.ParseUint: parsing \(quoted(component)): value out of range")
      }
      numbers.append(String(number))
    }
    version = text.hasPrefix("v") ? text : "v" + text
    normalized = "v" + numbers.joined(separator: ".")
    major = numbers[0]
    minor = numbers[1]
  }
}
