internal import GoRuntime

extension Validator {
  /// Applies a keyword for objects.
  mutating func applyToMap(
    _ instruction: Instruction, _ map: ValueMap, _ value: Value, _ left: inout PositionSet
  ) -> Outcome {
    switch instruction {
    case .minProperties(let want):
      if map.count >= want { return .passed }
      fail(.minProperties(map.count, want))
      return .failed
    case .maxProperties(let want):
      if map.count <= want { return .passed }
      fail(.maxProperties(map.count, want))
      return .failed
    case .required(let index):
      let missing = missing(program.tables.names[Int(index)], in: map)
      if missing.isEmpty { return .passed }
      fail(.required(missing))
      return .failed
    case .dependencies(let index), .dependentSchemas(let index), .dependentRequired(let index):
      return applyDependencies(program.tables.dependencies[Int(index)], map, value, &left)
    case .members(let index):
      return applyMembers(program.tables.members[Int(index)], map, &left)
    case .propertyNames(let schema): return applyPropertyNames(schema, map)
    case .unevaluatedProperties(let schema):
      var areValid = true
      for position in left.positions {
        let (name, member) = map.entry(at: position)
        if !validateMember(schema, member, name) {
          areValid = false
          if !isCollecting { break }
        }
      }
      left = PositionSet()
      return outcome(areValid)
    default: return .passed
    }
  }

  /// The names that an object doesn't have; without collecting, the first of them.
  private func missing(_ list: NameList, in map: ValueMap) -> [ByteString] {
    var result: [ByteString] = []
    for (name, hash) in list.names where map.value(for: name, hash: hash) == nil {
      result.append(name)
      if !isCollecting { break }
    }
    return result
  }

  private mutating func applyDependencies(
    _ dependencies: [Dependency], _ map: ValueMap, _ value: Value, _ left: inout PositionSet
  ) -> Outcome {
    var areMet = true
    for dependency in dependencies
    where map.value(for: dependency.name, hash: dependency.hash) != nil {
      switch dependency.requirement {
      case .schema(let schema):
        if !validateSelf(schema, value, &left) { areMet = false }
      case .properties(let names):
        let missing = missing(names, in: map)
        if !missing.isEmpty {
          fail(.dependency(dependency.name, missing))
          areMet = false
        }
      }
      if !areMet, !isCollecting { return .failed }
    }
    return outcome(areMet)
  }

  private mutating func applyMembers(
    _ keywords: MemberKeywords, _ map: ValueMap, _ left: inout PositionSet
  ) -> Outcome {
    var areValid = true
    var additional: [ByteString] = []
    let wantsEvaluated = !left.isEmpty
    let document = program.tables.documents[Int(keywords.root)].document
    for position in 0..<map.count {
      let (name, member) = map.entry(at: position)
      var isEvaluated = false
      if let table = keywords.properties,
        let schema = program.tables.properties.schema(
          for: name, hash: name.keyHash, in: table, document)
      {
        isEvaluated = true
        if !validateMember(schema, member, name) { areValid = false }
      }
      for index in keywords.patterns {
        let (pattern, schema) = program.tables.memberPatterns[index]
        if !pattern.matches(name) { continue }
        isEvaluated = true
        if !validateMember(schema, member, name) { areValid = false }
      }
      if !isEvaluated {
        switch keywords.additional {
        case .unconstrained: break
        case .allowed: isEvaluated = true
        case .forbidden:
          isEvaluated = true
          additional.append(name)
          areValid = false
        case .schema(let schema):
          isEvaluated = true
          if !validateMember(schema, member, name) { areValid = false }
        }
      }
      if !areValid, !isCollecting { return .failed }
      if isEvaluated, wantsEvaluated { left.remove(position) }
    }
    if !additional.isEmpty { fail(.additionalProperties(additional)) }
    return outcome(areValid)
  }

  /// Validates the names of an object's properties, each as a value of its own.
  private mutating func applyPropertyNames(_ schema: Int32, _ map: ValueMap) -> Outcome {
    var areValid = true
    for (name, _) in map {
      let outerPath = path
      let outerScopes = scopes
      let outerMeta = meta
      var schema = schema
      if meta != nil { schema = metaSchema(for: schema) }
      path = []
      scopes = []
      let start = failures.count
      let isValid = validateRoot(schema, .string(name))
      path = outerPath
      scopes = outerScopes
      meta = outerMeta
      if isValid { continue }
      areValid = false
      if !isCollecting { return .failed }
      if failures.count > start {
        let cause = failures.removeLast()
        var causes = [cause]
        if case .group = cause.kind { causes = cause.causes }
        failures.append(Failure(path: path, kind: .propertyName(name), causes: causes))
      }
    }
    return outcome(areValid)
  }

  /// Applies a keyword for arrays.
  mutating func applyToList(
    _ instruction: Instruction, _ elements: [Value], _ schema: CompiledSchema,
    _ left: inout PositionSet
  ) -> Outcome {
    switch instruction {
    case .minItems(let want):
      if elements.count >= want { return .passed }
      fail(.minItems(elements.count, want))
      return .failed
    case .maxItems(let want):
      if elements.count <= want { return .passed }
      fail(.maxItems(elements.count, want))
      return .failed
    case .uniqueItems:
      guard let (first, second) = ValueComparison.duplicates(elements) else { return .passed }
      fail(.uniqueItems(first, second))
      return .failed
    case .items(let index): return applyItems(program.tables.items[Int(index)], elements)
    case .contains(let index):
      let marks = schema.draft >= .draft2020
      return applyContains(program.tables.contains[Int(index)], elements, marks: marks, &left)
    case .unevaluatedItems(let schema):
      var areValid = true
      for position in left.positions where position < elements.count {
        if !validateElement(schema, elements[position], position) {
          areValid = false
          if !isCollecting { break }
        }
      }
      left = PositionSet()
      return outcome(areValid)
    default: return .passed
    }
  }

  private mutating func applyItems(_ keyword: ItemKeywords, _ elements: [Value]) -> Outcome {
    var areValid = true
    let first = min(keyword.first.count, elements.count)
    for position in 0..<first {
      if !validateElement(keyword.first[position], elements[position], position) {
        areValid = false
        if !isCollecting { return .failed }
      }
    }
    switch keyword.rest {
    case .unconstrained, .allowed: break
    case .forbidden:
      if first < elements.count {
        fail(.additionalItems(elements.count - first))
        areValid = false
      }
    case .schema(let schema):
      for position in first..<elements.count {
        if !validateElement(schema, elements[position], position) {
          areValid = false
          if !isCollecting { return .failed }
        }
      }
    }
    return outcome(areValid)
  }

  private mutating func applyContains(
    _ keyword: ContainsKeyword, _ elements: [Value], marks: Bool, _ left: inout PositionSet
  ) -> Outcome {
    let start = failures.count
    var matched: [Int] = []
    for (position, element) in elements.enumerated()
    where validateElement(keyword.schema, element, position) {
      matched.append(position)
      if marks { left.remove(position) }
    }
    let causes = Array(failures[start...])
    failures.removeLast(causes.count)
    var areEnough = true
    if let minimum = keyword.minimum {
      if matched.count < minimum {
        areEnough = false
        if isCollecting {
          failures.append(
            Failure(path: path, kind: .minContains(matched, minimum), causes: causes))
        }
      }
    } else if matched.isEmpty {
      areEnough = false
      if isCollecting {
        failures.append(Failure(path: path, kind: .contains, causes: causes))
      }
    }
    if let maximum = keyword.maximum, matched.count > maximum {
      areEnough = false
      fail(.maxContains(matched, maximum))
    }
    return outcome(areEnough)
  }
}
