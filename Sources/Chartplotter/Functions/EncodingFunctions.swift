internal import GoRuntime
internal import GoTemplate
internal import YAML

/// Helm's functions for YAML, JSON and TOML, and those of Sprig that go with them.
///
/// Those named `to…` and `from…` swallow errors in ways of their own; the `must…` forms fail the
/// template with Go's text. What makes text writes it straight to the output.
enum EncodingFunctions {
  /// The functions, as Helm's engine registers them over Sprig's.
  static let all: [Function] = yaml + json + toml

  // MARK: YAML

  private static let yaml: [Function] = [
    Function("toYaml", [.any]) { arguments, execution, out throws(CallError) in
      let start = out.count
      try mostly { () throws(YAMLError) in
        try YAMLWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
      dropLineFeed(out, from: start)
    },
    Function("mustToYaml", [.any]) { arguments, execution, out throws(CallError) in
      let start = out.count
      try must { () throws(YAMLError) in
        try YAMLWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
      dropLineFeed(out, from: start)
    },
    Function("toYamlPretty", [.any]) { arguments, execution, out throws(CallError) in
      let start = out.count
      try mostly { () throws(YAMLError) in
        try YAMLWriter.writePretty(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
      dropLineFeed(out, from: start)
    },
    Function("fromYaml", [.string], returns: .map(.any)) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      do throws(YAMLError) {
        return .map(try YAMLReader.readMap(arguments.string(0)))
      } catch {
        return .map(ValueMap([("Error", .string(error.message))]))
      }
    },
    Function("fromYamlArray", [.string], returns: .list(.any)) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      do throws(YAMLError) {
        return .list(try YAMLReader.readList(arguments.string(0)))
      } catch {
        return .list([.string(error.message)])
      }
    },
  ]

  // MARK: JSON

  private static let json: [Function] = [
    Function("toJson", [.any]) { arguments, execution, out throws(CallError) in
      try mostly { () throws(YAMLError) in
        try JSONWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
    },
    Function("mustToJson", [.any]) { arguments, execution, out throws(CallError) in
      try must { () throws(YAMLError) in
        try JSONWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
    },
    Function("toPrettyJson", [.any]) { arguments, execution, out throws(CallError) in
      try mostly { () throws(YAMLError) in
        try JSONWriter.write(
          arguments[0], to: out, indent: "  ", limit: execution.limits.stringBytes)
      }
    },
    Function("mustToPrettyJson", [.any]) { arguments, execution, out throws(CallError) in
      try must { () throws(YAMLError) in
        try JSONWriter.write(
          arguments[0], to: out, indent: "  ", limit: execution.limits.stringBytes)
      }
    },
    Function("toRawJson", [.any]) { arguments, execution, out throws(CallError) in
      try writeRawJSON(arguments[0], to: out, execution)
    },
    Function("mustToRawJson", [.any]) { arguments, execution, out throws(CallError) in
      try writeRawJSON(arguments[0], to: out, execution)
    },
    Function("fromJson", [.string], returns: .map(.any)) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      return .map(readJSONMap(arguments.string(0)))
    },
    Function("mustFromJson", [.string], returns: .any) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      do throws(YAMLError) {
        return try JSONReader.read(arguments.string(0))
      } catch {
        throw CallError(message: error.message)
      }
    },
    Function("fromJsonArray", [.string], returns: .list(.any)) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      return .list(readJSONList(arguments.string(0)))
    },
  ]

  // MARK: TOML

  private static let toml: [Function] = [
    Function("toToml", [.any]) { arguments, execution, out throws(CallError) in
      do throws(YAMLError) {
        try TOMLWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      } catch {
        // The encoder panics on a missing value, and returns its other errors.
        if case .null = arguments[0] { throw failure(error) }
        if error.limit != nil { throw failure(error) }
        out.append(error.message)
      }
    },
    Function("mustToToml", [.any]) { arguments, execution, out throws(CallError) in
      try must { () throws(YAMLError) in
        try TOMLWriter.write(arguments[0], to: out, limit: execution.limits.stringBytes)
      }
    },
    Function("fromToml", [.string], returns: .map(.any)) {
      arguments, execution throws(CallError) in
      try chargeReading(arguments.string(0), execution)
      do throws(YAMLError) {
        return .map(try TOMLReader.read(arguments.string(0)))
      } catch {
        return .map(ValueMap([("Error", .string(error.message))]))
      }
    },
  ]

  // MARK: Writing

  /// Fails the template with a writer's error.
  private static func must(_ write: () throws(YAMLError) -> Void) throws(CallError) {
    do throws(YAMLError) {
      try write()
    } catch {
      throw failure(error)
    }
  }

  /// Overlooks a writer's error, but for a limit that was reached.
  private static func mostly(_ write: () throws(YAMLError) -> Void) throws(CallError) {
    do throws(YAMLError) {
      try write()
    } catch {
      if error.limit != nil { throw failure(error) }
    }
  }

  private static func failure(_ error: YAMLError) -> CallError {
    CallError(message: error.message, cause: error.limit)
  }

  /// Counts the text that is about to be read: values take many times the memory of their text.
  private static func chargeReading(
    _ text: ByteString, _ execution: Execution
  ) throws(CallError) {
    try execution.charge(text.count * 4)
  }

  /// Drops the line feed that Helm trims off YAML that was written from a place on.
  private static func dropLineFeed(_ out: OutputBuffer, from start: Int) {
    if out.count > start, out.bytes[out.count - 1] == 0x0A { out.truncate(to: out.count - 1) }
  }

  private static func writeRawJSON(
    _ value: Value, to out: OutputBuffer, _ execution: Execution
  ) throws(CallError) {
    try must { () throws(YAMLError) in
      try JSONWriter.write(
        value, to: out, escapeHTML: false, limit: execution.limits.stringBytes)
    }
  }

  // MARK: Reading

  /// Reads a map; an error becomes an entry beside what could be read.
  private static func readJSONMap(_ text: ByteString) -> ValueMap {
    do throws(YAMLError) {
      let (value, error) = try JSONReader.readKeepingValue(text)
      switch value {
      case .map(let map):
        if let error { map["Error"] = .string(error.message) }
        return map
      case .null where error == nil: return ValueMap(type: .nilAny)
      default:
        let mismatch = JSONReader.mismatch(value, "map[string]interface {}")
        return ValueMap([("Error", .string((error ?? mismatch).message))])
      }
    } catch {
      return ValueMap([("Error", .string(error.message))])
    }
  }

  /// Reads a list; an error becomes the only element.
  private static func readJSONList(_ text: ByteString) -> List {
    do throws(YAMLError) {
      let (value, error) = try JSONReader.readKeepingValue(text)
      if let error { return List([.string(error.message)]) }
      switch value {
      case .list(let list): return list
      case .null: return List([], type: .nilAny)
      default: return List([.string(JSONReader.mismatch(value, "[]interface {}").message)])
      }
    } catch {
      return List([.string(error.message)])
    }
  }
}
