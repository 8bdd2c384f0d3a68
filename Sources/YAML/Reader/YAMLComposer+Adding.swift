import GoRuntime

extension YAMLComposer {
  /// What go-yaml says to a merge key with a wrong value.
  static let mergeProblem = "map merge requires map or sequence of maps as the value"

  /// Puts a finished node where it belongs.
  @inline(__always)
  mutating func add(_ value: Value, _ event: YAMLEvent, marks: YAMLMarks? = nil) {
    let top = frames.count &- 1
    guard top >= 0 else {
      root = value
      return
    }
    if !frames[top].isMapping {
      if let marks {
        openMarks[top].elements[values.count &- frames[top].firstValue] = marks
      }
      values.append(value)
      return
    }
    switch frames[top].step {
    case .key:
      frames[top].step = .value
      if case .string(let key) = value, !isDescribing {
        frames[top].hasKey = true
        keys.append(key)
      } else {
        setKey(value)
      }
      if self.marks != nil {
        frames[top].keyMark = YAMLMark(line: event.line + 1, column: event.column + 1)
      }
    case .value:
      frames[top].step = .key
      if frames[top].hasKey {
        values.append(value)
        if self.marks != nil { mark(keys[keys.count &- 1], marks) }
      } else if let badKey = badKeys.removeValue(forKey: top) {
        failConversion(badKey, value)
      }
    case .mergedValue:
      frames[top].step = .key
      let map = takeEntries(of: frames[top], at: top)
      merge(value, event.kind == .sequenceStart, into: map)
      mergedMaps[top] = map
    }
  }

  /// Records where an entry of the innermost collection stands, and the marks inside its value.
  private mutating func mark(_ key: ByteString, _ inner: YAMLMarks?) {
    let top = frames.count - 1
    openMarks[top].entries[key] = frames[top].keyMark
    openMarks[top].children[key] = inner
  }

  /// Takes a mapping's entries so far out of the composer's values, as a map; of equal keys the last
  /// wins.
  mutating func takeEntries(of frame: YAMLFrame, at place: Int) -> ValueMap {
    let count = values.count &- frame.firstValue
    let merged = mergedMaps.isEmpty ? nil : mergedMaps.removeValue(forKey: place)
    let map = merged ?? ValueMap(capacity: count)
    for at in 0..<count {
      map.set(keys[frame.firstKey &+ at], values[frame.firstValue &+ at])
    }
    values.removeLast(count)
    keys.removeLast(keys.count &- frame.firstKey)
    return map
  }

  /// Makes a mapping's key of a node that is no string.
  private mutating func setKey(_ value: Value) {
    let top = frames.count - 1
    let out = OutputBuffer(capacity: 32)
    frames[top].hasKey = false
    switch value {
    case .list, .map:
      // A collection as a key fails at once; the text is read again to show it in the message.
      if isDescribing {
        GoSyntax.write(value, to: out)
        failDecoding("invalid map key: \(out.string().text)")
      } else if decodingError == nil {
        failDecoding("invalid map key")
        mustDescribe = true
      }
      return
    case .null, .integer(_, .uint64):
      badKeys[top] = value
      return
    default: break
    }
    if isDescribing {
      GoSyntax.write(value, to: out)
    } else {
      switch value {
      case .bool(let value): out.append(value ? "true" : "false")
      case .integer(let value, _): Strconv.append(value, to: out)
      case .float(let value): writeFloatKey(value, to: out)
      default: break
      }
    }
    frames[top].hasKey = true
    keys.append(out.string())
  }

  /// Writes a float as a key: with the digits of a `float32`, as sigs.k8s.io/yaml does.
  private func writeFloatKey(_ value: Double, to out: OutputBuffer) {
    if value.isNaN {
      out.append(".nan")
    } else if value.isInfinite {
      out.append(value < 0 ? "-.inf" : ".inf")
    } else {
      // The shortest digits of the `float32`, which a `float64` read from them has as well.
      let digits = Double(Float(value).description) ?? value
      Strconv.append(digits, format: 0x67, precision: -1, to: out)
    }
  }

  /// Notes a key that JSON cannot have.
  private mutating func failConversion(_ key: Value, _ value: Value) {
    guard conversionError == nil else { return }
    guard isDescribing else {
      conversionError = "unsupported map key"
      mustDescribe = true
      return
    }
    let out = OutputBuffer(capacity: 64)
    if case .null = key {
      out.append("unsupported map key of type: %!s(<nil>), key: <nil>, value: ")
    } else {
      out.append("unsupported map key of type: \(key.typeName), key: ")
      GoSyntax.write(key, to: out)
      out.append(", value: ")
    }
    GoSyntax.write(value, isNested: false, to: out)
    conversionError = out.string().text
  }

  /// Adds the entries that a merge key brings; they replace those before them.
  private mutating func merge(_ value: Value, _ isSequence: Bool, into map: ValueMap) {
    switch value {
    case .map(let merged):
      for (key, value) in merged { map.set(key, value) }
    case .list(let list) where isSequence:
      // Earlier mappings win, so the last one comes first.
      for element in list.elements.reversed() {
        guard case .map(let merged) = element else {
          failDecoding(Self.mergeProblem)
          return
        }
        for (key, value) in merged { map.set(key, value) }
      }
    default: failDecoding(Self.mergeProblem)
    }
  }
}
