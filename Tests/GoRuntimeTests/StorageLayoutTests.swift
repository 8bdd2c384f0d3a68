import Testing

@testable import GoRuntime

/// What is read of strings as they lie in memory is what they are.
@Suite struct StorageLayoutTests {
  @Test func bytesBeginWhereTheyAreLookedFor() {
    let buffer = ByteBuffer.make(copying: UnsafeRawBufferPointer(start: nil, count: 0))
    let start = buffer.withUnsafeMutablePointerToElements { UInt(bitPattern: $0) }
    let object = UInt(bitPattern: Unmanaged.passUnretained(buffer).toOpaque())
    #expect(start - object == UInt(ByteBuffer.elementsOffset))
  }

  @Test(arguments: [
    ("", "", true), ("a", "a", true), ("a", "b", false), ("", "a", false),
    ("fifteen bytes..", "fifteen bytes..", true), ("fifteen bytes..", "fifteen bytes.!", false),
    ("sixteen bytes...", "sixteen bytes...", true),
    ("sixteen bytes...", "sixteen bytes..!", false),
    ("sixteen bytes...", "seventeen bytes..", false),
    ("a little more than three words", "a little more than three words", true),
    ("a little more than three words", "a little more than three wordS", false),
    ("a little more than three words", "A little more than three words", false),
  ])
  func sameStringsAreFoundToBe(left: String, right: String, areSame: Bool) {
    // Slices of longer strings lie elsewhere than at their buffers' starts.
    let padded = (ByteString("-- " + left + " --"), ByteString("-- " + right + " --"))
    let strings = [
      (ByteString(left), ByteString(right)),
      (
        padded.0[3..<(3 + left.utf8.count)], padded.1[3..<(3 + right.utf8.count)]
      ),
      (ByteString(left), padded.1[3..<(3 + right.utf8.count)]),
    ]
    for (x, y) in strings {
      withUnsafePointer(to: x) { x in
        withUnsafePointer(to: y) { y in
          #expect(ByteString.areSame(x, y) == areSame)
        }
      }
    }
  }
}
