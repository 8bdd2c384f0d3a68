/// Prints outcomes as they come in, and the failures at the end.
///
/// The worker pool delivers one outcome at a time, in order, so nothing here is guarded.
final class SessionReport: @unchecked Sendable {
  private let targets: [RenderTarget]
  private let progress: ProgressLine
  private var failures: [(name: String, fault: String)] = []

  /// A report on some targets.
  init(_ targets: [RenderTarget]) {
    self.targets = targets
    progress = ProgressLine(total: targets.count)
    if let first = targets.first { progress.show(done: 0, next: first.name) }
  }

  /// Prints one outcome.
  func add(_ outcome: TargetOutcome, number: Int) {
    progress.clear()
    if !outcome.output.isEmpty { OutputStream.write(outcome.output, to: OutputStream.output) }
    if let complaint = outcome.complaint { OutputStream.write(complaint) }
    if let failure = outcome.failure { failures.append((targets[number].name, failure)) }
    if number + 1 < targets.count {
      progress.show(done: number + 1, next: targets[number + 1].name)
    }
  }

  /// Lists the failures, if there was more than one target, and returns the exit status.
  func finish() -> Int32 {
    if failures.isEmpty { return 0 }
    if targets.count > 1 {
      var list = "\n\(failures.count) of \(targets.count) failed:\n"
      for failure in failures { list += "  \(failure.name): \(failure.fault)\n" }
      OutputStream.write(EscapedText.escape(list))
    }
    return 1
  }
}
