internal import GoTemplate

extension ExecutionLimits {
  /// The part of a rendering's limits that is about executing templates.
  init(_ limits: RenderLimits) {
    self.init()
    steps = limits.steps
    outputBytes = limits.outputBytes
    stringBytes = limits.stringBytes
    listElements = limits.listElements
  }
}
