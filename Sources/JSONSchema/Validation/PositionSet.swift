/// The positions of properties or items that no keyword has looked at yet.
struct PositionSet {
  private var words: [UInt64] = []
  /// The first 64 positions, which need no allocation.
  private var low: UInt64 = 0

  /// No positions: nothing is asked for.
  init() {}

  /// The positions from one up to another.
  init(_ range: Range<Int>) {
    low = Self.word(range, 0)
    if range.upperBound > 64 {
      words = (1...(range.upperBound - 1) / 64).map { Self.word(range, $0) }
    }
  }

  private static func word(_ range: Range<Int>, _ index: Int) -> UInt64 {
    let from = max(range.lowerBound - index * 64, 0)
    let to = min(range.upperBound - index * 64, 64)
    if from >= to { return 0 }
    let upTo: UInt64 = to == 64 ? .max : (1 << UInt64(to)) - 1
    return upTo & ~((1 << UInt64(from)) - 1)
  }

  /// Whether there is no position.
  var isEmpty: Bool { low == 0 && words.allSatisfy { $0 == 0 } }

  /// Takes a position out.
  mutating func remove(_ position: Int) {
    if position < 64 {
      low &= ~(1 << UInt64(position))
    } else if position / 64 <= words.count {
      words[position / 64 - 1] &= ~(1 << UInt64(position % 64))
    }
  }

  /// Takes every position out that the other set doesn't have.
  mutating func formIntersection(_ other: PositionSet) {
    low &= other.low
    for index in words.indices {
      words[index] &= index < other.words.count ? other.words[index] : 0
    }
  }

  /// The positions in order.
  var positions: [Int] {
    (0..<(words.count + 1) * 64).filter { position in
      let word = position < 64 ? low : words[position / 64 - 1]
      return word >> UInt64(position % 64) & 1 == 1
    }
  }
}
