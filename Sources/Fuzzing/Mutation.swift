/// Changes inputs at random, with bytes, words of the input's own language, and pieces of other inputs.
package struct Mutation {
  /// Inputs that pieces are taken from.
  private let seeds: [FuzzInput]
  /// Words that mean something where the input is read.
  private let words: [[UInt8]]
  /// Inputs don't grow beyond this, so that a round stays short.
  private static let maximumBytes = 1 << 16

  /// Mutations of a target's inputs.
  package init(seeds: [FuzzInput], words: [String]) {
    self.seeds = seeds
    self.words = words.map { Array($0.utf8) }
  }

  /// The input of a round: one of the seeds, changed in one to six places.
  package func input(seed: UInt64, round: UInt64) -> FuzzInput {
    var random = RandomSource(seed: seed, round: round)
    var input = seeds[random.below(seeds.count)]
    for _ in 0...random.below(6) where !input.parts.isEmpty {
      let part = random.below(input.parts.count)
      change(&input.parts[part].bytes, named: input.parts[part].name, &random)
      if input.parts[part].bytes.count > Self.maximumBytes {
        input.parts[part].bytes.removeLast(input.parts[part].bytes.count - Self.maximumBytes)
      }
    }
    return input
  }

  private func change(_ bytes: inout [UInt8], named name: String, _ random: inout RandomSource) {
    switch random.below(12) {
    case 0 where !bytes.isEmpty:
      bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
    case 1 where !bytes.isEmpty:
      bytes[random.below(bytes.count)] = UInt8(random.below(256))
    case 2:
      bytes.removeSubrange(random.range(in: bytes.count, atMost: 40))
    case 3:
      let piece = Array(bytes[random.range(in: bytes.count, atMost: 80)])
      let times = random.once(in: 20) ? random.below(3000) : 1 + random.below(4)
      let repeated = Array(repeatElement(piece, count: times).joined().prefix(Self.maximumBytes))
      bytes.insert(contentsOf: repeated, at: random.below(bytes.count + 1))
    case 4:
      let range = random.range(in: bytes.count, atMost: 60)
      let piece = Array(bytes[range])
      bytes.removeSubrange(range)
      bytes.insert(contentsOf: piece, at: random.below(bytes.count + 1))
    case 5:
      replaceNumber(in: &bytes, &random)
    case 6:
      bytes.removeLast(bytes.count - random.below(bytes.count + 1))
    case 7 where random.once(in: 4):
      let word = words[random.below(words.count)]
      let repeated = Array(repeatElement(word, count: random.below(4000)).joined())
      bytes.insert(
        contentsOf: repeated.prefix(Self.maximumBytes), at: random.below(bytes.count + 1))
    case 8, 9:
      splice(into: &bytes, named: name, &random)
    default:
      bytes.insert(
        contentsOf: words[random.below(words.count)], at: random.below(bytes.count + 1))
    }
  }

  private static let numbers: [[UInt8]] = [
    "0", "-1", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "1e400",
    "0x7fffffffffffffff", "1e-400", "65537", "4294967296", "0.1", "-0", "1_000", "99999999",
  ].map { Array($0.utf8) }

  /// Puts an extreme number in the place of one, or anywhere if there is none.
  private func replaceNumber(in bytes: inout [UInt8], _ random: inout RandomSource) {
    let number = Self.numbers[random.below(Self.numbers.count)]
    let isDigit: (UInt8) -> Bool = { $0 >= 0x30 && $0 <= 0x39 }
    let from = random.below(bytes.count + 1)
    guard let start = bytes[from...].firstIndex(where: isDigit) else {
      return bytes.insert(contentsOf: number, at: from)
    }
    let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: number)
  }

  /// Puts a piece of another input's part of that name here, whole lines or `{{…}}` half the time.
  private func splice(into bytes: inout [UInt8], named name: String, _ random: inout RandomSource) {
    let other = seeds[random.below(seeds.count)]
    guard let part = other.parts.first(where: { $0.name == name }) ?? other.parts.first else {
      return
    }
    var range = random.range(in: part.bytes.count, atMost: 300)
    var place = random.below(bytes.count + 1)
    if random.once(in: 2) {
      range = Self.wholeLines(range, of: part.bytes)
      place = Self.wholeLines(place..<place, of: bytes).lowerBound
    }
    bytes.insert(contentsOf: part.bytes[range], at: place)
  }

  private static func wholeLines(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    return start..<end
  }
}
