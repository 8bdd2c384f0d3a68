/// Renders template cases in this process.
enum TemplateRenderer {
  /// What one case gives.
  static func render(_ one: TemplateCase) -> Answer {
    .error(Array("the library is not there yet".utf8))
  }
}
