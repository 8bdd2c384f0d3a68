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

  /// Counts a key or a hash of a password, which take a tenth of a second by design.
  func chargeSlowSecret() throws(CallError) { try charge(250_000) }
}
