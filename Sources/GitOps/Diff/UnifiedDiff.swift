/// Two texts compared line by line, in the form of `diff -u`.
package struct UnifiedDiff {
  /// One run of changes with the unchanged lines around it.
  package struct Hunk: Equatable {
    /// The first line of the old side, from 1, and how many lines it covers.
    package var oldStart: Int
    package var oldCount: Int
    /// The first line of the new side, from 1, and how many lines it covers.
    package var newStart: Int
    package var newCount: Int
    /// The lines, each with `-`, `+` or a space in front.
    package var lines: [String]

    /// The line that introduces the hunk.
    package var header: String {
      "@@ -\(Self.range(oldStart, oldCount)) +\(Self.range(newStart, newCount)) @@"
    }

    private static func range(_ start: Int, _ count: Int) -> String {
      count == 1 ? "\(start)" : "\(count == 0 ? start - 1 : start),\(count)"
    }
  }

  /// The hunks, in order; empty when the texts are equal.
  package var hunks: [Hunk] = []

  /// Compares two texts.
  ///
  /// - Parameters:
  ///   - old: The text before.
  ///   - new: The text after.
  ///   - context: How many unchanged lines to show around each change.
  package init(from old: [UInt8], to new: [UInt8], context: Int = 3) {
    let oldLines = Self.lines(old)
    let newLines = Self.lines(new)
    let steps = LineDifference(from: oldLines, to: newLines).steps
    var index = 0
    while let first = steps[index...].firstIndex(where: { !$0.isKept }) {
      var last = first
      var probe = first + 1
      while probe < steps.count && probe - last <= 2 * context + 1 {
        if !steps[probe].isKept { last = probe }
        probe += 1
      }
      let start = max(index, first - context)
      let end = min(steps.count, last + context + 1)
      hunks.append(Self.hunk(steps, start..<end, oldLines, newLines))
      index = end
    }
  }

  private static func hunk(
    _ steps: [LineDifference<ArraySlice<UInt8>>.Step], _ range: Range<Int>,
    _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]
  ) -> Hunk {
    var oldBefore = 0
    var newBefore = 0
    for step in steps[..<range.lowerBound] {
      switch step {
      case .keep:
        oldBefore += 1
        newBefore += 1
      case .remove: oldBefore += 1
      case .insert: newBefore += 1
      }
    }
    var hunk = Hunk(
      oldStart: oldBefore + 1, oldCount: 0, newStart: newBefore + 1, newCount: 0, lines: [])
    for step in steps[range] {
      switch step {
      case .keep(let position, _):
        hunk.oldCount += 1
        hunk.newCount += 1
        hunk.lines += show(" ", old[position])
      case .remove(let position):
        hunk.oldCount += 1
        hunk.lines += show("-", old[position])
      case .insert(let position):
        hunk.newCount += 1
        hunk.lines += show("+", new[position])
      }
    }
    return hunk
  }

  private static func show(_ sign: String, _ line: ArraySlice<UInt8>) -> [String] {
    if line.last == UInt8(ascii: "\n") {
      return [sign + String(decoding: line.dropLast(), as: UTF8.self)]
    }
    return [sign + String(decoding: line, as: UTF8.self), "\\ No newline at end of file"]
  }

  /// The lines of a text, each with its line break.
  static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
      lines.append(text[start..<end])
      start = end
    }
    return lines
  }

  /// The whole comparison with a heading that names both sides; empty when there is nothing.
  ///
  /// - Parameters:
  ///   - oldName: What stands after `---`.
  ///   - newName: What stands after `+++`.
  package func text(from oldName: String, to newName: String) -> String {
    if hunks.isEmpty { return "" }
    var text = "--- \(oldName)\n+++ \(newName)\n"
    for hunk in hunks {
      text += hunk.header + "\n"
      for line in hunk.lines { text += line + "\n" }
    }
    return text
  }
}

extension LineDifference.Step {
  /// Whether the line is on both sides.
  var isKept: Bool {
    if case .keep = self { return true }
    return false
  }
}
