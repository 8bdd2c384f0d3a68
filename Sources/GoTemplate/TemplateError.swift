public import GoRuntime

/// What is wrong with a template: the one error of parsing and executing.
///
/// Its description is Go's text, put together from the fields; other forms are made from the fields
/// too.
public struct TemplateError: Error, Sendable {
  /// The stages that fail.
  public enum Kind: Sendable, Hashable {
    /// The text is not a template.
    case parse
    /// An action failed.
    case execution
    /// There is no template of the name that was asked for.
    case missingTemplate
    /// A limit of `ExecutionLimits` was reached.
    case limit
  }

  /// A place in a template's text.
  public struct Location: Sendable, Hashable {
    /// The name that the text was parsed under.
    public var template: ByteString
    /// The line, from 1.
    public var line: Int
    /// The bytes before the place in its line; nil where Go reports the line alone.
    public var column: Int?

    /// A place.
    public init(template: ByteString, line: Int, column: Int?) {
      self.template = template
      self.line = line
      self.column = column
    }

    /// The place as Go writes it, such as `a.yaml:3:7`.
    public var description: String {
      column.map { "\(template):\(line):\($0)" } ?? "\(template):\(line)"
    }
  }

  private final class Fields: Sendable {
    let kind: Kind
    let message: ByteString
    let location: Location?
    let template: ByteString
    let node: ByteString
    let functionError: CallError?
    let limit: LimitExceeded?

    init(
      kind: Kind, message: ByteString, location: Location?, template: ByteString,
      node: ByteString, functionError: CallError?, limit: LimitExceeded?
    ) {
      self.kind = kind
      self.message = message
      self.location = location
      self.template = template
      self.node = node
      self.functionError = functionError
      self.limit = limit
    }
  }

  private let fields: Fields

  /// An error of the given fields.
  public init(
    _ kind: Kind, _ message: ByteString, at location: Location? = nil,
    template: ByteString = ByteString(), node: ByteString = ByteString(),
    functionError: CallError? = nil, limit: LimitExceeded? = nil
  ) {
    fields = Fields(
      kind: kind, message: message, location: location, template: template, node: node,
      functionError: functionError, limit: limit)
  }

  /// The stage that failed.
  public var kind: Kind { fields.kind }
  /// What is wrong, without place and without the text of `functionError`.
  public var message: ByteString { fields.message }
  /// Where it is; nil when no template was found.
  public var location: Location? { fields.location }
  /// The name of the template that was being executed, which may be defined in another's text.
  public var template: ByteString { fields.template }
  /// The text of the node that failed, as Go prints it.
  public var node: ByteString { fields.node }
  /// What the called function returned as its error.
  public var functionError: CallError? { fields.functionError }

  /// The limit that was reached, if that is what is wrong and the limit can be set.
  public var limit: LimitExceeded? {
    fields.limit ?? functionError?.cause as? LimitExceeded
  }

  /// The error of the template that the failing function executed.
  public var cause: TemplateError? { functionError?.cause as? TemplateError }

  /// This error and those that caused it, outermost first: the stack of includes.
  public var chain: [TemplateError] {
    var chain: [TemplateError] = []
    var current: TemplateError? = self
    while let error = current {
      chain.append(error)
      current = error.cause
    }
    return chain
  }

  /// Go's text.
  public var text: ByteString {
    let output = OutputBuffer()
    for error in chain {
      error.appendOwnText(to: output)
      if let message = error.functionError?.message { output.append(message) }
    }
    return output.string()
  }

  /// Appends the text up to that of the function's error.
  private func appendOwnText(to output: OutputBuffer) {
    if let location {
      output.append("template: ")
      output.append(location.description)
      output.append(": ")
      if kind != .parse {
        output.append("executing ")
        Strconv.quote(template, to: output)
        output.append(" at <")
        output.append(node)
        output.append(">: ")
      }
    }
    output.append(message)
  }
}

extension TemplateError: CustomStringConvertible {
  /// Go's text, with invalid UTF-8 replaced.
  public var description: String { text.text }
}
