/// Counts the outcomes, prints those that differ and keeps every answer that is asked for.
///
/// The pool delivers one outcome at a time, so nothing here is guarded.
final class Tally: @unchecked Sendable {
  private(set) var passed = 0
  private(set) var failed = 0
  private let showsDifferences: Bool
  private let emitted: Int32?

  /// A tally that writes answers to a file, if one is named.
  init(emit path: String?, showsDifferences: Bool) throws(CommandFailure) {
    self.showsDifferences = showsDifferences
    guard let path else {
      emitted = nil
      return
    }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw CommandFailure("\(path): \(String(cString: strerror(errno)))") }
    emitted = descriptor
  }

  deinit {
    if let emitted { close(emitted) }
  }

  /// Takes one outcome in.
  func add(_ outcome: Outcome) {
    if let emitted { FileText.write(outcome.actual.line(id: outcome.id), to: emitted) }
    guard let difference = outcome.difference else {
      passed += 1
      return
    }
    failed += 1
    show("\(outcome.id)\n\(showsDifferences ? difference : "")")
  }

  /// Prints the closing line.
  func finish() { show("\(passed) passed, \(failed) failed\n") }

  private func show(_ text: String) { FileText.write(Array(text.utf8), to: 1) }
}
