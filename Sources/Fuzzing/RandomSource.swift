/// Random numbers that a seed decides (SplitMix64), so that an input can be made again.
package struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  /// The numbers of one round of a seed.
  package init(seed: UInt64, round: UInt64) {
    state = seed &* 0x2545_F491_4F6C_DD1D ^ round &* 0x9E37_79B9_7F4A_7C15
    _ = next()
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below a bound, or 0 when there is none below it.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(next() % UInt64(bound)) : 0
  }

  /// True once in a number of times.
  mutating func once(in times: Int) -> Bool { below(times) == 0 }

  /// A range of at most a length within a number of bytes.
  mutating func range(in count: Int, atMost length: Int) -> Range<Int> {
    let start = below(count + 1)
    return start..<(start + below(min(length, count - start) + 1))
  }
}
