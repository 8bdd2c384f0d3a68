internal import GoRuntime

/// Walks a document in YAML's everyday block style line by line, without building values.
///
/// It gives up (returns false) at the first thing outside that style, so that what it accepts is a
/// subset of YAML that needs no reader: mappings and sequences by indentation, plain and
/// quoted scalars, literal and folded blocks, flow collections on one line, comments.
struct BlockScanner {
  /// One open collection.
  private struct Level {
    var indent: Int
    var isMapping: Bool
    var section: Section
  }

  /// Which part of the head a collection is.
  private enum Section {
    case root, metadata, annotations, other
  }

  /// The deepest nesting that the quick pass follows.
  private static let deepest = 48

  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  private var levels: [Level] = []
  /// Whether the innermost collection waits for a value on the following lines.
  private var isPending = false
  /// Whether the document's own mapping has begun.
  private var hasRoot = false
  /// What that value would be.
  private var pendingSection = Section.other
  /// What has been found of the head.
  private(set) var head = ManifestHead()

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    levels.reserveCapacity(16)
  }

  /// Reads the whole document; false when it is not certain to be valid.
  mutating func scan() -> Bool {
    while position < bytes.count {
      let start = position
      skipSpaces()
      guard position < bytes.count else { break }
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        position += 1
      case UInt8(ascii: "#"):
        guard skipComment() else { return false }
      default:
        let indent = position - start
        if indent == 0, startsMarker() { return false }
        guard readNode(at: indent, isNested: false) else { return false }
      }
    }
    return !levels.isEmpty
  }

  // MARK: Collections

  /// Reads what stands at the current position: an entry of a sequence or of a mapping.
  private mutating func readNode(at indent: Int, isNested: Bool) -> Bool {
    if bytes[position] == UInt8(ascii: "-"), endsToken(at: position + 1) {
      return readSequenceEntry(at: indent, isNested: isNested)
    }
    if bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: "[") {
      close(deeperThan: indent)
      guard let top = levels.last, isPending, indent > top.indent,
        pendingSection == .other || (pendingSection == .annotations && startsEmptyMapping())
      else { return false }
      isPending = false
      return readScalar(parentIndent: top.indent) != nil
    }
    return readMappingEntry(at: indent, isNested: isNested)
  }

  private mutating func readSequenceEntry(at indent: Int, isNested: Bool) -> Bool {
    if isNested {
      guard push(Level(indent: indent, isMapping: false, section: .other)) else { return false }
    } else {
      close(deeperThan: indent)
      if let top = levels.last {
        if top.isMapping || top.indent != indent {
          // A sequence may stand at its key's own indentation, or deeper.
          guard isPending, pendingSection == .other,
            indent > top.indent || (top.isMapping && indent == top.indent),
            push(Level(indent: indent, isMapping: false, section: .other))
          else { return false }
        }
      } else {
        return false
      }
    }
    let dash = position
    position += 1
    skipSpaces()
    isPending = false
    guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else {
      wait(for: .other)
      return skipLineEnd()
    }
    if bytes[position] == UInt8(ascii: "#") {
      wait(for: .other)
      return skipComment()
    }
    let column = indent + position - dash
    if bytes[position] == UInt8(ascii: "-"), endsToken(at: position + 1) {
      return readNode(at: column, isNested: true)
    }
    if startsMappingEntry() { return readNode(at: column, isNested: true) }
    return readScalar(parentIndent: indent) != nil
  }

  private mutating func readMappingEntry(at indent: Int, isNested: Bool) -> Bool {
    guard let key = readKey() else { return false }
    if isNested {
      guard push(Level(indent: indent, isMapping: true, section: .other)) else { return false }
    } else {
      close(deeperThan: indent)
      if let top = levels.last, !top.isMapping, top.indent == indent {
        levels.removeLast()
        isPending = false
      }
      if let top = levels.last {
        if !top.isMapping || top.indent != indent {
          guard isPending, indent > top.indent,
            push(Level(indent: indent, isMapping: true, section: pendingSection))
          else { return false }
        }
      } else if hasRoot || !push(Level(indent: indent, isMapping: true, section: .root)) {
        return false
      }
    }
    hasRoot = true
    isPending = false
    return readValue(of: key, at: indent)
  }

  private mutating func readValue(of key: Range<Int>, at indent: Int) -> Bool {
    let section = levels.last?.section ?? .other
    skipSpaces()
    guard position < bytes.count, bytes[position] != UInt8(ascii: "\n") else {
      guard open(section, key) else { return false }
      return skipLineEnd()
    }
    if bytes[position] == UInt8(ascii: "#") {
      guard bytes[position - 1] == UInt8(ascii: " "), open(section, key) else { return false }
      return skipComment()
    }
    guard let scalar = readScalar(parentIndent: indent) else { return false }
    return record(scalar, under: key, in: section)
  }

  /// Notes that the value of a key follows on the next lines, or is null.
  private mutating func open(_ section: Section, _ key: Range<Int>) -> Bool {
    guard let field = headField(section, key) else { return false }
    switch field {
    case .metadata:
      // Of two, the last would count, without what the first one set.
      if head.hasMetadata { return false }
      head.hasMetadata = true
      wait(for: .metadata)
    case .annotations:
      if !head.annotations.isEmpty { return false }
      wait(for: .annotations)
    case .none: wait(for: .other)
    // A field of the head that is null, or is no scalar: the full reader knows.
    case .apiVersion, .kind, .name, .annotation: return false
    }
    return true
  }

  private mutating func wait(for section: Section) {
    isPending = true
    pendingSection = section
  }

  private mutating func push(_ level: Level) -> Bool {
    guard levels.count < Self.deepest else { return false }
    levels.append(level)
    return true
  }

  private mutating func close(deeperThan indent: Int) {
    while let top = levels.last, top.indent > indent {
      levels.removeLast()
      isPending = false
    }
  }

  // MARK: The head

  private enum HeadField {
    case none, apiVersion, kind, metadata, name, annotations, annotation
  }

  /// The field that a key names, or nil when only letter case keeps it from being one: Go's JSON
  /// decoder would take it.
  private func headField(_ section: Section, _ key: Range<Int>) -> HeadField? {
    let name: StaticString
    let field: HeadField
    switch (section, key.count) {
    case (.root, 10): (name, field) = ("apiVersion", .apiVersion)
    case (.root, 4): (name, field) = ("kind", .kind)
    case (.root, 8): (name, field) = ("metadata", .metadata)
    case (.metadata, 4): (name, field) = ("name", .name)
    case (.metadata, 11): (name, field) = ("annotations", .annotations)
    case (.annotations, _): return .annotation
    default: return HeadField.none
    }
    guard let isField = UnsafeBufferPointer(rebasing: bytes[key]).isField(name) else { return nil }
    return isField ? field : HeadField.none
  }

  /// Takes a scalar into the head where it belongs there; false when its type is not certain.
  private mutating func record(
    _ scalar: BlockScalar, under key: Range<Int>, in section: Section
  ) -> Bool {
    if section == .other { return true }
    guard let field = headField(section, key) else { return false }
    if field == .none { return true }
    if field == .annotations, scalar.isEmptyMapping(in: bytes) { return true }
    guard field != .metadata, field != .annotations,
      let text = scalar.certainText(in: bytes)
    else { return false }
    switch field {
    case .apiVersion: head.apiVersion = text
    case .kind: head.kind = text
    case .name: head.name = text
    default:
      head.annotations.append((ByteString(UnsafeBufferPointer(rebasing: bytes[key])), text))
    }
    return true
  }
}
