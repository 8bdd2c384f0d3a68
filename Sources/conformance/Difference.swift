/// A short account of where two texts part.
enum Difference {
  /// The first differing lines of both texts; nil when they are equal.
  ///
  /// - Parameters:
  ///   - skipped: numbers of lines, from 1, that need not be equal.
  ///   - limit: how many differing lines are shown.
  static func describe(
    _ label: String, expected: [UInt8], actual: [UInt8], skipped: Set<Int> = [], limit: Int
  ) -> String? {
    if expected == actual { return nil }
    let wanted = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
    let given = actual.split(separator: 0x0A, omittingEmptySubsequences: false)
    var account = ""
    var shown = 0
    var number = 0
    while number < max(wanted.count, given.count) {
      let left = number < wanted.count ? wanted[number] : nil
      let right = number < given.count ? given[number] : nil
      number += 1
      if left == right || (skipped.contains(number) && left != nil && right != nil) { continue }
      shown += 1
      if shown > limit { continue }
      account += "  \(label) line \(number)\n"
      account += "    - \(left.map(printable) ?? "(no such line)")\n"
      account += "    + \(right.map(printable) ?? "(no such line)")\n"
    }
    if shown == 0 { return nil }
    if wanted.count != given.count {
      account += "  \(label): \(wanted.count) lines expected, \(given.count) given\n"
    }
    if shown > limit { account += "  \(label): \(shown) lines differ\n" }
    return account
  }

  /// A line with its invisible characters shown, cut where it is very long.
  static func printable(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(400), as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x09: text += "\\t"
      case 0..<0x20, 0x7F..<0xA0: text += "\\x" + String(scalar.value, radix: 16)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return bytes.count > 400 ? text + "…" : text
  }
}
