import CCountedRun
import Foundation

extension Stage {
  /// How many turns are counted; a count is of one turn.
  static let countedTurns = 10

  /// Does the turns that callgrind counts, after a few that it does not.
  fileprivate func runCountedTurns() throws {
    let makeTurn = try makeTurns()
    for _ in 0..<3 { try makeTurn()() }
    try Self.runUnderCount((0..<Self.countedTurns).map { _ in try makeTurn() })
  }

  /// What callgrind counts is what this function calls: it is told so by the name.
  @inline(never)
  private static func runUnderCount(_ turns: [Turn]) throws {
    for turn in turns { try turn() }
  }
}

/// Does the turns of a stage that callgrind counts, and ends the process; `CCountedRun` calls it.
@_cdecl("chartplotter_run_counted_turns")
func runCountedTurns(of name: UnsafePointer<CChar>) {
  guard let stage = Stage.all.first(where: { $0.name == String(cString: name) }) else {
    exit(EXIT_FAILURE)
  }
  do {
    try stage.runCountedTurns()
    exit(EXIT_SUCCESS)
  } catch {
    print("\(stage.name): \(error)")
    exit(EXIT_FAILURE)
  }
}
