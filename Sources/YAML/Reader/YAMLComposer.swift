import GoRuntime

/// Builds the value of a text's first document from its events.
///
/// Go gets to the same value in four passes (a tree of nodes, decoding, conversion to JSON, parsing
/// of that JSON), each with errors of its own, and a fault of the grammar anywhere comes before them
/// all. Here all is done in one pass, so faults of the later passes are noted and reported at the end.
struct YAMLComposer: ~Copyable {
  var parser: YAMLParser
  let limits: YAMLLimits
  let mode: Mode

  /// What becomes of go-yaml's types.
  enum Mode {
    /// All numbers become floats, and keys strings.
    case values
    /// Integers stay integers, for the writer and for decoding into texts.
    case typed
    /// Integers stay, and keys become Go's syntax, for an error that shows them.
    case describing
  }

  /// Whether an error will show the values.
  var isDescribing: Bool { mode == .describing }

  /// The open collections.
  var frames: [YAMLFrame] = []
  /// The elements and entries of the open collections, outer ones first.
  var values: [Value] = []
  /// The keys of the open mappings' entries; a sequence's elements have none.
  var keys: [ByteString] = []
  /// The entries that merge keys have made maps of already, by their frames' places.
  var mergedMaps: [Int: ValueMap] = [:]
  /// Keys that JSON cannot have, by their frames' places.
  var badKeys: [Int: Value] = [:]
  /// The marks of the open collections, if recorded.
  var openMarks: [YAMLMarks] = []
  var anchors = YAMLAnchors()
  /// The root value, once complete.
  var root = Value.null
  /// What Go's decoder would have failed with first.
  var decodingError: String?
  /// What Go's conversion to JSON would have failed with first.
  var conversionError: String?
  /// Whether an error must show a value, so that the text has to be read again for describing.
  var mustDescribe = false
  /// Whether a number occurred that JSON has no form for.
  var hasNonFinite = false

  /// How many nodes go-yaml would have decoded so far, and how many of them through aliases.
  var decodedNodes = 0
  var aliasedNodes = 0

  /// Where entries stand, if recorded.
  let marks: YAMLMarks?

  /// A composer for a text.
  init(
    _ source: YAMLSource, limits: YAMLLimits, marks: YAMLMarks? = nil, mode: Mode = .values
  ) {
    parser = YAMLParser(source, depthLimit: limits.depth)
    self.limits = limits
    self.marks = marks
    self.mode = mode
    frames.reserveCapacity(16)
    values.reserveCapacity(64)
    keys.reserveCapacity(64)
  }

  /// Reads the first document; false when there is none.
  mutating func compose() throws(YAMLFailure) -> Bool {
    _ = try parser.next()
    guard try parser.next().kind == .documentStart else { return false }
    while true {
      let event = try parser.next()
      switch event.kind {
      case .scalar: try composeScalar(event)
      case .mappingStart: try open(event, isMapping: true)
      case .sequenceStart: try open(event, isMapping: false)
      case .mappingEnd, .sequenceEnd: close()
      case .alias: try composeAlias(event)
      default: return true
      }
      guard decodedNodes &- aliasedNodes <= limits.nodes else {
        throw .tooManyNodes(limits.nodes, line: event.line)
      }
    }
  }

  /// Notes an error of Go's decoder; the first one counts.
  mutating func failDecoding(_ problem: String) {
    if decodingError == nil { decodingError = "yaml: \(problem)" }
  }

  // MARK: Scalars

  private mutating func composeScalar(_ event: YAMLEvent) throws(YAMLFailure) {
    let text = parser.scanner.text(event.text)
    let isAnchored = event.anchor.count > 0
    if isAnchored { anchors.define(anchorName(event.anchor), isMapping: false) }
    let top = frames.count &- 1
    if top >= 0, frames[top].isAwaitingKey, event.isImplicit || event.tag == .merge,
      text.count == 2, text[0] == 0x3C, text[1] == 0x3C
    {
      frames[top].step = .mergedValue
      return
    }
    decodedNodes &+= 1
    var value: Value
    if top >= 0, frames[top].isMerging || frames[top].isMergeSequence {
      // A scalar is no map, whatever it means; go-yaml does not look.
      value = .null
    } else if event.tag == .none, !event.isImplicit {
      value = .string(ByteString(text))
    } else if event.tag == .none {
      value = self.value(YAMLResolution(text), text, isAnchored: isAnchored)
    } else if event.tag == .binary {
      value = decodeBase64(text)
    } else if let resolution = YAMLResolution(text, tag: event.tag) {
      value = self.value(resolution, text, isAnchored: isAnchored)
    } else {
      let found = YAMLResolution(text).tag
      failDecoding(
        "cannot decode \(found.name) `\(String(decoding: text, as: UTF8.self))` as a "
          + event.tag.name)
      value = .null
    }
    if isAnchored {
      anchors.finishLast(value, nodes: 1)
      value = reread(value)
    }
    add(value, event)
  }

  /// A scalar that an alias stands for, as it is read in this place.
  private mutating func reread(_ value: Value) -> Value {
    switch value {
    case .integer(let integer, .uint64) where !keepsIntegers:
      return .float(Double(UInt64(bitPattern: integer)))
    case .integer(let integer, _) where !keepsIntegers: return .float(Double(integer))
    default: return value.deepCopy()
    }
  }

  /// The value of a resolved scalar.
  @inline(__always)
  private mutating func value(
    _ resolution: YAMLResolution, _ text: UnsafeBufferPointer<UInt8>, isAnchored: Bool
  ) -> Value {
    switch resolution {
    case .string, .timestamp: return .string(ByteString(text))
    case .null: return .null
    case .bool(let value): return .bool(value)
    case .int(let value):
      return keepsIntegers || isAnchored ? .int(Int(value)) : .float(Double(value))
    case .unsigned(let value):
      return keepsIntegers || isAnchored
        ? .integer(Int64(bitPattern: value), .uint64) : .float(Double(value))
    case .float(let value):
      if !value.isFinite, !isKeyNext { hasNonFinite = true }
      return .float(value)
    }
  }

  /// Whether the next value is a mapping's key.
  @inline(__always)
  private var isKeyNext: Bool {
    let top = frames.count &- 1
    return top >= 0 && frames[top].isAwaitingKey
  }

  /// Whether integers stay what they are, because a key's text depends on it.
  private var keepsIntegers: Bool { mode != .values || isKeyNext }

  private mutating func decodeBase64(_ text: UnsafeBufferPointer<UInt8>) -> Value {
    guard let bytes = Base64.decode(text) else {
      failDecoding("!!binary value contains invalid base64 data")
      return .null
    }
    return .string(UTF8Text.repaired(bytes))
  }

  /// The name of an anchor.
  private func anchorName(_ span: YAMLSpan) -> ByteString { ByteString(parser.scanner.text(span)) }

  // MARK: Collections

  private mutating func open(_ event: YAMLEvent, isMapping: Bool) throws(YAMLFailure) {
    guard frames.count < limits.depth else {
      throw .tooDeep(limits.depth, line: event.line)
    }
    var frame = YAMLFrame(
      isMapping: isMapping, firstValue: values.count, firstKey: keys.count)
    if event.anchor.count > 0 {
      frame.anchor = anchors.define(anchorName(event.anchor), isMapping: isMapping)
    }
    // Go does not count the sequence of a merge key, only the mappings in it.
    let top = frames.count &- 1
    frame.isMergeSequence = !isMapping && top >= 0 && frames[top].isMerging
    if !frame.isMergeSequence { decodedNodes &+= 1 }
    frame.firstNode = decodedNodes &- 1
    if let marks { openMarks.append(frames.isEmpty ? marks : YAMLMarks()) }
    frame.line = event.line
    frame.column = event.column
    frames.append(frame)
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    let value: Value
    if frame.isMapping {
      value = .map(takeEntries(of: frame, at: frames.count))
    } else {
      value = .list(Array(values[frame.firstValue...]))
      values.removeLast(values.count &- frame.firstValue)
    }
    if frame.anchor >= 0 {
      anchors.finish(frame.anchor, value, nodes: decodedNodes &- frame.firstNode)
    }
    let event = YAMLEvent(
      kind: frame.isMapping ? .mappingStart : .sequenceStart, line: frame.line,
      column: frame.column)
    add(value, event, marks: openMarks.popLast())
  }

  // MARK: Aliases

  private mutating func composeAlias(_ event: YAMLEvent) throws(YAMLFailure) {
    let name = anchorName(event.text)
    guard let anchor = anchors[name] else {
      throw YAMLFailure(problem: "unknown anchor '\(name)' referenced", stage: .reader)
    }
    decodedNodes &+= 1
    guard let target = anchor.value else {
      let top = frames.count &- 1
      if top >= 0, frames[top].isMerging, !anchor.isMapping {
        failDecoding(Self.mergeProblem)
      } else {
        failDecoding("anchor '\(name)' value contains itself")
      }
      add(.null, event)
      return
    }
    decodedNodes &+= anchor.nodes
    aliasedNodes &+= anchor.nodes
    if isAliasingExcessive {
      failDecoding("document contains excessive aliasing")
      add(.null, event)
      return
    }
    // Go decodes the nodes anew for each alias, so maps are never shared.
    add(reread(target), event)
  }

  /// The limit that aliases went over, if they did.
  var exceededLimit: LimitExceeded? {
    guard aliasedNodes > limits.aliasedNodes else { return nil }
    return LimitExceeded("yamlAliasNodes", limits.aliasedNodes)
  }

  /// go-yaml's rule on how much of a document aliases may make up, and the limit besides.
  private var isAliasingExcessive: Bool {
    if exceededLimit != nil { return true }
    guard aliasedNodes > 100, decodedNodes > 1000 else { return false }
    // From 400,000 nodes on the allowed share falls from 99% to 10% at 4,000,000.
    let low = 400_000.0
    let high = 4_000_000.0
    let nodes = Double(decodedNodes)
    let allowed =
      nodes <= low ? 0.99 : nodes >= high ? 0.10 : 0.99 - 0.89 * ((nodes - low) / (high - low))
    return Double(aliasedNodes) / nodes > allowed
  }
}
