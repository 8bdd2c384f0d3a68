internal import GoRuntime
internal import GoTemplate

/// What functions cost beyond the step of their call.
extension Execution {
  /// Go's `reflect.DeepEqual`, each pair of values at the cost of a step.
  func areDeeplyEqual(_ left: Value, _ right: Value) throws(CallError) -> Bool {
    let allowed = remainingSteps
    var steps = allowed
    let areEqual = left.isDeeplyEqual(to: right, steps: &steps)
    try charge(allowed - steps)
    return areEqual
  }

  /// Counts the memory of a new dictionary.
  func chargeMap(entries: Int) throws(CallError) { try charge(16 + 4 * entries) }

  /// Counts a search in a text by a pattern, which may read all of it more than once.
  func chargeSearch(in text: ByteString) throws(CallError) { try charge(text.count >> 5) }

  /// Counts one of several searches in a text, and looks at the clock now and then: a pattern can
  /// make each of them read on to the end.
  ///
  /// - Parameter ahead: How many bytes it may read.
  /// - Returns: Whether no limit is reached; `charge` says which one.
  func mayGoOnSearching(_ ahead: Int) -> Bool {
    do throws(CallError) {
      try charge(1 + ahead >> 16)
      return true
    } catch {
      return false
    }
  }

  /// Counts a secret, which takes long by design.
  func charge(_ secret: SlowSecret) throws(CallError) { try charge(secret.rawValue) }
}
