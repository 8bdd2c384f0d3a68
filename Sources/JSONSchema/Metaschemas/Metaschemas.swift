internal import GoRuntime

/// The schemas that schemas themselves must meet, as JSON text.
///
/// They are read only when a schema refers to one, or has a fault that must be put into words.
enum Metaschemas {
  /// The text that a URL under `json-schema.org` stands for, or nil.
  static func text(for url: ByteString) -> ByteString? {
    var path = url.text
    let prefixes = ["http://json-schema.org/", "https://json-schema.org/"]
    for prefix in prefixes where path.hasPrefix(prefix) {
      path.removeFirst(prefix.count)
      return text(path: path).map { ByteString("\($0)") }
    }
    return nil
  }

  private static func text(path: String) -> StaticString? {
    switch path {
    case "schema": draft2020
    case "draft-04/schema": draft4
    case "draft-06/schema": draft6
    case "draft-07/schema": draft7
    case "draft/2019-09/schema": draft2019
    case "draft/2019-09/meta/core": draft2019Core
    case "draft/2019-09/meta/applicator": draft2019Applicator
    case "draft/2019-09/meta/validation": draft2019Validation
    case "draft/2019-09/meta/meta-data": draft2019MetaData
    case "draft/2019-09/meta/format": draft2019Format
    case "draft/2019-09/meta/content": draft2019Content
    case "draft/2020-12/schema": draft2020
    case "draft/2020-12/meta/core": draft2020Core
    case "draft/2020-12/meta/applicator": draft2020Applicator
    case "draft/2020-12/meta/unevaluated": draft2020Unevaluated
    case "draft/2020-12/meta/validation": draft2020Validation
    case "draft/2020-12/meta/meta-data": draft2020MetaData
    case "draft/2020-12/meta/format-annotation": draft2020FormatAnnotation
    case "draft/2020-12/meta/format-assertion": draft2020FormatAssertion
    case "draft/2020-12/meta/content": draft2020Content
    default: nil
    }
  }
}
