internal import ArgumentParser
internal import GitOps

/// `render app FILE…`: what Argo CD would apply.
struct AppCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render app",
    abstract: "Render Argo CD Applications, and those that they contain.",
    discussion: """
      FILE holds Applications or ApplicationSets. Their sources are read from the working copy, \
      whatever repository they name, unless --repo says where that repository is. An Application \
      that fails is reported, the others are printed all the same.
      """)

  @Argument(help: ArgumentHelp("Files with Applications.", valueName: "file"))
  var files: [String]

  @OptionGroup(title: "Repositories and cluster")
  var cluster: ClusterFlags

  @Flag(
    help: """
      Instead of the manifests, list placeholders that nothing fills and Secrets in plain text.
      """)
  var checkSecrets = false

  func run() throws {
    var renderer = ClusterRenderer(try cluster.options())
    let rendering = renderer.render(files)
    if checkSecrets {
      let lines = renderer.secretFindings.map { EscapedText.escape($0.line) + "\n" }
      OutputStream.write(Array(lines.joined().utf8), to: OutputStream.output)
    } else {
      OutputStream.write(rendering.text, to: OutputStream.output)
    }
    for warning in rendering.warnings {
      OutputStream.write("warning: \(EscapedText.escape(warning))\n")
    }
    for duplicate in rendering.duplicates {
      OutputStream.write("warning: \(EscapedText.escape(duplicate.line))\n")
    }
    for failure in rendering.failures {
      OutputStream.write("Error: \(EscapedText.escape(failure.message))\n")
    }
    let hasFindings = checkSecrets && !renderer.secretFindings.isEmpty
    if !rendering.failures.isEmpty || hasFindings { throw ExitCode(1) }
  }
}
