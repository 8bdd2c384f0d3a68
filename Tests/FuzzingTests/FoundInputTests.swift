import Foundation
import Fuzzing
import Testing

/// What fuzzing found once stays mended, and a seed decides what is tried.
@Suite struct FoundInputTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let found = repository.appendingPathComponent("Tests/Fixtures/Fuzz")

  /// The names of the inputs that were found for a target.
  private static func names(of target: FuzzTarget) -> [String] {
    let folder = found.appendingPathComponent(target.rawValue)
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  @Test(
    arguments: FuzzTarget.allCases.flatMap { target in names(of: target).map { (target, $0) } })
  func answersWhatWasFound(_ target: FuzzTarget, _ name: String) throws {
    let folder = Self.found.appendingPathComponent("\(target.rawValue)/\(name)")
    let input = try FuzzInput(folder: folder)
    #expect(!input.parts.isEmpty)
    #expect(FuzzCheck(target).fault(of: input) == nil)
  }

  @Test(arguments: FuzzTarget.allCases)
  func answersFirstInputs(of target: FuzzTarget) throws {
    let seeds = try FuzzSeeds(repository: Self.repository).inputs(of: target)
    let mutation = Mutation(seeds: seeds, words: target.words)
    let check = FuzzCheck(target)
    for seed in seeds.prefix(20) { #expect(check.fault(of: seed) == nil) }
    for round in 0..<UInt64(20) {
      let input = mutation.input(seed: 1, round: round)
      #expect(input == mutation.input(seed: 1, round: round))
      #expect(check.fault(of: input) == nil)
    }
  }

  @Test func keepsInputsAsFiles() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("chartplotter-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = FuzzInput([
      .init("templates/a.yaml", [0x7B, 0xFF, 0x0A]), .init("values.yaml", []),
    ])
    try input.write(to: folder)
    #expect(try FuzzInput(folder: folder) == input)
    #expect(FuzzInput(joined: input.joined(for: .template), for: .template) == input)
  }
}
