internal import GoRuntime
internal import JSONSchema
internal import Synchronization

/// Checks coalesced values by the schemas of a chart and its subcharts.
enum SchemaChecker {
  /// Checks the values of a tree of charts.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - values: Its coalesced values.
  ///   - limits: The bounds on validating.
  /// - Throws: `RenderError` with Helm's text, about all charts at once.
  static func check(
    _ chart: ChartInstance, _ values: ValueMap, limits: RenderLimits
  ) throws(RenderError) {
    var faults = Faults()
    collect(chart, values, limits, &faults)
    guard faults.text.isEmpty else {
      throw RenderError(
        .schema,
        "values don't meet the specifications of the schema(s) in the following chart(s):\n"
          + faults.text,
        summary: faults.text, limit: faults.limit)
    }
  }

  /// What all schemas have against the values, and the first limit that one reached.
  private struct Faults {
    var text = ""
    var limit: RenderError.Limit?
  }

  private static func collect(
    _ chart: ChartInstance, _ values: ValueMap, _ limits: RenderLimits, _ faults: inout Faults
  ) {
    if let schema = chart.source.schema {
      do throws(SchemaError) {
        // A failure's text ends with a line end, other errors do not.
        if let failure = try schema.compiled(limits).validate(.map(values)) {
          faults.text += "\(chart.name):\n\(failure.details.text)"
        }
      } catch {
        faults.text += "\(chart.name):\n\(error.message)"
        faults.limit = faults.limit ?? error.limit.map(RenderError.Limit.init)
      }
    }
    for child in chart.children {
      switch values[child.key] {
      case nil, .null?: continue
      case .map(let map)?: collect(child, map, limits, &faults)
      case let other?:
        faults.text +=
          "\(child.name):\ninvalid type for values: expected object (map), got "
          + "\(other.typeName)\n"
      }
    }
  }
}

/// The schema of a chart, compiled once it is needed.
final class CompiledSchema: Sendable {
  private let text: ByteString
  private let result = Mutex<Result<Schema, SchemaError>?>(nil)

  /// A schema by its text.
  init(_ text: ByteString) { self.text = text }

  /// The compiled schema.
  ///
  /// - Throws: `SchemaError` when the text is no schema.
  func compiled(_ limits: RenderLimits) throws(SchemaError) -> Schema {
    let result = result.withLock { result in
      if let known = result { return known }
      let new: Result<Schema, SchemaError>
      do throws(SchemaError) {
        new = .success(
          try Schema(
            json: text,
            limits: SchemaLimits(depth: limits.schemaDepth, steps: limits.schemaSteps)))
      } catch {
        new = .failure(error)
      }
      result = new
      return new
    }
    return try result.get()
  }
}
