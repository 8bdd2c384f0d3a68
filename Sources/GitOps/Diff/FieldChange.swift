package import GoRuntime

/// One field of a resource that differs between two sides.
package struct FieldChange: Sendable {
  /// Where the field is, such as `spec.template.spec.containers[name=web].image`.
  package var path: String
  /// The value before; nil when the field is new.
  package var old: Value?
  /// The value after; nil when the field went.
  package var new: Value?

  /// A field with its two values.
  package init(path: String, old: Value?, new: Value?) {
    self.path = path
    self.old = old
    self.new = new
  }

  /// Every field in which two values differ, in the order of their keys.
  ///
  /// Lists of maps are matched by what tells their elements apart, as Kubernetes does it: `name`,
  /// then other keys that identify; other lists are matched by the shortest edit.
  ///
  /// - Parameters:
  ///   - old: The value before.
  ///   - new: The value after.
  package static func changes(from old: Value, to new: Value) -> [FieldChange] {
    var changes: [FieldChange] = []
    compare(old, new, at: "", depth: 0, &changes)
    return changes
  }

  private static func compare(
    _ old: Value, _ new: Value, at path: String, depth: Int, _ changes: inout [FieldChange]
  ) {
    if old.isSame(as: new) { return }
    switch (old, new) {
    case (.map(let oldMap), .map(let newMap)) where depth < 200:
      compareMaps(oldMap, newMap, at: path, depth: depth, &changes)
    case (.list(let oldList), .list(let newList)) where depth < 200:
      compareLists(oldList.elements, newList.elements, at: path, depth: depth, &changes)
    default:
      changes.append(FieldChange(path: path.isEmpty ? "." : path, old: old, new: new))
    }
  }

  private static func compareMaps(
    _ old: ValueMap, _ new: ValueMap, at path: String, depth: Int,
    _ changes: inout [FieldChange]
  ) {
    let keys = Set(old.keys).union(new.keys).sorted()
    for key in keys {
      let place = path + step(key, isFirst: path.isEmpty)
      switch (old[key], new[key]) {
      case (let before?, let after?):
        compare(before, after, at: place, depth: depth + 1, &changes)
      case (let before, let after):
        changes.append(FieldChange(path: place, old: before, new: after))
      }
    }
  }

  private static func compareLists(
    _ old: [Value], _ new: [Value], at path: String, depth: Int, _ changes: inout [FieldChange]
  ) {
    if let key = identifyingKey(old, new) {
      compareElements(old, new, by: key, at: path, depth: depth, &changes)
      return
    }
    let steps = LineDifference(
      from: old.map(ComparableValue.init), to: new.map(ComparableValue.init)
    ).steps
    var index = 0
    while index < steps.count {
      guard !steps[index].isKept else {
        index += 1
        continue
      }
      // A run of removals and insertions is paired off element by element.
      var removed: [Int] = []
      var inserted: [Int] = []
      run: while index < steps.count {
        switch steps[index] {
        case .remove(let position): removed.append(position)
        case .insert(let position): inserted.append(position)
        case .keep: break run
        }
        index += 1
      }
      for offset in 0..<max(removed.count, inserted.count) {
        let before = offset < removed.count ? removed[offset] : nil
        let after = offset < inserted.count ? inserted[offset] : nil
        let place = path + "[\(after ?? before ?? 0)]"
        if let before, let after {
          compare(old[before], new[after], at: place, depth: depth + 1, &changes)
        } else {
          changes.append(
            FieldChange(path: place, old: before.map { old[$0] }, new: after.map { new[$0] }))
        }
      }
    }
  }

  private static func compareElements(
    _ old: [Value], _ new: [Value], by key: ByteString, at path: String, depth: Int,
    _ changes: inout [FieldChange]
  ) {
    var unmatched: [ByteString: Value] = [:]
    for element in old { if let name = element.text(at: key) { unmatched[name] = element } }
    let before = old.compactMap { $0.text(at: key) }
    let after = new.compactMap { $0.text(at: key) }
    for element in new {
      guard let name = element.text(at: key) else { continue }
      let place = path + "[\(key.text)=\(name.text)]"
      if let match = unmatched.removeValue(forKey: name) {
        compare(match, element, at: place, depth: depth + 1, &changes)
      } else {
        changes.append(FieldChange(path: place, old: nil, new: element))
      }
    }
    for name in before {
      guard let element = unmatched[name] else { continue }
      changes.append(
        FieldChange(path: path + "[\(key.text)=\(name.text)]", old: element, new: nil))
    }
    let kept = Set(before).intersection(after)
    let oldOrder = before.filter(kept.contains)
    let newOrder = after.filter(kept.contains)
    if oldOrder != newOrder {
      changes.append(
        FieldChange(
          path: path + " (order)", old: .list(oldOrder.map { .string($0) }),
          new: .list(newOrder.map { .string($0) })))
    }
  }

  /// The key whose values tell the elements of both lists apart, if there is one.
  private static func identifyingKey(_ old: [Value], _ new: [Value]) -> ByteString? {
    if old.isEmpty && new.isEmpty { return nil }
    let candidates: [ByteString] = [
      "name", "key", "mountPath", "containerPort", "port", "path", "host", "secretKey", "type",
      "ip",
    ]
    return candidates.first { key in identifies(key, old) && identifies(key, new) }
  }

  private static func identifies(_ key: ByteString, _ elements: [Value]) -> Bool {
    var seen: Set<ByteString> = []
    for element in elements {
      guard let name = element.text(at: key), seen.insert(name).inserted else { return false }
    }
    return true
  }

  /// One step of a path: a key as it is when it is a plain word, else quoted in brackets.
  private static func step(_ key: ByteString, isFirst: Bool) -> String {
    let isPlain = key.withBytes { bytes in
      !bytes.isEmpty
        && bytes.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
    }
    if isPlain { return isFirst ? key.text : "." + key.text }
    return "[\"" + key.text + "\"]"
  }
}

/// A value that compares by content, for the shortest edit of a list.
private struct ComparableValue: Equatable {
  var value: Value

  init(_ value: Value) { self.value = value }

  static func == (left: ComparableValue, right: ComparableValue) -> Bool {
    left.value.isSame(as: right.value)
  }
}
