internal import GoRuntime

/// Steps through the entries of a tar archive: ustar, GNU long names and PAX headers.
struct TarReader {
  /// One entry.
  struct Entry {
    /// The name as the archive says it.
    var name: ByteString
    /// What the entry is: `0` for a file, `5` for a folder, `1` and `2` for links.
    var type: UInt8
    /// The content.
    var data: Range<Int>
  }

  /// The archive is damaged; the text is Go's.
  struct Damaged: Error {
    /// What is wrong.
    var reason: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  /// Reads an archive; the bytes must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next file, folder or link, or nil at the end.
  mutating func next() throws(Damaged) -> Entry? {
    var longName: ByteString?
    var paxName: ByteString?
    var paxSize: Int?
    while true {
      guard offset < bytes.count else { return nil }
      guard bytes.count - offset >= 512 else { throw Damaged(reason: "unexpected EOF") }
      let header = UnsafeBufferPointer(rebasing: bytes[offset..<offset + 512])
      if header.allSatisfy({ $0 == 0 }) { return nil }
      guard Self.checksumMatches(header) else {
        throw Damaged(reason: "archive/tar: invalid tar header")
      }
      let type = header[156]
      let isExtension = type == UInt8(ascii: "x") || type == UInt8(ascii: "g")
      let isLongName = type == UInt8(ascii: "L") || type == UInt8(ascii: "K")
      guard var size = Self.number(header, 124, 12) else {
        throw Damaged(reason: "archive/tar: invalid tar header")
      }
      if let paxSize, !isExtension, !isLongName { size = paxSize }
      let hasData =
        type != UInt8(ascii: "5") && type != UInt8(ascii: "1")
        && type != UInt8(ascii: "2")
      if !hasData { size = 0 }
      let start = offset + 512
      guard size >= 0, size <= bytes.count - start else {
        throw Damaged(reason: "unexpected EOF")
      }
      let padded = (size + 511) & ~511
      offset = min(start + padded, bytes.count)
      switch type {
      case UInt8(ascii: "L"):
        longName = Self.string(bytes[start..<start + size])
      case UInt8(ascii: "K"):
        continue
      case UInt8(ascii: "x"):
        try Self.readPAX(bytes[start..<start + size], name: &paxName, size: &paxSize)
      case UInt8(ascii: "g"):
        continue
      default:
        var name = paxName ?? longName ?? Self.ustarName(header)
        var kind = type == 0 ? UInt8(ascii: "0") : type
        // Old archives mark a folder by a slash at the end of its name.
        if name.count > 0, name[name.count - 1] == UInt8(ascii: "/") {
          if kind == UInt8(ascii: "0") { kind = UInt8(ascii: "5") }
          name = name[0..<name.count - 1]
        }
        return Entry(name: name, type: kind, data: start..<start + size)
      }
    }
  }

  private static func checksumMatches(_ header: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let expected = number(header, 148, 8) else { return false }
    var unsigned = 0
    var signed = 0
    for (index, byte) in header.enumerated() {
      let value = (148..<156).contains(index) ? 0x20 : byte
      unsigned += Int(value)
      signed += Int(Int8(bitPattern: value))
    }
    return expected == unsigned || expected == signed
  }

  /// A numeric field: octal digits, or GNU's base 256.
  private static func number(
    _ header: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    let field = header[start..<start + count]
    if header[start] & 0x80 != 0 {
      // Negative numbers have no use here.
      guard header[start] == 0x80 else { return nil }
      var value = 0
      for byte in field.dropFirst() {
        guard value < 1 << 40 else { return nil }
        value = value << 8 | Int(byte)
      }
      return value
    }
    var value = 0
    var hasDigits = false
    for byte in field {
      if byte == 0x20 || byte == 0 {
        if hasDigits { break }
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "7"), value < 1 << 40 else {
        return nil
      }
      value = value << 3 | Int(byte - UInt8(ascii: "0"))
      hasDigits = true
    }
    return value
  }

  private static func string(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> ByteString {
    let end = field.firstIndex(of: 0) ?? field.endIndex
    return ByteString(UnsafeBufferPointer(rebasing: field[..<end]))
  }

  private static func ustarName(_ header: UnsafeBufferPointer<UInt8>) -> ByteString {
    let name = string(header[0..<100])
    let isUstar = header[257..<262].elementsEqual("ustar".utf8) && header[262] == 0
    guard isUstar else { return name }
    let prefix = string(header[345..<500])
    if prefix.isEmpty { return name }
    return ByteString(prefix.bytes + [UInt8(ascii: "/")] + name.bytes)
  }

  /// Reads the records `LENGTH KEY=VALUE\n` of a PAX header.
  private static func readPAX(
    _ data: Slice<UnsafeBufferPointer<UInt8>>, name: inout ByteString?, size: inout Int?
  ) throws(Damaged) {
    let invalid = Damaged(reason: "archive/tar: invalid tar header")
    var index = data.startIndex
    while index < data.endIndex {
      guard let space = data[index...].firstIndex(of: UInt8(ascii: " ")),
        let length = Int(String(decoding: data[index..<space], as: UTF8.self)),
        length > space - index + 1, length <= data.endIndex - index,
        data[index + length - 1] == UInt8(ascii: "\n")
      else { throw invalid }
      let record = data[space + 1..<index + length - 1]
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw invalid }
      let value = UnsafeBufferPointer(rebasing: record[(equals + 1)...])
      if record[..<equals].elementsEqual("path".utf8) {
        guard !value.contains(0) else { throw invalid }
        name = ByteString(value)
      } else if record[..<equals].elementsEqual("size".utf8) {
        guard let number = Int(String(decoding: value, as: UTF8.self)), number >= 0 else {
          throw invalid
        }
        size = number
      }
      index += length
    }
  }
}
