internal import GoRuntime

extension Validator {
  /// Applies one keyword.
  @inline(__always)
  mutating func apply(
    _ instruction: Instruction, _ value: Value, _ type: TypeSet, _ schema: CompiledSchema,
    _ left: inout PositionSet
  ) -> Outcome {
    switch instruction {
    case .type(let types):
      if types.include(value, of: type) { return .passed }
      fail(.type(got: type.names.joined(), want: types.names))
      return .ended(false)
    case .const(let root, let node):
      let document = program.tables.documents[Int(root)].document
      if ValueComparison.equals(value, document, node) { return .passed }
      fail(.const(document.value(at: node)))
      return .ended(false)
    case .enum(let index): return applyEnum(program.tables.enums[Int(index)], value, type)
    case .format(let format): return applyFormat(format, value)
    case .ref(let target):
      let isValid = validateReference(target, value, &left, .ref)
      if schema.draft < .draft2019 { return .ended(isValid) }
      return isValid ? .passed : .failed
    case .recursiveRef(let target):
      return outcome(validateReference(recursiveTarget(target), value, &left, .recursiveRef))
    case .dynamicRef(let index):
      let target = dynamicTarget(program.tables.dynamicRefs[Int(index)])
      return outcome(validateReference(target, value, &left, .dynamicRef))
    case .not, .allOf, .anyOf, .oneOf, .condition:
      return applyCombination(instruction, value, &left)
    default: break
    }
    switch value {
    case .map(let map): return applyToMap(instruction, map, value, &left)
    case .list(let list): return applyToList(instruction, list.elements, schema, &left)
    case .string(let text): return applyToString(instruction, text)
    case .integer, .float, .object: return applyToNumber(instruction, value)
    default: return .passed
    }
  }

  @inline(__always)
  func outcome(_ isValid: Bool) -> Outcome { isValid ? .passed : .failed }

  private mutating func applyEnum(
    _ keyword: EnumKeyword, _ value: Value, _ type: TypeSet
  ) -> Outcome {
    let document = program.tables.documents[Int(keyword.root)].document
    if keyword.types.contains(type) {
      var element = keyword.array + 1
      let end = document[keyword.array].end
      while element < end {
        if ValueComparison.equals(value, document, element) { return .passed }
        element = document[element].end
      }
    }
    if isCollecting {
      var values: [Value] = []
      document.forEachElement(of: keyword.array) { values.append(document.value(at: $0)) }
      fail(.enum(values))
    }
    return .ended(false)
  }

  private mutating func applyFormat(_ format: Format, _ value: Value) -> Outcome {
    guard case .string(let text) = value else { return .passed }
    do {
      try format.check(text)
      return .passed
    } catch {
      fail(.format(value: text, name: format.rawValue, reason: error.message))
      return .ended(false)
    }
  }

  /// Applies a schema that is referred to; its failures become causes of one.
  private mutating func validateReference(
    _ target: Int32, _ value: Value, _ left: inout PositionSet, _ keyword: ReferenceKeyword
  ) -> Bool {
    let start = failures.count
    if validateSelf(target, value, &left, keyword: keyword) { return true }
    guard isCollecting, failures.count > start else { return false }
    let cause = failures.removeLast()
    if case .group = cause.kind {
      failures.append(Failure(path: path, kind: .reference, causes: cause.causes))
    } else {
      failures.append(Failure(path: path, kind: .reference, causes: [cause]))
    }
    return false
  }

  private mutating func applyCombination(
    _ instruction: Instruction, _ value: Value, _ left: inout PositionSet
  ) -> Outcome {
    switch instruction {
    case .not(let schema):
      if !isValid(schema, value, &left) { return .passed }
      fail(.not)
      return .failed
    case .allOf(let list):
      let start = failures.count
      var areValid = true
      for schema in program.tables.schemaLists[Int(list)] {
        if !validateSelf(schema, value, &left) {
          areValid = false
          if !isCollecting { return .failed }
        }
      }
      if areValid { return .passed }
      fail(.allOf, causesFrom: start)
      return .failed
    case .anyOf(let list):
      let start = failures.count
      var hasMatch = false
      for schema in program.tables.schemaLists[Int(list)] where validateSelf(schema, value, &left) {
        hasMatch = true
        // Only who must know what was evaluated asks the others, too.
        if left.isEmpty { break }
      }
      if hasMatch {
        failures.removeLast(failures.count - start)
        return .passed
      }
      fail(.anyOf, causesFrom: start)
      return .failed
    case .oneOf(let list):
      return applyOneOf(program.tables.schemaLists[Int(list)], value, &left)
    case .condition(let index):
      let keyword = program.tables.conditions[Int(index)]
      let branch = isValid(keyword.condition, value, &left) ? keyword.then : keyword.otherwise
      guard let branch else { return .passed }
      return outcome(validateSelf(branch, value, &left))
    default: return .passed
    }
  }

  private mutating func applyOneOf(
    _ list: [Int32], _ value: Value, _ left: inout PositionSet
  ) -> Outcome {
    let start = failures.count
    var match: Int?
    for (index, schema) in list.enumerated() {
      if let match {
        if isValid(schema, value, &left) {
          failures.removeLast(failures.count - start)
          fail(.oneOf((match, index)))
          return .failed
        }
      } else if validateSelf(schema, value, &left) {
        match = index
      }
    }
    if match != nil {
      failures.removeLast(failures.count - start)
      return .passed
    }
    fail(.oneOf(nil), causesFrom: start)
    return .failed
  }

  private mutating func applyToString(_ instruction: Instruction, _ text: ByteString) -> Outcome {
    switch instruction {
    case .minLength(let want):
      let count = text.runeCount
      if count < want {
        fail(.minLength(count, want))
        return .failed
      }
    case .maxLength(let want):
      let count = text.runeCount
      if count > want {
        fail(.maxLength(count, want))
        return .failed
      }
    case .pattern(let index):
      let pattern = program.tables.patterns[Int(index)]
      if !pattern.matches(text) {
        fail(.pattern(text, pattern.text))
        return .failed
      }
    default: break
    }
    return .passed
  }

  private mutating func applyToNumber(_ instruction: Instruction, _ value: Value) -> Outcome {
    let keyword: Keyword
    let index: Int32
    switch instruction {
    case .minimum(let number): (keyword, index) = (.minimum, number)
    case .maximum(let number): (keyword, index) = (.maximum, number)
    case .exclusiveMinimum(let number): (keyword, index) = (.exclusiveMinimum, number)
    case .exclusiveMaximum(let number): (keyword, index) = (.exclusiveMaximum, number)
    case .multipleOf(let number): (keyword, index) = (.multipleOf, number)
    default: return .passed
    }
    let want = program.tables.numbers[Int(index)]
    guard let got = ValueComparison.number(value) else {
      // Go's library dereferences a nil pointer here, which Helm reports.
      stop = SchemaError(
        "unable to validate schema: runtime error: invalid memory address or nil pointer "
          + "dereference")
      return .failed
    }
    if got.meets(keyword, want) { return .passed }
    fail(.bound(keyword, got, want))
    return .failed
  }
}

extension DecimalNumber {
  /// Whether the number is within a bound, or a multiple of a number.
  func meets(_ keyword: Keyword, _ want: DecimalNumber) -> Bool {
    switch keyword {
    case .minimum: self >= want
    case .maximum: self <= want
    case .exclusiveMinimum: self > want
    case .exclusiveMaximum: self < want
    default: isMultiple(of: want)
    }
  }
}
