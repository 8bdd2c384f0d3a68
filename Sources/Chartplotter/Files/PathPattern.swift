internal import GoRuntime

/// A pattern of Go's `filepath.Match`: `*` and `?` stop at slashes, `[…]` and `\` as usual.
struct PathPattern {
  /// One piece of a pattern.
  private enum Piece {
    case star
    case any
    case byteRun([UInt8])
    case set(negated: Bool, ranges: [(UInt32, UInt32)])
  }

  /// The pattern is malformed; Go calls it `syntax error in pattern`.
  struct SyntaxError: Error {}

  private var pieces: [Piece] = []
  private var isMalformedAtEnd = false

  /// Parses a pattern.
  init(_ pattern: String) throws(SyntaxError) {
    let bytes = Array(pattern.utf8)
    var index = 0
    var run: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["):
        if !run.isEmpty {
          pieces.append(.byteRun(run))
          run = []
        }
        index += 1
        if byte == UInt8(ascii: "*") {
          if case .star? = pieces.last {} else { pieces.append(.star) }
        } else if byte == UInt8(ascii: "?") {
          pieces.append(.any)
        } else {
          pieces.append(try Self.parseSet(bytes, &index))
        }
      case UInt8(ascii: "\\"):
        guard index + 1 < bytes.count else { throw SyntaxError() }
        run.append(bytes[index + 1])
        index += 2
      default:
        run.append(byte)
        index += 1
      }
    }
    if !run.isEmpty { pieces.append(.byteRun(run)) }
  }

  private static func parseSet(_ bytes: [UInt8], _ index: inout Int) throws(SyntaxError) -> Piece {
    var isNegated = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "^") {
      isNegated = true
      index += 1
    }
    var ranges: [(UInt32, UInt32)] = []
    while true {
      if index < bytes.count, bytes[index] == UInt8(ascii: "]"), !ranges.isEmpty {
        index += 1
        return .set(negated: isNegated, ranges: ranges)
      }
      let low = try setCharacter(bytes, &index)
      var high = low
      if index < bytes.count, bytes[index] == UInt8(ascii: "-") {
        index += 1
        high = try setCharacter(bytes, &index)
      }
      ranges.append((low, high))
    }
  }

  private static func setCharacter(
    _ bytes: [UInt8], _ index: inout Int
  ) throws(SyntaxError) -> UInt32 {
    guard index < bytes.count, bytes[index] != UInt8(ascii: "-"), bytes[index] != UInt8(ascii: "]")
    else { throw SyntaxError() }
    if bytes[index] == UInt8(ascii: "\\") {
      index += 1
      guard index < bytes.count else { throw SyntaxError() }
    }
    let (scalar, width) = decodeScalar(bytes[index...])
    if scalar == 0xFFFD && width == 1 { throw SyntaxError() }
    index += width
    // A set must be closed, so something has to follow.
    guard index < bytes.count else { throw SyntaxError() }
    return scalar
  }

  /// Whether the whole name matches.
  func matches(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { matches($0) }
  }

  /// Whether the whole name matches.
  func matches(_ name: ByteString) -> Bool { name.withBytes { matches($0) } }

  /// Whether the whole name matches.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    // The last star seen can take one more byte whenever the rest fails.
    var piece = 0
    var index = 0
    var retryPiece = -1
    var retryIndex = 0
    while true {
      if piece == pieces.count {
        if index == bytes.count { return true }
      } else {
        let width = Self.width(of: pieces[piece], in: bytes, at: index)
        if width >= 0 {
          piece += 1
          index += width
          continue
        }
        if width == Self.isStar {
          retryPiece = piece + 1
          retryIndex = index
          piece += 1
          continue
        }
      }
      guard retryPiece >= 0, retryIndex < bytes.count, bytes[retryIndex] != UInt8(ascii: "/")
      else { return false }
      retryIndex += 1
      piece = retryPiece
      index = retryIndex
    }
  }

  private static let isStar = -2

  /// How many bytes a piece takes; negative when it does not match, or is a star.
  private static func width(
    of piece: Piece, in bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> Int {
    switch piece {
    case .star: return isStar
    case .byteRun(let run):
      guard run.count <= bytes.count - index else { return -1 }
      for offset in 0..<run.count where bytes[index + offset] != run[offset] { return -1 }
      return run.count
    case .any:
      guard index < bytes.count, bytes[index] != UInt8(ascii: "/") else { return -1 }
      return decodeScalar(bytes, at: index).width
    case .set(let isNegated, let ranges):
      guard index < bytes.count else { return -1 }
      let (scalar, width) = decodeScalar(bytes, at: index)
      let isIn = ranges.contains { $0.0 <= scalar && scalar <= $0.1 }
      return isIn != isNegated ? width : -1
    }
  }
}

/// The character at an index and how many bytes it takes; U+FFFD and 1 where malformed.
func decodeScalar(
  _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
) -> (scalar: UInt32, width: Int) {
  if index < bytes.count, bytes[index] < 0x80 { return (UInt32(bytes[index]), 1) }
  return decodeScalar(ArraySlice(bytes[index...].prefix(4)))
}

/// The first character of some bytes and how many bytes it takes; U+FFFD and 1 where malformed.
func decodeScalar(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt32, width: Int) {
  var decoder = UTF8()
  var iterator = bytes.prefix(4).makeIterator()
  switch decoder.decode(&iterator) {
  case .scalarValue(let scalar): return (scalar.value, UTF8.width(scalar))
  default: return (0xFFFD, bytes.isEmpty ? 0 : 1)
  }
}
