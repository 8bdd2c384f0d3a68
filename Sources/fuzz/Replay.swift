import ArgumentParser
import Foundation
import Fuzzing

/// Gives inputs that were kept to the library once more.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Checks findings again, by their folders.")

  @Argument(help: "Folders whose parents are named for their targets, as `run` writes them.")
  var folders: [String]

  func run() throws {
    for path in folders {
      let folder = URL(fileURLWithPath: path)
      let name = folder.deletingLastPathComponent().lastPathComponent
      guard let target = FuzzTarget(rawValue: name) else {
        throw ValidationError("\(path): no target is called \(name)")
      }
      let start = ContinuousClock.now
      let fault = FuzzCheck(target).fault(of: try FuzzInput(folder: folder))
      print("\(path): \(fault ?? "nothing wrong") (\(ContinuousClock.now - start))")
    }
  }
}
