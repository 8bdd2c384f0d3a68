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

  /// The text of a file, or nil when it can't be read.
  static func text(_ name: String) -> String? {
    guard let file = fopen(name.hasPrefix("/") ? name : "\(root)/\(name)", "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }

  /// Writes a file of the repository.
  static func write(_ name: String, _ text: String) throws {
    guard let file = fopen("\(root)/\(name)", "wb") else {
      throw TemporaryFolder.Failure(message: name)
    }
    defer { fclose(file) }
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  }

  /// The path of an executable that was built with the tests.
  static func executable(_ name: String) -> String {
    let runner = CommandLine.arguments[0]
    guard let slash = runner.lastIndex(of: "/") else { return name }
    let beside = runner[...slash] + name
    // On macOS the runner is inside a bundle, elsewhere it lies beside the products.
    return access(String(beside), X_OK) == 0 ? String(beside) : "\(root)/.build/debug/\(name)"
  }
}
