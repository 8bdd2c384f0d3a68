import Testing

@testable import GitOps

/// The project's own folders, found from this file.
enum Repository {
  /// The top of the checkout.
  static let root = Paths.clean(Paths.folder(#filePath) + "/../..")
  /// The GitOps repository that the product ships.
  static let charts = root + "/Charts"
  /// The recorded answers.
  static let golden = root + "/Tests/Fixtures/Golden"
}

/// A folder that is removed after a test.
final class TemporaryFolder {
  let path: String

  /// An empty folder.
  init() throws { path = try FileTree.makeTemporaryFolder("test") }

  /// A copy of the GitOps repository.
  static func copyOfCharts() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in try FileTree.files(below: Repository.charts) {
      try folder.write(file, try FileTree.read(Repository.charts + "/" + file))
    }
    return folder
  }

  deinit { FileTree.remove(path) }

  /// Writes a file below the folder.
  func write(_ file: String, _ bytes: [UInt8]) throws {
    try FileTree.write(bytes, to: path + "/" + file)
  }

  /// Writes a file below the folder.
  func write(_ file: String, _ text: String) throws { try write(file, Array(text.utf8)) }

  /// Reads a file below the folder.
  func text(_ file: String) throws -> String {
    String(decoding: try FileTree.read(path + "/" + file), as: UTF8.self)
  }

  /// Replaces text in a file that has to hold it.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let before = try text(file)
    let after = before.replacing(old, with: new)
    #expect(before != after, "\(file) does not hold \(old)")
    try write(file, after)
  }

  /// The path of a file below the folder.
  func callAsFunction(_ file: String) -> String { path + "/" + file }
}

/// Writes text for people: resources by kind and name.
func titles(_ resources: [Resource]) -> [String] { resources.map(\.identity.title) }
