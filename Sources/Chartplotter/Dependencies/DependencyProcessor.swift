internal import GoRuntime

/// Leaves the dependencies in that versions, conditions and tags enable, under their aliases.
enum DependencyProcessor {
  /// Processes a chart's dependencies and those of its subcharts.
  ///
  /// - Parameters:
  ///   - chart: The chart; its children and requirements change.
  ///   - values: The values that conditions and tags are looked up in, with those of the charts
  ///     above laid over.
  ///   - path: The path of the chart's values, with a dot at its end.
  /// - Throws: `RenderError` when a subchart's values are not a table.
  static func enable(
    _ chart: ChartInstance, values: ValueMap, path: String = ""
  ) throws(RenderError) {
    guard var requirements = chart.requirements else { return }
    // Subcharts that nobody declares stay; declared ones follow, one for each declaration.
    var isDeclared = Array(repeating: false, count: chart.children.count)
    var declared: [ChartInstance] = []
    for index in requirements.indices {
      let requirement = requirements[index]
      var match: ChartInstance?
      for (position, child) in chart.children.enumerated()
      where child.name == requirement.name
        && VersionRange.contains(requirement.declared.version, child.source.metadata.version)
      {
        isDeclared[position] = true
        match = match ?? child
      }
      if let match {
        let instance = ChartInstance(match.source)
        if !requirement.declared.alias.isEmpty { instance.name = requirement.declared.alias }
        declared.append(instance)
      }
      if !requirement.declared.alias.isEmpty {
        requirements[index].name = requirement.declared.alias
      }
      requirements[index].isEnabled = true
    }
    chart.children = zip(chart.children, isDeclared).filter { !$1 }.map(\.0) + declared

    let coalesced = try Coalescing.coalesceForReading(chart, values)
    applyTags(&requirements, coalesced)
    applyConditions(&requirements, coalesced, path: path)

    let disabled = Set(requirements.lazy.filter { !$0.isEnabled }.map(\.name))
    if !disabled.isEmpty {
      chart.children.removeAll { disabled.contains($0.name) }
      requirements.removeAll { disabled.contains($0.name) }
    }
    for child in chart.children {
      try enable(child, values: coalesced, path: path + child.name + ".")
    }
    // Helm leaves a nil list where none is left, which ends further processing.
    chart.requirements = requirements.isEmpty ? nil : requirements
  }

  private static func applyTags(
    _ requirements: inout [ChartInstance.Requirement], _ values: ValueMap
  ) {
    guard case .map(let tags)? = values["tags"] else { return }
    for index in requirements.indices {
      var hasTrue = false
      var hasFalse = false
      for tag in requirements[index].declared.tags {
        if case .bool(let isOn)? = tags[ByteString(tag)] {
          if isOn { hasTrue = true } else { hasFalse = true }
        }
      }
      requirements[index].isEnabled = hasTrue || !hasFalse
    }
  }

  private static func applyConditions(
    _ requirements: inout [ChartInstance.Requirement], _ values: ValueMap, path: String
  ) {
    for index in requirements.indices {
      let conditions = trimmingGoSpace(requirements[index].declared.condition)
      for condition in conditions.utf8.split(separator: UInt8(ascii: ",")) {
        if case .bool(let isOn)? = ValuePath.scalar(path + Substring(condition), in: values) {
          requirements[index].isEnabled = isOn
          break
        }
      }
    }
  }
}
