internal import GoRuntime
internal import YAML

/// Lays values over those of a chart and its subcharts, by Helm 4's rules.
///
/// Values of a higher chart win over those of a lower one; scalars and lists are replaced, maps
/// are merged. *Coalescing* removes what a null deletes; *merging* keeps nulls for later.
enum Coalescing {
  /// The name of the table that every subchart sees.
  static let globalKey: ByteString = "global"

  /// Lays values over a chart's, removing what nulls delete: Helm's `CoalesceValues`.
  ///
  /// - Parameters:
  ///   - chart: The chart and its subcharts; their values are not changed.
  ///   - values: The values that win; not changed.
  /// - Returns: A map that nobody else holds.
  /// - Throws: Helm's text when a subchart's values are not a table.
  static func coalesce(_ chart: ChartInstance, _ values: ValueMap) throws(RenderError) -> ValueMap {
    try coalesce(chart, values, isForReading: false)
  }

  /// Lays values over a chart's as `coalesce` does, without a copy of what is only looked at.
  ///
  /// - Parameters:
  ///   - chart: The chart and its subcharts; their values are not changed.
  ///   - values: The values that win; not changed.
  /// - Returns: A map that shares tables with the chart's values and must not change.
  /// - Throws: Helm's text when a subchart's values are not a table.
  static func coalesceForReading(
    _ chart: ChartInstance, _ values: ValueMap
  ) throws(RenderError) -> ValueMap {
    try coalesce(chart, values, isForReading: true)
  }

  private static func coalesce(
    _ chart: ChartInstance, _ values: ValueMap, isForReading: Bool
  ) throws(RenderError) -> ValueMap {
    // Most charts' values hold no nulls, and most renderings set few values.
    let isComplete = values.isEmpty && !chart.hasNulls
    let result: ValueMap
    if !isComplete {
      result = values.deepCopy()
    } else if isForReading {
      result = chart.values.shallowCopy()
      for key in chart.children.map(\.key) + [globalKey] {
        if let table = result[key] { result.set(key, table.deepCopy()) }
      }
    } else {
      result = chart.values.deepCopy()
    }
    try coalesce(
      chart, into: result, merging: false, isComplete: isComplete, isForReading: isForReading)
    return result
  }

  /// The values of a chart and its subcharts with nulls kept: Helm's `MergeValues` of nothing.
  static func merge(_ chart: ChartInstance) throws(RenderError) -> ValueMap {
    let result = ValueMap()
    try coalesce(chart, into: result, merging: true)
    return result
  }

  private static func coalesce(
    _ chart: ChartInstance, into values: ValueMap, merging: Bool, isComplete: Bool = false,
    isForReading: Bool = false
  ) throws(RenderError) {
    if !isComplete {
      addValues(
        of: chart, to: values, merging: merging || !chart.hasNulls, nullsWin: merging,
        isForReading: isForReading)
    }
    for child in chart.children {
      let scope: ValueMap
      switch values[child.key] {
      case nil:
        scope = ValueMap()
        values.set(child.key, .map(scope))
      case .map(let map)?:
        scope = map
      case let other?:
        throw RenderError(
          .values, "type mismatch on \(child.name): \(describeAsBoolean(other))")
      }
      passGlobals(from: values, to: scope)
      try coalesce(child, into: scope, merging: merging, isForReading: isForReading)
    }
  }

  /// What Go prints for `%t` of a value that should have been a table.
  private static func describeAsBoolean(_ value: Value) -> String {
    let buffer = OutputBuffer()
    Fmt.sprintf("%t", [value], to: buffer)
    return buffer.string().text
  }

  /// Adds a chart's own values to those that win over them.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - values: The values that win, which change.
  ///   - merging: Whether nulls of the chart are kept, or it has none.
  ///   - nullsWin: Whether nulls that win stay, rather than delete.
  ///   - isForReading: Whether what no subchart's values are added to may be shared.
  private static func addValues(
    of chart: ChartInstance, to values: ValueMap, merging: Bool, nullsWin: Bool,
    isForReading: Bool
  ) {
    func isSubchart(_ key: ByteString) -> Bool { chart.children.contains { $0.key == key } }
    for (key, own) in chart.values {
      let mayShare = isForReading && key != globalKey && !isSubchart(key)
      switch values[key] {
      case nil:
        if merging {
          values.set(key, mayShare ? own : own.deepCopy())
        } else if let copy = copyWithoutNulls(own) {
          values.set(key, copy)
        }
      case .null?:
        if !nullsWin { values.removeValue(for: key) }
      case .map(let winner)?:
        guard case .map(let table) = own else { continue }
        // A subchart's table keeps its nulls until the subchart itself is coalesced.
        let isChild = isSubchart(key)
        addTable(
          table, to: winner, merging: merging || isChild, nullsWin: nullsWin || isChild,
          mayShare: mayShare)
      default:
        continue
      }
    }
  }

  /// Merges a table that must not change into one that wins over it; what is added is copied,
  /// unless it may be shared.
  private static func addTable(
    _ source: ValueMap, to winner: ValueMap, merging: Bool, nullsWin: Bool, mayShare: Bool
  ) {
    for (key, value) in source {
      // When coalescing, nulls of a chart's own values count as absent.
      if !merging, case .null = value { continue }
      switch winner[key] {
      case nil:
        if merging {
          winner.set(key, mayShare ? value : value.deepCopy())
        } else if let copy = copyWithoutNulls(value) {
          winner.set(key, copy)
        }
      case .null?:
        if !nullsWin { winner.removeValue(for: key) }
      case .map(let inner)?:
        if case .map(let table) = value {
          addTable(
            table, to: inner, merging: merging, nullsWin: nullsWin, mayShare: mayShare)
        }
      default:
        continue
      }
    }
  }

  /// A copy that shares no map, without entries that are null; nil for a null itself.
  private static func copyWithoutNulls(_ value: Value) -> Value? {
    switch value {
    case .null, .invalid: return nil
    case .map(let map) where map.hasNulls:
      let copy = ValueMap(capacity: map.count)
      for (key, element) in map {
        if let element = copyWithoutNulls(element) { copy.set(key, element) }
      }
      return .map(copy)
    default: return value.deepCopy()
    }
  }

  /// Copies the globals of a chart's values down into a subchart's, where they win.
  private static func passGlobals(from source: ValueMap, to scope: ValueMap) {
    let target: ValueMap
    switch scope[globalKey] {
    case nil: target = ValueMap()
    case .map(let map)?: target = map
    default: return
    }
    switch source[globalKey] {
    case nil: break
    case .map(let globals)?:
      for (key, value) in globals {
        switch value {
        case .map(let table):
          let copy = table.shallowCopy()
          switch target[key] {
          case nil: target.set(key, .map(copy))
          case .map(let lower)?:
            mergeTables(copy, lower)
            target.set(key, .map(copy))
          default: continue
          }
        default:
          if case .map? = target[key] { continue }
          target.set(key, value)
        }
      }
    default: return
    }
    scope.set(globalKey, .map(target))
  }

  /// Merges a table into one that wins, keeping nulls: Helm's `MergeTables`.
  ///
  /// What is added is shared, not copied, as in Helm.
  static func mergeTables(_ winner: ValueMap, _ source: ValueMap) {
    for (key, value) in winner {
      if case .null = value { source.set(key, .null) }
    }
    for (key, value) in source {
      switch winner[key] {
      case nil: winner.set(key, value)
      case .map(let inner)?:
        if case .map(let table) = value { mergeTables(inner, table) }
      default: continue
      }
    }
  }
}
