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
    try coalesce(chart, under: values.deepCopy(), merging: false, isForReading: false)
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
    try coalesce(chart, under: values.deepCopy(), merging: false, isForReading: true)
  }

  /// The values of a chart and its subcharts with nulls kept: Helm's `MergeValues` of nothing.
  ///
  /// - Parameters:
  ///   - chart: The chart and its subcharts; their values are not changed.
  ///   - isForReading: Whether the result must not change; it then shares tables with the charts'
  ///     values.
  static func merge(
    _ chart: ChartInstance, isForReading: Bool
  ) throws(RenderError) -> ValueMap {
    try coalesce(chart, under: ValueMap(), merging: true, isForReading: isForReading)
  }

  /// Lays values over a chart's and its subcharts'.
  ///
  /// - Parameter winners: The values that win; nobody else holds them, and they change.
  private static func coalesce(
    _ chart: ChartInstance, under winners: ValueMap, merging: Bool, isForReading: Bool
  ) throws(RenderError) -> ValueMap {
    let values = ownValues(
      of: chart, under: winners, merging: merging, isForReading: isForReading)
    for child in chart.children {
      let scope: ValueMap
      switch values[child.key] {
      case nil:
        scope = ValueMap(capacity: 1)
      case .map(let map)?:
        scope = map
      case let other?:
        throw RenderError(
          .values, "type mismatch on \(child.name): \(describeAsBoolean(other))")
      }
      passGlobals(from: values, to: scope)
      let childValues = try coalesce(
        child, under: scope, merging: merging, isForReading: isForReading)
      values.set(child.key, .map(childValues))
    }
    return values
  }

  /// What Go prints for `%t` of a value that should have been a table.
  private static func describeAsBoolean(_ value: Value) -> String {
    let buffer = OutputBuffer()
    Fmt.sprintf("%t", [value], to: buffer)
    return buffer.string().text
  }

  /// A chart's own values with those that win laid over them.
  ///
  /// - Parameters:
  ///   - chart: The chart.
  ///   - winners: The values that win, whose tables change.
  ///   - merging: Whether nulls are kept, rather than delete.
  ///   - isForReading: Whether what no subchart's values are added to may be shared.
  private static func ownValues(
    of chart: ChartInstance, under winners: ValueMap, merging: Bool, isForReading: Bool
  ) -> ValueMap {
    let keepsNulls = merging || !chart.hasNulls
    let values = chart.values.compactMapValues { key, hash, own in
      switch (winners.value(for: key, hash: hash), own) {
      case (nil, .null), (nil, .invalid), (nil, .map), (nil, .list):
        return addition(
          own, keepsNulls: keepsNulls, mayShare: isForReading && !isAddedTo(key, in: chart))
      case (nil, _): return own
      case (.null?, _) where !merging: return nil
      case (.map(let table)?, .map(let own)):
        // A subchart's table keeps its nulls until the subchart itself is coalesced.
        let isChild = isSubchart(key, of: chart)
        addTable(
          own, to: table, merging: keepsNulls || isChild, nullsWin: merging || isChild,
          mayShare: isForReading && !isAddedTo(key, in: chart))
        return .map(table)
      case (let winner?, _): return winner
      }
    }
    for (key, winner) in winners where !chart.values.contains(key) { values.set(key, winner) }
    return values
  }

  /// Whether a key's table may be changed by the subcharts of a chart.
  private static func isAddedTo(_ key: ByteString, in chart: ChartInstance) -> Bool {
    key == globalKey || isSubchart(key, of: chart)
  }

  private static func isSubchart(_ key: ByteString, of chart: ChartInstance) -> Bool {
    chart.children.contains { $0.key == key }
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
        if let added = addition(value, keepsNulls: merging, mayShare: mayShare) {
          winner.set(key, added)
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

  /// What is added of a chart's value where nothing wins over it; nil for a null that isn't kept.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - keepsNulls: Whether tables keep entries that are null, or have none.
  ///   - mayShare: Whether tables may be shared, rather than copied, where they stay the same.
  private static func addition(_ value: Value, keepsNulls: Bool, mayShare: Bool) -> Value? {
    if !keepsNulls {
      switch value {
      case .null, .invalid: return nil
      case .map(let map) where !mayShare || map.hasNulls:
        return .map(
          map.compactMapValues { addition($2, keepsNulls: false, mayShare: mayShare) })
      default: break
      }
    }
    return mayShare || !value.isContainer ? value : value.deepCopy()
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
