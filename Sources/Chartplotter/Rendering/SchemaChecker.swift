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
    var faults = ""
    collect(chart, values, limits, &faults)
    guard faults.isEmpty else {
      throw RenderError(
        .schema,
        "values don't meet the specifications of the schema(s) in the following chart(s):\n"
          + faults,
        summary: faults)
    }
  }

  private static func collect(
    _ chart: ChartInstance, _ values: ValueMap, _ limits: RenderLimits, _ faults: inout String
  ) {
    if let fault = chart.source.schema.flatMap({ check(values, by: $0, limits) }) {
      faults += "\(chart.name):\n\(fault)"
    }
    for child in chart.children {
      switch values[child.key] {
      case nil, .null?: continue
      case .map(let map)?: collect(child, map, limits, &faults)
      case let other?:
        faults +=
          "\(child.name):\ninvalid type for values: expected object (map), got "
          + "\(other.typeName)\n"
      }
    }
  }

  /// What a schema has against some values, in Helm's form, or nil.
  private static func check(
    _ values: ValueMap, by schema: CompiledSchema, _ limits: RenderLimits
  ) -> String? {
    do throws(SchemaError) {
      let schema = try schema.compiled(limits)
      // A failure's text ends with a line end, other errors do not.
      return try schema.validate(.map(values)).map { $0.details.text }
    } catch {
      return error.message
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
