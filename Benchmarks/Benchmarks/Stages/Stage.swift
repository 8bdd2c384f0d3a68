/// One stage of rendering, to be measured by itself.
struct Stage {
  /// The work that is measured.
  typealias Turn = () throws -> Void

  /// The name in reports and of the file of thresholds.
  let name: String
  /// Makes the stage's inputs; what it returns makes ready for one turn.
  let makeTurns: () throws -> () throws -> Turn

  /// A stage that does the same work at each turn.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - makeTurn: Makes the inputs and returns the work.
  init(_ name: String, _ makeTurn: @escaping () throws -> Turn) {
    self.init(
      name,
      preparingEach: {
        let turn = try makeTurn()
        return { turn }
      })
  }

  /// A stage whose input is used up by a turn.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - makeTurns: Makes the inputs; what it returns makes ready for one turn.
  init(_ name: String, preparingEach makeTurns: @escaping () throws -> () throws -> Turn) {
    self.name = name
    self.makeTurns = makeTurns
  }

  /// All stages, in the order in which a rendering goes through them.
  static var all: [Stage] { templates + yaml + values + charts }
}
