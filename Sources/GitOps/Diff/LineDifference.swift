/// How one run of lines becomes another: the shortest edit, by Myers' algorithm.
package struct LineDifference<Line: Equatable> {
  /// One step of the edit.
  package enum Step: Equatable {
    /// The line at these positions of both sides stays.
    case keep(old: Int, new: Int)
    /// The old side's line goes.
    case remove(old: Int)
    /// The new side's line comes.
    case insert(new: Int)
  }

  /// The steps, in order; of a replaced run the removals come first.
  package var steps: [Step]

  /// Works out the edit.
  ///
  /// - Parameters:
  ///   - old: The lines before.
  ///   - new: The lines after.
  ///   - limit: The most edits to search for; beyond it everything between the common start and
  ///     end counts as replaced, which bounds time and memory.
  package init(from old: [Line], to new: [Line], limit: Int = 2000) {
    var start = 0
    while start < old.count && start < new.count && old[start] == new[start] { start += 1 }
    var oldEnd = old.count
    var newEnd = new.count
    while oldEnd > start && newEnd > start && old[oldEnd - 1] == new[newEnd - 1] {
      oldEnd -= 1
      newEnd -= 1
    }
    var steps: [Step] = (0..<start).map { .keep(old: $0, new: $0) }
    steps += Self.middle(old, start..<oldEnd, new, start..<newEnd, limit: limit)
    for offset in 0..<(old.count - oldEnd) {
      steps.append(.keep(old: oldEnd + offset, new: newEnd + offset))
    }
    self.steps = Self.removalsFirst(steps)
  }

  private static func middle(
    _ old: [Line], _ oldRange: Range<Int>, _ new: [Line], _ newRange: Range<Int>, limit: Int
  ) -> [Step] {
    let m = oldRange.count
    let n = newRange.count
    if m == 0 { return newRange.map { .insert(new: $0) } }
    if n == 0 { return oldRange.map { .remove(old: $0) } }
    let most = min(m + n, limit)
    // furthest[k + most]: how far along the old side the diagonal k has come.
    var furthest = [Int](repeating: 0, count: 2 * most + 2)
    var history: [[Int]] = []
    for edits in 0...most {
      history.append(furthest)
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let goesDown =
          diagonal == -edits
          || (diagonal != edits && furthest[diagonal - 1 + most] < furthest[diagonal + 1 + most])
        var x = goesDown ? furthest[diagonal + 1 + most] : furthest[diagonal - 1 + most] + 1
        var y = x - diagonal
        while x < m && y < n && x >= 0 && y >= 0
          && old[oldRange.lowerBound + x] == new[newRange.lowerBound + y]
        {
          x += 1
          y += 1
        }
        furthest[diagonal + most] = x
        if x >= m && y >= n {
          return path(
            history, edits: edits, most: most, oldRange: oldRange, newRange: newRange)
        }
      }
    }
    return oldRange.map { .remove(old: $0) } + newRange.map { .insert(new: $0) }
  }

  /// Walks back from the end through the recorded frontiers.
  private static func path(
    _ history: [[Int]], edits: Int, most: Int, oldRange: Range<Int>, newRange: Range<Int>
  ) -> [Step] {
    var steps: [Step] = []
    var x = oldRange.count
    var y = newRange.count
    for round in stride(from: edits, through: 0, by: -1) {
      let furthest = history[round]
      let diagonal = x - y
      let goesDown =
        diagonal == -round
        || (diagonal != round && furthest[diagonal - 1 + most] < furthest[diagonal + 1 + most])
      let previous = goesDown ? diagonal + 1 : diagonal - 1
      let previousX = round == 0 ? 0 : furthest[previous + most]
      let previousY = round == 0 ? 0 : previousX - previous
      while x > previousX && y > previousY {
        x -= 1
        y -= 1
        steps.append(.keep(old: oldRange.lowerBound + x, new: newRange.lowerBound + y))
      }
      if round > 0 {
        if goesDown {
          y -= 1
          steps.append(.insert(new: newRange.lowerBound + y))
        } else {
          x -= 1
          steps.append(.remove(old: oldRange.lowerBound + x))
        }
      }
    }
    return steps.reversed()
  }

  /// Within each changed run, puts what goes before what comes.
  private static func removalsFirst(_ steps: [Step]) -> [Step] {
    var ordered: [Step] = []
    ordered.reserveCapacity(steps.count)
    var insertions: [Step] = []
    for step in steps {
      switch step {
      case .insert: insertions.append(step)
      case .remove: ordered.append(step)
      case .keep:
        ordered += insertions
        insertions.removeAll(keepingCapacity: true)
        ordered.append(step)
      }
    }
    return ordered + insertions
  }
}
