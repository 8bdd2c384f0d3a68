import GoRuntime
import GoTemplate

extension Sprig {
  /// Functions that merge dictionaries into the first one.
  ///
  /// The plain forms turn mergo's errors into an empty string, as Sprig does.
  static let dictMerging: [Function] =
    merging("merge", overwrite: false, reports: false)
    + merging("mergeOverwrite", overwrite: true, reports: false)
    + merging("mustMerge", overwrite: false, reports: true)
    + merging("mustMergeOverwrite", overwrite: true, reports: true)

  private static func merging(
    _ name: ByteString, overwrite: Bool, reports: Bool
  ) -> [Function] {
    let body: Function.Body = { (arguments, execution) throws(CallError) in
      let destination: ValueMap
      if case .map(let map) = arguments[0] {
        destination = map
      } else {
        destination = ValueMap(type: .nilAny)
      }
      let merge = DictMerge(overwrite: overwrite, execution: execution)
      for index in 1..<arguments.count {
        guard case .map(let source) = arguments[index], !source.type.isNil else { continue }
        // Go replaces a nil destination by an empty map.
        if destination.type == .nilAny { destination.type = .any }
        do throws(DictMerge.Failure) {
          try merge.merge(source, into: destination, depth: 0)
        } catch {
          // Only what mergo returns as an error is swallowed; panics are not.
          if case .limit(let error) = error { throw error }
          if case .differentTypes = error, !reports { return .string(ByteString()) }
          throw CallError(error.message)
        }
      }
      return .map(destination.returnedAsAny())
    }
    return [
      Function(
        name, [.map(.any)], variadic: .map(.any), returns: .any, body)
    ]
  }
}

/// Merging by the rules of Go's `dario.cat/mergo` 1.0.1, as far as values of templates meet them.
struct DictMerge {
  /// Why a merge stopped.
  enum Failure: Error {
    /// A pointer met another type.
    case differentTypes
    /// Dictionaries that contain themselves, on which Go's stack overflows.
    case tooDeep
    /// A dictionary of strings, such as `split` makes, was to take another value.
    case notString
    /// There is more to merge than the limits allow.
    case limit(CallError)

    /// The error's text; mergo's where it has one.
    var message: String {
      switch self {
      case .differentTypes: "src and dst must be of same type"
      case .limit(let error): error.message.text
      case .tooDeep: "dictionaries are nested too deep to merge"
      case .notString:
        "reflect.Value.SetMapIndex: value of type interface {} is not assignable to type string"
      }
    }
  }

  /// How deep dictionaries may nest.
  private static let depthLimit = 1000

  /// Whether the source's values win.
  let overwrite: Bool
  /// What counts the entries that are merged.
  let execution: Execution

  /// Merges a map's entries into another map, which changes in place.
  func merge(
    _ source: ValueMap, into destination: ValueMap, depth: Int
  ) throws(Failure) {
    if depth > Self.depthLimit { throw .tooDeep }
    do throws(CallError) { try execution.charge(4 * source.count) } catch { throw .limit(error) }
    // The maps may share parts, so that merging a part adds entries here: go by the keys of now.
    for key in source.keys {
      guard let new = source[key] else { continue }
      if destination.type.holdsStrings { throw .notString }
      try mergeEntry(key, new, into: destination, depth: depth)
    }
  }

  private func mergeEntry(
    _ key: ByteString, _ new: Value, into destination: ValueMap, depth: Int
  ) throws(Failure) {
    let old = destination[key]
    switch new {
    case .invalid, .null:
      if overwrite { destination.set(key, new) }
      return
    case .map(let map):
      switch old {
      case .map(let target)? where !target.type.isNil:
        if !map.type.isNil { try merge(map, into: target, depth: depth + 1) }
      case .object(let object)? where object.kind == .ptr && !overwrite:
        throw .differentTypes
      default: break
      }
      if case .map? = old, let old, !isEmpty(old) { return }
    case .list:
      if let old, !isEmpty(old) {
        if overwrite { destination.set(key, new) }
        return
      }
    default: break
    }
    if overwrite || old.map(isEmpty) ?? true { destination.set(key, new) }
  }

  /// What mergo calls empty: zero, false, nothing in it. Structures never are.
  private func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .object(let object):
      switch object.underlying {
      case .integer(let value, _)?: value == 0
      case .float(let value)?: value == 0
      case .list(let list)? where object.kind == .slice: list.elements.isEmpty
      default: false
      }
    default: !value.isTrue
    }
  }
}
