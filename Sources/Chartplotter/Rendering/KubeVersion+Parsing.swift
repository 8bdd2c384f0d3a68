extension KubeVersion {
  init(parsing text: String) throws(RenderError) {
    self.init(version: text, normalized: text, major: "", minor: "")
  }
}
