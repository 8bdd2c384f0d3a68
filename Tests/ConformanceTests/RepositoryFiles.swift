#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files of this repository.
enum RepositoryFiles {
  /// The repository's folder.
  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    .joined(separator: "/")

  /// The path of an executable that was built with the tests.
  static func executable(_ name: String) -> String {
    let runner = CommandLine.arguments[0]
    guard let slash = runner.lastIndex(of: "/") else { return name }
    let beside = runner[...slash] + name
    // On macOS the runner is inside a bundle, elsewhere it lies beside the products.
    return access(String(beside), X_OK) == 0 ? String(beside) : "\(root)/.build/debug/\(name)"
  }
}
