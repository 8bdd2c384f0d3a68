public import GoRuntime

extension Regexp {
  /// The text of the leftmost match; nil without one.
  public func find(in text: ByteString) -> ByteString? {
    let text = RegexpText(text)
    var bounds = MatchBounds()
    guard findBounds(in: text, from: 0, groups: 1, into: &bounds) else { return nil }
    return text.part(bounds[0], bounds[1])
  }

  /// The leftmost match and its groups; nil for a group that took no part.
  ///
  /// - Returns: Go's `FindStringSubmatch`, or nil without a match.
  public func findSubmatch(in text: ByteString) -> [ByteString?]? {
    let text = RegexpText(text)
    var bounds = MatchBounds()
    guard findBounds(in: text, from: 0, groups: groupNames.count, into: &bounds) else {
      return nil
    }
    return (0..<groupNames.count).map { group in
      bounds[2 * group] < 0 ? nil : text.part(bounds[2 * group], bounds[2 * group + 1])
    }
  }

  /// The texts of successive matches that don't overlap: Go's `FindAllString`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most matches to return; negative for all.
  ///   - mayGoOn: Is asked before each search, with the bytes ahead; false ends them.
  public func findAll(
    in text: ByteString, limit: Int = -1, mayGoOn: (Int) -> Bool = { _ in true }
  ) -> [ByteString] {
    let text = RegexpText(text)
    var found: [ByteString] = []
    forEachMatch(in: text, limit: limit, mayGoOn) { start, end in
      found.append(text.part(start, end))
    }
    return found
  }

  /// The byte ranges of successive matches that don't overlap: Go's `FindAllStringIndex`.
  ///
  /// - Parameter limit: The most matches to return; negative for all.
  public func findAllRanges(in text: ByteString, limit: Int = -1) -> [Range<Int>] {
    let text = RegexpText(text)
    var found: [Range<Int>] = []
    forEachMatch(in: text, limit: limit, { _ in true }) { start, end in
      found.append(text.originalOffset(start)..<text.originalOffset(end))
    }
    return found
  }

  /// Calls the closure with the bounds of each match; an empty one right behind another is none.
  func forEachMatch(
    in text: RegexpText, limit: Int, _ mayGoOn: (Int) -> Bool, _ body: (Int, Int) -> Void
  ) {
    var bounds = MatchBounds()
    var position = 0
    var count = 0
    var previousEnd = -1
    while position <= text.count, limit < 0 || count < limit, mayGoOn(text.count - position) {
      guard findBounds(in: text, from: position, groups: 1, into: &bounds) else { return }
      let (start, end) = (bounds[0], bounds[1])
      var isAccepted = true
      if end == position {
        if start == previousEnd { isAccepted = false }
        let width = text.width(at: position)
        position = width > 0 ? position + width : text.count + 1
      } else {
        position = end
      }
      previousEnd = end
      if isAccepted {
        body(start, end)
        count += 1
      }
    }
  }

  /// The parts between matches: Go's `Split`.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - limit: The most parts to return, the last one unsplit; negative for all.
  ///   - mayGoOn: Is asked before each search, with the bytes ahead; false ends them.
  /// - Returns: The parts, or nil for a limit of zero.
  public func split(
    _ text: ByteString, limit: Int = -1, mayGoOn: (Int) -> Bool = { _ in true }
  ) -> [ByteString]? {
    if limit == 0 { return nil }
    if !pattern.isEmpty && text.isEmpty { return [ByteString()] }
    let text = RegexpText(text)
    var parts: [ByteString] = []
    var start = 0
    var end = 0
    forEachMatch(in: text, limit: limit, mayGoOn) { matchStart, matchEnd in
      if limit > 0 && parts.count == limit - 1 { return }
      end = matchStart
      if matchEnd != 0 { parts.append(text.part(start, end)) }
      start = matchEnd
    }
    if end != text.count { parts.append(text.part(start, text.count)) }
    return parts
  }
}
