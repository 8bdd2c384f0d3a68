/// A program that finished manifests pass through, such as the Argo CD Vault Plugin.
package struct PluginFilter: Sendable {
  private let program: String
  private let arguments: [String]

  /// A program by its path, or by its name in `PATH`.
  package init(program: String, arguments: [String]) {
    self.program = program
    self.arguments = arguments
  }

  /// What the program makes of the manifests.
  ///
  /// - Throws: `GitOpsError` when it cannot be run, fails, or makes nothing of something: a failure
  ///   must never look like an application without resources, which Argo CD would then prune.
  package func run(_ manifests: [UInt8]) throws(GitOpsError) -> [UInt8] {
    let outcome = try Program.run(program, arguments, input: manifests)
    guard outcome.status == 0 else {
      let words = String(decoding: outcome.errors.suffix(4096), as: UTF8.self)
      throw GitOpsError("\(program) ended with status \(outcome.status)\n\(words)")
    }
    let isEmpty = outcome.output.allSatisfy { $0 <= UInt8(ascii: " ") }
    if isEmpty && !manifests.isEmpty {
      throw GitOpsError("\(program) printed nothing for \(manifests.count) bytes of manifests")
    }
    return outcome.output
  }
}
