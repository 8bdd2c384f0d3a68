extension BidirectionalCollection<UInt8> {
  /// Where some bytes first occur.
  func firstRange(of needle: some BidirectionalCollection<UInt8>) -> Range<Index>? {
    var start = startIndex
    while true {
      var index = start
      var isMatch = true
      for byte in needle {
        if index == endIndex { return nil }
        if self[index] != byte {
          isMatch = false
          break
        }
        index = self.index(after: index)
      }
      if isMatch { return start..<index }
      start = self.index(after: start)
    }
  }

  /// Where some bytes last occur.
  func lastRange(of needle: some BidirectionalCollection<UInt8>) -> Range<Index>? {
    var result: Range<Index>?
    var rest = self[...]
    while let range = rest.firstRange(of: needle) {
      result = range
      rest = rest[self.index(after: range.lowerBound)...]
    }
    return result
  }
}
