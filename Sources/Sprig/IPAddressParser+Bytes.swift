internal import GoRuntime

extension IPAddressParser {
  /// The bytes of an address: 4, or 16 for version six unless it embeds a version-four address.
  ///
  /// - Returns: The bytes, or nil for what Go's `net.ParseIP` refuses: all else, and zones.
  static func address(_ text: ByteString) -> [UInt8]? {
    var parser = IPAddressParser(text)
    let version: Version
    do throws(CallError) {
      version = try parser.parse()
    } catch {
      return nil
    }
    if text.firstIndex(of: "%") != nil { return nil }
    if version == .four { return four(text.bytes[...]) }
    let bytes = six(text.bytes[...])
    let isEmbedded =
      bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return isEmbedded ? Array(bytes[12...]) : bytes
  }

  private static func four(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.split(separator: UInt8(ascii: ".")).map { digits in
      UInt8(truncatingIfNeeded: digits.reduce(0) { $0 * 10 + Int($1) - 0x30 })
    }
  }

  /// The bytes of a checked address, the gap filled with zeros.
  private static func six(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var head: [UInt8] = []
    var tail: [UInt8]?
    var field: [UInt8] = []
    func finish(_ field: [UInt8]) -> [UInt8] {
      if field.isEmpty { return [] }
      if field.contains(UInt8(ascii: ".")) { return four(field[...]) }
      let value = UInt16(String(decoding: field, as: UTF8.self), radix: 16) ?? 0
      return [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
    }
    func add(_ bytes: [UInt8]) {
      if tail == nil { head += bytes } else { tail? += bytes }
    }
    var previous: UInt8 = 0
    for byte in text {
      if byte == UInt8(ascii: ":") {
        add(finish(field))
        field = []
        if previous == byte { tail = tail ?? [] }
      } else {
        field.append(byte)
      }
      previous = byte
    }
    add(finish(field))
    let end = tail ?? []
    return head + [UInt8](repeating: 0, count: max(0, 16 - head.count - end.count)) + end
  }
}
