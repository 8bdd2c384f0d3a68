internal import GoRuntime
internal import YAML

/// Reads files that the caller names: values, and what `--set-file` points at.
enum ValuesFile {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The path; `-` is standard input.
  ///   - limit: The most bytes it may have.
  /// - Throws: Go's text when it cannot be read, and a refusal of URLs.
  static func read(_ path: String, limit: Int) throws(RenderError) -> ByteString {
    let content: ByteString?
    do throws(SystemError) {
      if trimmingGoSpace(path) == "-" {
        content = try readStandardInput(limit: limit)
      } else {
        for scheme in ["http://", "https://", "oci://"] where path.hasPrefix(scheme) {
          throw SystemError(operation: "open", path: path, code: 0)
        }
        content = try readWholeFile(path, limit: limit)
      }
    } catch {
      if error.code == 0 {
        throw RenderError(.file, "\(path) is a URL, and nothing is read from the network")
      }
      throw RenderError(.file, error.text, at: .init(file: path))
    }
    guard let content else {
      throw .exceeding(
        "chartBytes", limit, "file \(quoted(path)) is larger than the maximum size \(limit)")
    }
    return content
  }

  /// The values of a file: its documents, later ones merged over earlier ones.
  ///
  /// - Parameters:
  ///   - text: The file's content.
  ///   - limits: The bounds on YAML.
  /// - Throws: What Helm's `LoadValues` says.
  static func parse(_ text: ByteString, limits: RenderLimits) throws(ValuesFault) -> ValueMap {
    var values: ValueMap?
    let yamlLimits = YAMLLimits(limits)
    let (documents, problem) = ValuesDocuments.split(text)
    for document in documents {
      let map: ValueMap
      do throws(YAMLError) {
        map = try YAMLReader.readFile(document, limits: yamlLimits)
      } catch {
        throw ValuesFault(step: "cannot unmarshal yaml document", cause: error)
      }
      if let earlier = values { earlier.mergeOver(map) } else { values = map }
    }
    if let problem {
      throw ValuesFault(
        step: "error reading yaml document", cause: YAMLError(ByteString(problem)))
    }
    let result = values ?? ValueMap()
    result.type = .any
    return result
  }
}

/// Why a values file holds no values: what Helm was doing, and what it met.
struct ValuesFault: Error {
  /// What Helm was doing, in its words.
  var step: String
  /// What it met.
  var cause: YAMLError

  /// The text of Helm's error.
  var message: String { "\(step): \(cause.message)" }
}

extension ValueMap {
  /// Merges another map into this one: maps merge, everything else replaces.
  func mergeOver(_ other: ValueMap) {
    for (key, value) in other {
      if case .map(let new) = value, case .map(let old)? = self[key] {
        old.mergeOver(new)
      } else {
        set(key, value)
      }
    }
  }
}
