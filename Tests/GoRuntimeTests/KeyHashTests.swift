import Testing

@testable import GoRuntime

/// The hash of a string is that of its bytes, wherever they lie, and all of them count.
@Suite struct KeyHashTests {
  @Test(arguments: [0, 1, 8, 15, 16, 17, 24, 31, 32, 33, 48, 100])
  func dependsOnTheBytesAlone(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ 1) }
    let whole = ByteString(bytes)
    let framed = ByteString([1, 2, 3] + bytes + [4, 5])
    #expect(framed[3..<(3 + count)].keyHash == whole.keyHash)
    for index in 0..<count {
      var changed = bytes
      changed[index] ^= 0x20
      #expect(ByteString(changed).keyHash != whole.keyHash)
    }
    #expect(ByteString(bytes + [0]).keyHash != whole.keyHash)
  }
}
