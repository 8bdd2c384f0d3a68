internal import GoRuntime
internal import Sprig

extension ChartMetadata {
  /// Cleans the texts and checks what Helm insists on.
  ///
  /// - Throws: `RenderError` with the text of Helm's validation.
  mutating func validate() throws(RenderError) {
    name = Self.sanitized(name)
    description = Self.sanitized(description)
    home = Self.sanitized(home)
    icon = Self.sanitized(icon)
    condition = Self.sanitized(condition)
    tags = Self.sanitized(tags)
    appVersion = Self.sanitized(appVersion)
    kubeVersion = Self.sanitized(kubeVersion)
    sources = sources.map(Self.sanitized)
    keywords = keywords.map(Self.sanitized)

    if apiVersion.isEmpty { throw Self.invalid("chart.metadata.apiVersion is required") }
    if name.isEmpty { throw Self.invalid("chart.metadata.name is required") }
    if name == "." || name == ".." {
      throw Self.invalid("chart.metadata.name \(quoted(name)) is not allowed")
    }
    if name != GoPath.base(name) {
      throw Self.invalid("chart.metadata.name \(quoted(name)) is invalid")
    }
    if version.isEmpty { throw Self.invalid("chart.metadata.version is required") }
    if !VersionRange.isVersion(version) {
      throw Self.invalid("chart.metadata.version \(quoted(version)) is invalid")
    }
    if !["", "application", "library"].contains(type) {
      throw Self.invalid("chart.metadata.type must be application or library")
    }
    for index in maintainers.indices {
      guard var maintainer = maintainers[index] else {
        throw Self.invalid("maintainers must not contain empty or null nodes")
      }
      maintainer.name = Self.sanitized(maintainer.name)
      maintainer.email = Self.sanitized(maintainer.email)
      maintainer.url = Self.sanitized(maintainer.url)
      maintainers[index] = maintainer
    }
    try validateDependencies()
  }

  private mutating func validateDependencies() throws(RenderError) {
    var names: Set<String> = []
    for index in dependencies.indices {
      guard var dependency = dependencies[index] else {
        throw Self.invalid("dependencies must not contain empty or null nodes")
      }
      dependency.name = Self.sanitized(dependency.name)
      dependency.version = Self.sanitized(dependency.version)
      dependency.repository = Self.sanitized(dependency.repository)
      dependency.condition = Self.sanitized(dependency.condition)
      dependency.tags = dependency.tags.map(Self.sanitized)
      if !dependency.alias.utf8.allSatisfy(Self.isAliasByte) {
        throw Self.invalid(
          "dependency \(quoted(dependency.name)) has disallowed characters in the alias")
      }
      dependencies[index] = dependency
      let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
      if !names.insert(key).inserted {
        throw Self.invalid("more than one dependency with name or alias \(quoted(key))")
      }
    }
  }

  private static func invalid(_ reason: String) -> RenderError {
    RenderError(.chart, "validation: " + reason, summary: reason, at: .init(file: "Chart.yaml"))
  }

  private static func isAliasByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// The text with white space as spaces and without what cannot be printed.
  private static func sanitized(_ text: String) -> String {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    if isPlain == true { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isGoSpace(scalar) {
        result.append(" ")
      } else if scalar.value.isPrintable {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
