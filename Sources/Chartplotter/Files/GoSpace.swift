internal import GoRuntime

/// Whether Go's `unicode.IsSpace` holds for a character.
func isGoSpace(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000:
    true
  default: false
  }
}

/// The text without white space at both ends: Go's `strings.TrimSpace`.
func trimmingGoSpace(_ text: String) -> String {
  var scalars = Substring(text).unicodeScalars
  while let first = scalars.first, isGoSpace(first) { scalars.removeFirst() }
  while let last = scalars.last, isGoSpace(last) { scalars.removeLast() }
  return String(Substring(scalars))
}

/// How many bytes of white space some bytes start with, by Go's `unicode.IsSpace`.
func leadingGoSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var index = 0
  while index < bytes.count {
    let byte = bytes[index]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
      index += 1
    } else if byte >= 0x80, let width = wideSpace(bytes, at: index) {
      index += width
    } else {
      break
    }
  }
  return index
}

/// Where the white space that ends some bytes starts, by Go's `unicode.IsSpace`.
func trailingGoSpaceStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var end = bytes.count
  while end > 0 {
    let byte = bytes[end - 1]
    if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) {
      end -= 1
    } else if byte >= 0x80, end >= 2, bytes[end - 2] == 0xC2, byte == 0x85 || byte == 0xA0 {
      end -= 2
    } else if byte >= 0x80, end >= 3, wideSpace(bytes, at: end - 3) == 3 {
      end -= 3
    } else {
      break
    }
  }
  return end
}

/// The width of a white-space character outside ASCII at an index, or nil.
private func wideSpace(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
  let first = bytes[index]
  if first == 0xC2, index + 1 < bytes.count {
    let second = bytes[index + 1]
    return second == 0x85 || second == 0xA0 ? 2 : nil
  }
  guard first >= 0xE1, first <= 0xE3, index + 2 < bytes.count else { return nil }
  let second = UInt32(bytes[index + 1])
  let third = UInt32(bytes[index + 2])
  guard second & 0xC0 == 0x80, third & 0xC0 == 0x80 else { return nil }
  let value = UInt32(first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
  guard let scalar = Unicode.Scalar(value), isGoSpace(scalar) else { return nil }
  return 3
}
