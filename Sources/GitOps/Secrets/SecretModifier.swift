internal import Crypto
internal import GoRuntime
internal import YAML

/// What a placeholder asks to be done with a secret's value before it stands in the manifest.
enum SecretModifier {
  /// Applies modifiers in order.
  ///
  /// - Throws: `GitOpsError` when one is unknown, lacks its argument or does not fit the value.
  static func apply(
    _ modifiers: [String], to value: Value, of placeholder: Placeholder
  ) throws(GitOpsError) -> Value {
    var value = value
    for modifier in modifiers {
      let words = modifier.split(separator: " ", maxSplits: 1).map(\.trimmed)
      let argument = words.count > 1 ? words[1] : ""
      guard let name = words.first else { continue }
      guard let result = try apply(name, argument, to: value) else {
        throw GitOpsError("\(placeholder.description): \(fault(name, argument))")
      }
      value = result
    }
    return value
  }

  /// The result of one modifier; nil when it does not fit.
  private static func apply(
    _ name: String, _ argument: String, to value: Value
  ) throws(GitOpsError) -> Value? {
    switch name {
    case "base64encode":
      return .string(ByteString(Base64.encode(text(of: value).bytes)))
    case "base64decode":
      return Base64.decode(text(of: value).bytes).map { .string(ByteString($0)) }
    case "sha256sum":
      let digest = SHA256.hash(data: text(of: value).bytes)
      let digits = Array("0123456789abcdef".utf8)
      var hex: [UInt8] = []
      for byte in digest { hex += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
      return .string(ByteString(hex))
    case "indent":
      guard let width = Int(argument), (0...1000).contains(width) else { return nil }
      return .string(indent(text(of: value), by: width))
    case "jsonParse", "yamlParse":
      return try? YAMLReader.read(text(of: value))
    case "jsonPath":
      return JSONPath(argument)?.value(in: value)
    default:
      return nil
    }
  }

  private static func fault(_ name: String, _ argument: String) -> String {
    let known = [
      "base64encode", "base64decode", "sha256sum", "indent", "jsonParse", "yamlParse", "jsonPath",
    ]
    return known.contains(name)
      ? "modifier \(name) does not fit the value or its argument \"\(argument)\""
      : "unknown modifier \(name); known are \(known.joined(separator: ", "))"
  }

  /// Puts spaces before every line but the first, as the plugin does.
  private static func indent(_ text: ByteString, by width: Int) -> ByteString {
    var indented: [UInt8] = []
    for byte in text.bytes {
      indented.append(byte)
      if byte == UInt8(ascii: "\n") {
        indented += [UInt8](repeating: UInt8(ascii: " "), count: width)
      }
    }
    return ByteString(indented)
  }

  /// A value as the text that replaces a placeholder: strings as they are, the rest as JSON.
  static func text(of value: Value) -> ByteString {
    switch value {
    case .string(let text): return text
    case .map, .list:
      let output = OutputBuffer()
      do {
        try JSONWriter.write(value, to: output)
        return output.string()
      } catch {
        return ByteString()
      }
    default:
      let output = OutputBuffer()
      Fmt.append(value, to: output)
      return output.string()
    }
  }
}

/// A path into a value: `{.a.b[0]}`, the part of Kubernetes' JSONPath that secrets need.
struct JSONPath {
  private enum Step {
    case key(ByteString)
    case index(Int)
  }

  private var steps: [Step] = []

  /// Reads a path; nil when it uses more than fields and indexes.
  init?(_ text: String) {
    var text = Substring(text)
    if text.first == "{", text.last == "}" { text = text.dropFirst().dropLast() }
    if text.first == "$" { text = text.dropFirst() }
    while let first = text.first {
      text.removeFirst()
      if first == "." {
        let key = text.prefix { $0 != "." && $0 != "[" }
        text = text.dropFirst(key.count)
        if key.isEmpty { continue }
        steps.append(.key(ByteString(key)))
      } else if first == "[", let end = text.firstIndex(of: "]") {
        let inner = text[..<end]
        text = text[text.index(after: end)...]
        if let index = Int(inner) {
          steps.append(.index(index))
        } else if inner.count >= 2, let quote = inner.first, quote == "'" || quote == "\"" {
          steps.append(.key(ByteString(inner.dropFirst().dropLast())))
        } else {
          return nil
        }
      } else {
        return nil
      }
    }
  }

  /// The value that the path leads to, or nil.
  func value(in root: Value) -> Value? {
    var value = root
    for step in steps {
      switch step {
      case .key(let key):
        guard let next = value.map?[key] else { return nil }
        value = next
      case .index(let index):
        guard let elements = value.elements, elements.indices.contains(index) else { return nil }
        value = elements[index]
      }
    }
    return value
  }
}
