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
    Function("toYaml", [.any]) { arguments, _, out in
      let start = out.count
      try? YAMLWriter.write(arguments[0], to: out)
      dropLineFeed(out, from: start)
    },
    Function("mustToYaml", [.any]) { arguments, _, out throws(CallError) in
      let start = out.count
      try must { () throws(YAMLError) in try YAMLWriter.write(arguments[0], to: out) }
      dropLineFeed(out, from: start)
    },
    Function("toYamlPretty", [.any]) { arguments, _, out in
      let start = out.count
      try? YAMLWriter.writePretty(arguments[0], to: out)
      dropLineFeed(out, from: start)
    },
    Function("fromYaml", [.string], returns: .map(.any)) { arguments, _ in
      do throws(YAMLError) {
        return .map(try YAMLReader.readMap(arguments.string(0)))
      } catch {
        return .map(ValueMap([("Error", .string(error.message))]))
      }
    },
    Function("fromYamlArray", [.string], returns: .list(.any)) { arguments, _ in
      do throws(YAMLError) {
        return .list(try YAMLReader.readList(arguments.string(0)))
      } catch {
        return .list([.string(error.message)])
      }
    },
  ]

  // MARK: JSON

  private static let json: [Function] = [
    Function("toJson", [.any]) { arguments, _, out in
      try? JSONWriter.write(arguments[0], to: out)
    },
    Function("mustToJson", [.any]) { arguments, _, out throws(CallError) in
      try must { () throws(YAMLError) in try JSONWriter.write(arguments[0], to: out) }
    },
    Function("toPrettyJson", [.any]) { arguments, _, out in
      try? JSONWriter.write(arguments[0], to: out, indent: "  ")
    },
    Function("mustToPrettyJson", [.any]) { arguments, _, out throws(CallError) in
      try must { () throws(YAMLError) in
        try JSONWriter.write(arguments[0], to: out, indent: "  ")
      }
    },
    Function("toRawJson", [.any]) { arguments, _, out throws(CallError) in
      try writeRawJSON(arguments[0], to: out)
    },
    Function("mustToRawJson", [.any]) { arguments, _, out throws(CallError) in
      try writeRawJSON(arguments[0], to: out)
    },
    Function("fromJson", [.string], returns: .map(.any)) { arguments, _ in
      .map(readJSONMap(arguments.string(0)))
    },
    Function("mustFromJson", [.string], returns: .any) { arguments, _ throws(CallError) in
      do throws(YAMLError) {
        return try JSONReader.read(arguments.string(0))
      } catch {
        throw CallError(message: error.message)
      }
    },
    Function("fromJsonArray", [.string], returns: .list(.any)) { arguments, _ in
      .list(readJSONList(arguments.string(0)))
    },
  ]

  // MARK: TOML

  private static let toml: [Function] = [
    Function("toToml", [.any]) { arguments, _, out throws(CallError) in
      do throws(YAMLError) {
        try TOMLWriter.write(arguments[0], to: out)
      } catch {
        // The encoder panics on a missing value, and returns its other errors.
        if case .null = arguments[0] { throw CallError(message: error.message) }
        out.append(error.message)
      }
    },
    Function("mustToToml", [.any]) { arguments, _, out throws(CallError) in
      try must { () throws(YAMLError) in try TOMLWriter.write(arguments[0], to: out) }
    },
    Function("fromToml", [.string], returns: .map(.any)) { arguments, _ in
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
      throw CallError(message: error.message)
    }
  }

  /// Drops the line feed that Helm trims off YAML that was written from a place on.
  private static func dropLineFeed(_ out: OutputBuffer, from start: Int) {
    if out.count > start, out.bytes[out.count - 1] == 0x0A { out.truncate(to: out.count - 1) }
  }

  private static func writeRawJSON(_ value: Value, to out: OutputBuffer) throws(CallError) {
    try must { () throws(YAMLError) in
      try JSONWriter.write(value, to: out, escapeHTML: false)
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
