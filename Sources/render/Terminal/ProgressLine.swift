/// A line on a terminal that says how far a run over several charts has come.
struct ProgressLine {
  private let total: Int
  private let isShown: Bool

  /// A line for some charts; shown when standard error is a terminal and there is more than one.
  init(total: Int) {
    self.total = total
    isShown = total > 1 && OutputStream.isTerminal(OutputStream.errors)
  }

  /// Shows how many are done and which one comes next.
  func show(done: Int, next: String) {
    guard isShown else { return }
    OutputStream.write("\r\u{1B}[K[\(done)/\(total)] \(EscapedText.escape(next))")
  }

  /// Takes the line away, so that other text can be printed.
  func clear() {
    guard isShown else { return }
    OutputStream.write("\r\u{1B}[K")
  }
}
