/// Finds the name that was probably meant.
enum Suggestion {
  /// The nearest name, if one is near enough to be a slip of the keys.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.utf8.prefix(64))
    guard wanted.count > 1 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
      let other = Array(candidate.utf8.prefix(64))
      if abs(other.count - wanted.count) > limit { continue }
      let distance = lowercased(wanted) == lowercased(other) ? 0 : distance(wanted, other)
      if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// A sentence that offers the nearest name, or nothing.
  static func sentence(for name: String, among candidates: [String]) -> String {
    nearest(to: name, among: candidates).map { "; did you mean \($0)?" } ?? ""
  }

  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

  /// The number of bytes to insert, remove, replace or swap with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(
          previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1,
          current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
