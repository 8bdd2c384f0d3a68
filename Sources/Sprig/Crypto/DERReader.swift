/// Reads the values of ASN.1's distinguished encoding one after the other.
struct DERReader {
  /// A value that was read.
  struct Element {
    var tag: UInt8
    /// The bytes without tag and length.
    var content: ArraySlice<UInt8>
    /// The bytes with tag and length.
    var whole: ArraySlice<UInt8>

    /// Reads the values inside.
    var reader: DERReader { DERReader(content) }
  }

  /// What has not been read.
  private(set) var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  /// Whether everything has been read.
  var isAtEnd: Bool { rest.isEmpty }

  /// The tag that comes next.
  var nextTag: UInt8? { rest.first }

  /// Reads the next value; nil when it is malformed or has another tag than wanted.
  mutating func read(_ tag: UInt8? = nil) -> Element? {
    let start = rest.startIndex
    guard rest.count >= 2 else { return nil }
    let found = rest[start]
    if let tag, found != tag { return nil }
    guard found & 0x1F != 0x1F else { return nil }
    var index = start + 2
    var length = Int(rest[start + 1])
    if length >= 0x80 {
      let count = length - 0x80
      guard (1...4).contains(count), rest.count >= 2 + count else { return nil }
      length = 0
      for _ in 0..<count {
        length = length << 8 | Int(rest[index])
        index += 1
      }
      // Lengths take as few bytes as they need.
      guard length >= 0x80, count == 1 || length >> (8 * (count - 1)) > 0 else { return nil }
    }
    guard rest.endIndex - index >= length else { return nil }
    let end = index + length
    defer { rest = rest[end...] }
    return Element(tag: found, content: rest[index..<end], whole: rest[start..<end])
  }

  /// Reads a natural number's big-endian bytes without leading zeros.
  mutating func readInteger() -> [UInt8]? {
    guard let element = read(0x02), let first = element.content.first, first < 0x80 else {
      return nil
    }
    return Array(element.content.drop { $0 == 0 })
  }
}
