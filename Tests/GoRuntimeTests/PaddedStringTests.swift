import Testing

@testable import GoRuntime

/// Strings that zeros follow in memory, which parsers read without copying them.
@Suite struct PaddedStringTests {
  private func padded(_ text: String) -> ByteString {
    Array(text.utf8).withUnsafeBytes { ByteString(padding: $0) }
  }

  /// What is in a string's padded buffer: its bytes and the zeros behind them.
  private func contents(_ string: ByteString) -> [UInt8] {
    let buffer = string.paddedBuffer
    let count = string.count + ByteBuffer.padding
    #expect(buffer.header >= count)
    return buffer.withUnsafeMutablePointerToElements {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  private static let zeros = [UInt8](repeating: 0, count: 16)

  @Test(arguments: ["", "a", "fifteen bytes..", "sixteen bytes...", "rather more than that"])
  func bytesAndZerosAreInTheBuffer(text: String) {
    for string in [padded(text), ByteString(text)] {
      #expect(string == ByteString(text))
      #expect(contents(string) == Array(text.utf8) + Self.zeros)
    }
  }

  @Test func paddedStringsAreNotCopied() {
    let string = padded("rather more than that")
    #expect(string.paddedBuffer === string.paddedBuffer)
  }

  @Test func othersAreCopied() {
    let string = padded("rather more than that, and then some")
    for other in [string[0..<21], string[5..<36], ByteString("rather more than that")] {
      #expect(other.paddedBuffer !== other.paddedBuffer)
      #expect(contents(other) == other.bytes + Self.zeros)
    }
  }

  @Test(arguments: [0, 5, 15, 16, 40])
  func bytesAreWrittenInPlace(count: Int) {
    let string = ByteString(paddedCapacity: 40) { room in
      #expect(room.count == 40)
      for index in room.indices { room[index] = 0x78 }
      return count
    }
    #expect(string == ByteString(String(repeating: "x", count: count)))
    #expect(contents(string) == string.bytes + Self.zeros)
    #expect((string.paddedBuffer === string.paddedBuffer) == (count > 15))
  }

  @Test(arguments: 0...40)
  func aPartIsCutOutAtAnyLength(length: Int) {
    let bytes = (0..<80).map { UInt8(0x80 + $0) }
    let part = bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { ByteString(paddedBytes: $0 + 3, count: length) }
    }
    #expect(part == ByteString(bytes[3..<(3 + length)]))
    #expect((part?.words != nil) == (length <= 15))
  }
}
