public import GoRuntime

/// A compiled JSON Schema of draft 4, 6, 7, 2019-09 or 2020-12, as Helm applies
/// `values.schema.json`.
///
/// The rules, the order of failures and all texts are those of
/// `github.com/santhosh-tekuri/jsonschema/v6`, which Helm uses. A schema without `$schema` is read
/// as draft 2020-12. A compiled schema never changes and may be used from several threads.
public struct Schema: Sendable {
  /// The URL under which Helm hands its schema to the library.
  static let helmURL: ByteString = "file:///values.schema.json"

  /// What values are validated by.
  private enum Form {
    case plain(PlainSchema)
    case compiled(SchemaProgram, root: Int32)
  }

  private let form: Form
  private let limits: SchemaLimits

  /// Compiles the text of a schema.
  ///
  /// No file and no network is read: a reference to another document is an error, but for the
  /// meta-schemas of the drafts and, as in Helm, `urn:` references, which allow everything.
  ///
  /// - Parameters:
  ///   - json: the schema's text.
  ///   - limits: what validation may take.
  /// - Throws: the error that Helm shows for the schema, in the same words.
  public init(json: ByteString, limits: SchemaLimits = SchemaLimits()) throws(SchemaError) {
    try self.init(json: json, url: Self.helmURL, documents: [:], limits: limits)
  }

  /// Compiles the text of a schema that stands at a URL and may refer to other documents.
  ///
  /// - Parameters:
  ///   - json: the schema's text.
  ///   - url: where it stands.
  ///   - documents: the texts of the other documents, by their URLs.
  ///   - draft: the draft of a schema without `$schema`.
  ///   - limits: what validation may take.
  init(
    json: ByteString, url: ByteString, documents: [ByteString: ByteString],
    draft: Draft = .standard, limits: SchemaLimits = SchemaLimits()
  ) throws(SchemaError) {
    var parsed: [ByteString: JSONDocument] = [:]
    for (url, text) in documents { parsed[url] = try JSONDocument(parsing: text) }
    parsed[url] = try JSONDocument(parsing: json)
    var compiler = SchemaCompiler(
      loader: SchemaLoader(documents: parsed), standardDraft: draft, limits: limits)
    if let plain = try compiler.plainSchema(url) {
      form = .plain(plain)
    } else {
      let root = try compiler.compile(url)
      form = .compiled(compiler.program(), root: root)
    }
    self.limits = limits
  }

  /// Validates a value.
  ///
  /// - Returns: nil for a valid value, else all that is wrong with it.
  /// - Throws: when the limits are exceeded.
  public func validate(_ value: Value) throws(SchemaError) -> ValidationFailure? {
    let program: SchemaProgram
    let root: Int32
    switch form {
    case .plain(let schema):
      var check = PlainCheck(schema, limits)
      if check.isSurelyValid(value) { return nil }
      (program, root) = try schema.compile(limits)
    case .compiled(let compiled, let first):
      (program, root) = (compiled, first)
    }
    var check = Validator(program: program, limits: limits, isCollecting: false)
    if check.validateRoot(root, value) { return nil }
    if let stop = check.stop { throw stop }
    let failure = try program.failure(of: value, schema: root, meta: nil, limits: limits)
    return failure.map { ValidationFailure($0) }
  }
}

/// All that is wrong with a value.
public struct ValidationFailure: Error, Sendable {
  private let root: Failure

  init(_ root: Failure) { self.root = root }

  /// The library's text: a heading that names the schema, and a line for each failure.
  public var text: ByteString { root.text }

  /// The lines as Helm shows them: without the heading, each with its end.
  ///
  /// Source: `JSONSchemaValidationError.Error` in Helm's pkg/chart/common/util/jsonschema.go.
  public var details: ByteString {
    let text = root.text.bytes
    let end = text.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return ByteString(text[end...] + [UInt8(ascii: "\n")])
  }
}

extension SchemaProgram {
  /// Validates a value and collects what is wrong, below one failure that names the schema.
  ///
  /// - Returns: nil for a valid value.
  /// - Throws: when the limits are exceeded.
  func failure(
    of value: Value, schema: Int32, meta: MetaContext?, limits: SchemaLimits
  ) throws(SchemaError) -> Failure? {
    var validator = Validator(program: self, limits: limits, isCollecting: true)
    validator.meta = meta
    let isValid = validator.validateRoot(schema, value)
    if let stop = validator.stop { throw stop }
    if isValid { return nil }
    var causes = validator.failures
    if causes.count == 1, case .group = causes[0].kind { causes = causes[0].causes }
    return Failure(path: [], kind: .schema(location(of: schema)), causes: causes)
  }
}
