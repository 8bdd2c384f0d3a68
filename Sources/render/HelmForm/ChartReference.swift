/// Where `render template` finds the chart that its argument names.
enum ChartReference {
  /// The path of the chart.
  ///
  /// Helm asks its repositories about a name that is no path; here there are none, so the answer is
  /// what Helm says about a repository that it doesn't know.
  ///
  /// - Throws: `FlagError` with Helm's text.
  static func locate(_ argument: String, flags: FlagParser.Result) throws(FlagError) -> String {
    let name = trimmed(argument)
    if let repository = flags.text("repo"), !repository.isEmpty {
      throw FlagError("--repo needs the network, which render does not use")
    }
    if access(name, F_OK) == 0 && !name.isEmpty {
      if flags.isSet("verify") {
        throw FlagError("--verify is not supported: render does not check signatures")
      }
      return name
    }
    if name.hasPrefix("/") || name.hasPrefix(".") {
      throw FlagError("path \(FlagArgument.quote(name)) not found")
    }
    if name.hasPrefix("oci://") || name.contains("://") {
      throw FlagError(
        "\(FlagArgument.quote(name)) is on the network, which render does not use: "
          + "pull the chart first and name its folder or .tgz")
    }
    guard let slash = name.firstIndex(of: "/") else {
      throw FlagError(
        "non-absolute URLs should be in form of repo_name/path_to_chart, got: \(name)")
    }
    throw FlagError("repo \(name[..<slash]) not found")
  }

  private static func trimmed(_ text: String) -> String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    var slice = text[...].drop(while: isSpace)
    while let last = slice.last, isSpace(last) { slice = slice.dropLast() }
    return String(slice)
  }
}
