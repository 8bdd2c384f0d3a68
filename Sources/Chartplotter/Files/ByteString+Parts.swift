internal import GoRuntime

extension ByteString {
  /// Whether the bytes start with others.
  func hasPrefix(_ prefix: ByteString) -> Bool {
    withBytes { bytes in prefix.withBytes { bytes.hasPrefix($0) } }
  }

  /// Whether the bytes end with others.
  func hasSuffix(_ suffix: ByteString) -> Bool {
    withBytes { bytes in suffix.withBytes { bytes.hasSuffix($0) } }
  }

  /// Where a byte first occurs.
  func firstIndex(of byte: UInt8) -> Int? { withBytes { $0.firstIndex(of: byte) } }

  /// The last element of a path.
  var lastPathElement: ByteString {
    let slash = withBytes { $0.lastIndex(of: UInt8(ascii: "/")) }
    return slash.map { self[$0 + 1..<count] } ?? self
  }

  /// Two strings one after the other.
  static func + (left: ByteString, right: ByteString) -> ByteString {
    ByteString(count: left.count + right.count) { target in
      left.withBytes { bytes in
        if let start = bytes.baseAddress { target.update(from: start, count: bytes.count) }
      }
      right.withBytes { bytes in
        if let start = bytes.baseAddress {
          (target + left.count).update(from: start, count: bytes.count)
        }
      }
    }
  }
}
