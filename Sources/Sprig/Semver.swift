import GoRuntime
import GoTemplate

extension Sprig {
  /// Sprig's functions on semantic versions.
  static let semver: [Function] = [
    Function("semver", [.string], returns: .named("*semver.Version", .ptr)) {
      (arguments, _) throws(CallError) in
      .object(VersionObject(try SemanticVersion(arguments.string(0)), isPointer: true))
    },
    Function("semverCompare", [.string, .string], returns: .bool) {
      (arguments, _) throws(CallError) in
      let constraints = try VersionConstraints(arguments.string(0))
      return .bool(constraints.isMet(by: try SemanticVersion(arguments.string(1))))
    },
  ]
}
