internal import GoTemplate

extension ExecutionLimits {
  /// The part of a rendering's limits that is about executing templates.
  init(_ limits: RenderLimits) {
    self.init()
    steps = limits.steps
    templateOutputBytes = limits.templateOutputBytes
    tplDepth = limits.tplDepth
    includeDepth = limits.includeDepth
    wallTime = limits.wallTime
    stringBytes = limits.stringBytes
    listElements = limits.listElements
  }
}
