internal import GoRuntime
internal import YAML

/// `.Files`: the files of a chart, by name.
final class FilesObject: GoObject, @unchecked Sendable {
  /// The files, in order of their names.
  private let files: [ChartFile]

  /// The files in any order; of two with one name the later wins.
  init(_ files: [ChartFile]) {
    if zip(files, files.dropFirst()).allSatisfy({ $0.name < $1.name }) {
      self.files = files
      return
    }
    let sorted = files.enumerated().sorted { left, right in
      left.element.name == right.element.name
        ? left.offset < right.offset : left.element.name < right.element.name
    }
    var unique: [ChartFile] = []
    for (_, file) in sorted {
      if unique.last?.name == file.name { unique.removeLast() }
      unique.append(file)
    }
    self.files = unique
  }

  private init(sorted files: [ChartFile]) { self.files = files }

  override var kind: Kind { .map }
  override var typeName: String { "engine.files" }
  override var isTrue: Bool { !files.isEmpty }

  /// The files as Go's `map[string][]byte`.
  override var underlying: Value? {
    let map = ValueMap(capacity: files.count)
    for file in files { map.set(file.name, Self.byteList(file.data)) }
    return .map(map)
  }

  /// The files as JSON shows them: base64 texts.
  override var encoded: Value? {
    let map = ValueMap(capacity: files.count)
    for file in files { map.set(file.name, .string(Base64Text.encode(file.data))) }
    return .map(map)
  }

  /// A file's bytes; none where there is no file, as Go's map of bytes gives its zero value.
  override func field(_ name: ByteString) -> Value? {
    Self.byteList(content(name) ?? ByteString())
  }

  override func method(_ name: ByteString) -> GoMethod? {
    switch name {
    case "Get":
      GoMethod(parameters: [.string]) { [self] arguments throws(CallError) in
        .string(content(Self.text(arguments)) ?? ByteString())
      }
    case "GetBytes":
      GoMethod(parameters: [.string]) { [self] arguments throws(CallError) in
        Self.byteList(content(Self.text(arguments)) ?? ByteString())
      }
    case "Glob":
      GoMethod(parameters: [.string]) { [self] arguments throws(CallError) in
        let pattern = FileGlob(Self.text(arguments)) ?? FileGlob.everything
        return .object(FilesObject(sorted: files.filter { pattern.matches($0.name) }))
      }
    case "Lines":
      GoMethod(parameters: [.string]) { [self] arguments throws(CallError) in
        .list(List(Self.lines(content(Self.text(arguments)) ?? ByteString()), type: .strings))
      }
    case "AsConfig":
      GoMethod { [self] _ throws(CallError) in .string(asYAML { $0 }) }
    case "AsSecrets":
      GoMethod { [self] _ throws(CallError) in .string(asYAML(Base64Text.encode)) }
    default: nil
    }
  }

  private static func text(_ arguments: [Value]) -> ByteString {
    if case .string(let text)? = arguments.first { return text }
    return ByteString()
  }

  private func content(_ name: ByteString) -> ByteString? {
    var low = 0
    var high = files.count
    while low < high {
      let middle = (low + high) / 2
      if files[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < files.count && files[low].name == name ? files[low].data : nil
  }

  private static func byteList(_ data: ByteString) -> Value {
    data.withBytes { bytes in
      .list(List(bytes.map { .integer(Int64($0), .uint8) }, type: .bytes))
    }
  }

  private static func lines(_ data: ByteString) -> [Value] {
    if data.isEmpty { return [] }
    let newline = UInt8(ascii: "\n")
    let end = data[data.count - 1] == newline ? data.count - 1 : data.count
    var lines: [Value] = []
    var start = 0
    return data.withBytes { bytes in
      for index in 0..<end where bytes[index] == newline {
        lines.append(.string(data[start..<index]))
        start = index + 1
      }
      lines.append(.string(data[start..<end]))
      return lines
    }
  }

  /// The files' base names and contents as YAML, without a line end at its end.
  private func asYAML(_ transform: (ByteString) -> ByteString) -> ByteString {
    let map = ValueMap(capacity: files.count, type: .strings)
    for file in files {
      map.set(file.name.lastPathElement, .string(transform(file.data)))
    }
    let buffer = OutputBuffer()
    do { try YAMLWriter.write(.map(map), to: buffer) } catch { return ByteString() }
    if buffer.count > 0, buffer.bytes[buffer.count - 1] == UInt8(ascii: "\n") {
      buffer.truncate(to: buffer.count - 1)
    }
    return buffer.string()
  }
}
