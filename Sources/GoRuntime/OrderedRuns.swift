/// Slot numbers in the order of their keys, in runs that are short enough to insert into.
///
/// What a large `ValueMap` keeps its order in: one flat array would have to move half of itself for
/// each key that is set or unset.
@usableFromInline
struct OrderedRuns {
  /// How many slots a run may have.
  static let runLimit = 2048

  /// The runs, none of them empty.
  @usableFromInline private(set) var runs: [[UInt32]]
  /// The position that each run starts at.
  @usableFromInline private(set) var starts: [Int]

  /// Runs of slots that are in order already.
  init(_ slots: UnsafeBufferPointer<UInt32>) {
    runs = []
    starts = []
    for start in stride(from: 0, to: slots.count, by: Self.runLimit / 2) {
      starts.append(start)
      runs.append(Array(slots[start..<min(start + Self.runLimit / 2, slots.count)]))
    }
  }

  /// The slot at a position.
  @usableFromInline
  subscript(position: Int) -> UInt32 {
    let run = run(at: position)
    return runs[run][position - starts[run]]
  }

  /// Where a key stands, or would stand.
  ///
  /// - Parameter isBefore: Whether the key of a slot comes before that key.
  func position(_ isBefore: (UInt32) -> Bool) -> Int {
    let run = max(Self.count(of: runs) { isBefore($0[0]) } - 1, 0)
    return runs.isEmpty ? 0 : starts[run] + Self.count(of: runs[run], isBefore)
  }

  /// Puts a slot at a position.
  mutating func insert(_ slot: UInt32, at position: Int) {
    if runs.isEmpty {
      runs = [[slot]]
      starts = [0]
      return
    }
    let run = run(at: position)
    runs[run].insert(slot, at: position - starts[run])
    for later in starts.indices.dropFirst(run + 1) { starts[later] += 1 }
    if runs[run].count > Self.runLimit { split(run, at: position) }
  }

  /// Takes the slot at a position out.
  mutating func remove(at position: Int) {
    let run = run(at: position)
    runs[run].remove(at: position - starts[run])
    for later in starts.indices.dropFirst(run + 1) { starts[later] -= 1 }
    if runs[run].isEmpty {
      runs.remove(at: run)
      starts.remove(at: run)
    }
  }

  /// Puts another slot in the place of the one at a position.
  mutating func replace(at position: Int, with slot: UInt32) {
    let run = run(at: position)
    runs[run][position - starts[run]] = slot
  }

  /// Halves a run; keys that arrive in order leave the full one behind instead.
  private mutating func split(_ run: Int, at position: Int) {
    let count = runs[run].count
    let isAtEnd = run == runs.count - 1 && position - starts[run] == count - 1
    let half = isAtEnd ? count - 1 : count / 2
    runs.insert(Array(runs[run][half...]), at: run + 1)
    starts.insert(starts[run] + half, at: run + 1)
    runs[run].removeSubrange(half...)
  }

  /// The run that a position is in; the last one for the position after all.
  private func run(at position: Int) -> Int {
    Self.count(of: starts) { $0 <= position } - 1
  }

  /// How many elements at the beginning of an array have what all of them have up to some place.
  private static func count<Element>(of array: [Element], _ isBefore: (Element) -> Bool) -> Int {
    var low = 0
    var high = array.count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(array[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
