internal import GoRuntime
internal import GoTemplate

/// Helm's functions that execute templates, stop a rendering, or ask a cluster or the network.
enum TemplateFunctions {
  /// Every function of the category.
  static let all: [Function] = [
    Function(
      "include", [.string, .any],
      emits: { arguments, execution, _ throws(CallError) in
        try include(arguments.string(0), arguments[1], execution)
      }),
    Function(
      "tpl", [.string, .any],
      emits: { arguments, execution, output throws(CallError) in
        try expand(arguments.string(0), arguments[1], execution, output)
      }),
    Function("required", [.string, .any], returns: .any) { arguments, _ throws(CallError) in
      switch arguments[1] {
      case .null, .invalid: throw failure(arguments.string(0))
      case .string(let text) where text.isEmpty: throw failure(arguments.string(0))
      default: return arguments[1]
      }
    },
    Function("fail", [.string], returns: .string) { arguments, _ throws(CallError) in
      throw failure(arguments.string(0))
    },
    // Without a cluster Helm finds nothing, too.
    Function("lookup", [.string, .string, .string, .string], returns: .map(.any)) { _, _ in
      .map(ValueMap())
    },
    // Names are looked up only where that is enabled, as in Helm.
    Function("getHostByName", [.string], returns: .string) { _, _ in .string(ByteString()) },
  ]

  private static func failure(_ message: ByteString) -> CallError {
    CallError(message: message, cause: ChartFailure(message: message))
  }

  private static func include(
    _ name: ByteString, _ data: Value, _ execution: Execution
  ) throws(CallError) {
    let limit = execution.limits.includeDepth
    let isExecuted: Bool
    do throws(TemplateError) {
      isExecuted = try execution.execute(name, data, maximumNesting: limit)
    } catch {
      throw CallError(message: ByteString(), cause: error)
    }
    if !isExecuted {
      throw CallError(
        message: ByteString(
          "rendering template has a nested reference name: \(name): unable to execute template"),
        cause: LimitExceeded("includeDepth", limit))
    }
  }

  private static func expand(
    _ text: ByteString, _ data: Value, _ execution: Execution, _ output: OutputBuffer
  ) throws(CallError) {
    let start = output.count
    do throws(TemplateError) {
      try execution.expand(text, data)
    } catch {
      let message = OutputBuffer()
      message.append(
        error.kind == .parse
          ? "cannot parse template " : "error during tpl function execution for ")
      Strconv.quote(text, to: message)
      message.append(": ")
      throw CallError(message: message.string(), cause: error)
    }
    output.removeNoValue(from: start)
  }
}

/// What `fail` and `required` stop a rendering with: the chart's own words.
struct ChartFailure: Error {
  /// The words.
  let message: ByteString
}
