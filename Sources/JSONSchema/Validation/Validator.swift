internal import GoRuntime

/// Runs a program on a value.
///
/// A first run only finds out whether the value is valid, which it nearly always is; a second one
/// collects the failures. Where the library asks for no more than the answer, such as below `not`,
/// the second run does the same.
struct Validator {
  let program: SchemaProgram
  let limits: SchemaLimits
  /// Whether failures are collected; without it the first one ends the run.
  var isCollecting: Bool
  /// The failures so far; each schema that fails leaves one.
  var failures: [Failure] = []
  /// The steps from the value to the part under way.
  var path: [ByteString] = []
  /// The schemas under way, the outermost first.
  var scopes: [Scope] = []
  /// Set when the value under validation is itself a schema.
  var meta: MetaContext?
  private var steps = 0
  /// What stopped the run.
  var stop: SchemaError?

  /// A schema under way, and how deep in the value it is.
  struct Scope {
    var schema: Int32
    var depth: Int32
    var keyword: ReferenceKeyword
  }

  /// How one schema led to another.
  enum ReferenceKeyword: UInt8 { case none, ref, recursiveRef, dynamicRef }

  init(program: SchemaProgram, limits: SchemaLimits, isCollecting: Bool) {
    self.program = program
    self.limits = limits
    self.isCollecting = isCollecting
  }

  /// Validates a whole value.
  ///
  /// - Returns: whether it is valid; if not and failures are collected, there is one failure.
  mutating func validateRoot(_ schema: Int32, _ value: Value) -> Bool {
    var left = unevaluated(schema, value, isWanted: false)
    return run(schema, value, &left, Scope(schema: schema, depth: 0, keyword: .none))
  }

  // MARK: Schemas for parts

  /// Applies another schema to the same value.
  mutating func validateSelf(
    _ schema: Int32, _ value: Value, _ left: inout PositionSet,
    keyword: ReferenceKeyword = .none
  ) -> Bool {
    let depth = scopes.last?.depth ?? 0
    var own = unevaluated(schema, value, isWanted: !left.isEmpty)
    let isValid = runInContext(
      value, &own, Scope(schema: schema, depth: depth, keyword: keyword))
    if isValid, !left.isEmpty { left.formIntersection(own) }
    return isValid
  }

  /// Applies a schema to the same value without collecting failures.
  mutating func isValid(_ schema: Int32, _ value: Value, _ left: inout PositionSet) -> Bool {
    let wasCollecting = isCollecting
    isCollecting = false
    let isValid = validateSelf(schema, value, &left)
    isCollecting = wasCollecting
    return isValid
  }

  /// Applies a schema to a member of the value under way.
  mutating func validateMember(_ schema: Int32, _ value: Value, _ name: ByteString) -> Bool {
    if isCollecting || meta != nil { path.append(name) }
    let isValid = validatePart(schema, value)
    if isCollecting || meta != nil { path.removeLast() }
    return isValid
  }

  /// Applies a schema to an element of the value under way.
  mutating func validateElement(_ schema: Int32, _ value: Value, _ position: Int) -> Bool {
    if isCollecting || meta != nil { path.append(ByteString(String(position))) }
    let isValid = validatePart(schema, value)
    if isCollecting || meta != nil { path.removeLast() }
    return isValid
  }

  private mutating func validatePart(_ schema: Int32, _ value: Value) -> Bool {
    let depth = scopes.last?.depth ?? 0
    var left = unevaluated(schema, value, isWanted: false)
    return runInContext(value, &left, Scope(schema: schema, depth: depth &+ 1, keyword: .none))
  }

  /// Runs a scope's schema, or the meta-schema that takes its place.
  private mutating func runInContext(
    _ value: Value, _ left: inout PositionSet, _ scope: Scope
  ) -> Bool {
    guard meta != nil else { return run(scope.schema, value, &left, scope) }
    let saved = meta
    let isValid = run(metaSchema(for: scope.schema), value, &left, scope)
    meta = saved
    return isValid
  }

  /// The positions that a schema, or the one that applied it, wants to know about.
  private func unevaluated(_ schema: Int32, _ value: Value, isWanted: Bool) -> PositionSet {
    let compiled = program.schemas[Int(schema)]
    switch value {
    case .map(let map):
      if compiled.evaluatesAllProperties { return PositionSet() }
      guard isWanted || compiled.hasUnevaluatedProperties else { return PositionSet() }
      return PositionSet(0..<map.count)
    case .list(let list):
      if compiled.evaluatesAllItems { return PositionSet() }
      guard isWanted || compiled.hasUnevaluatedItems else { return PositionSet() }
      let first = Int(compiled.evaluatedItems)
      return first < list.elements.count ? PositionSet(first..<list.elements.count) : PositionSet()
    default: return PositionSet()
    }
  }

  // MARK: One schema

  /// Runs a schema's instructions; what remains unevaluated is left in the set.
  private mutating func run(
    _ schema: Int32, _ value: Value, _ left: inout PositionSet, _ scope: Scope
  ) -> Bool {
    steps &+= 1
    if stop != nil { return false }
    if steps > limits.steps {
      stop = SchemaError(
        "schema validation takes more than \(limits.steps) steps",
        limit: LimitExceeded("schemaSteps", limits.steps))
      return false
    }
    if scopes.count >= limits.depth {
      stop = SchemaError(
        "schema validation nests more than \(limits.depth) levels deep",
        limit: LimitExceeded("schemaDepth", limits.depth))
      return false
    }
    let compiled = program.schemas[Int(schema)]
    switch compiled.kind {
    case .always: return true
    case .never:
      fail(.falseSchema)
      return false
    case .keywords: break
    }
    // Who applies no other schema can't be met again on the way.
    if compiled.isLeaf { return applyKeywords(of: compiled, value, &left) }
    scopes.append(scope)
    let isValid = !isInCycle(schema) && applyKeywords(of: compiled, value, &left)
    scopes.removeLast()
    return isValid
  }

  /// Applies the keywords of a schema.
  private mutating func applyKeywords(
    of compiled: CompiledSchema, _ value: Value, _ left: inout PositionSet
  ) -> Bool {
    let type = TypeSet(of: value)
    if type.isEmpty {
      fail(.invalidValue(type: value.typeName))
      return false
    }
    let start = failures.count
    var isValid = true
    for index in Int(compiled.start)..<Int(compiled.end) {
      switch apply(program.instructions[index], value, type, compiled, &left) {
      case .passed: continue
      case .failed:
        isValid = false
        if !isCollecting { return false }
      case .ended(let outcome):
        // A failure here is the schema's only one: nothing else has been applied yet.
        return outcome
      }
    }
    if failures.count > start + 1 {
      let causes = Array(failures[start...])
      failures.removeLast(causes.count)
      failures.append(Failure(path: path, kind: .group, causes: causes))
    }
    return isValid
  }

  /// Whether the scope under way applies a schema to a value to which it is being applied already.
  private mutating func isInCycle(_ schema: Int32) -> Bool {
    guard let cycle = findCycle() else { return false }
    if isCollecting {
      let first = keywordLocation(upTo: scopes.count - 1)
      let second = keywordLocation(upTo: cycle)
      let url = program.location(of: schema)
      fail(.cycle(url: url, first, second))
    }
    return true
  }

  /// What became of a keyword.
  enum Outcome {
    case passed, failed
    /// The library applies no further keywords.
    case ended(Bool)
  }

  /// Records a failure if they are collected.
  @inline(__always)
  mutating func fail(_ kind: @autoclosure () -> Failure.Kind) {
    if isCollecting { failures.append(Failure(path: path, kind: kind())) }
  }

  /// Records a failure with the failures since a point as its causes.
  mutating func fail(_ kind: Failure.Kind, causesFrom start: Int) {
    guard isCollecting else { return }
    let causes = Array(failures[start...])
    failures.removeLast(causes.count)
    failures.append(Failure(path: path, kind: kind, causes: causes))
  }

  // MARK: Scopes

  /// The position of an enclosing scope that applies the same schema to the same value, or nil.
  private func findCycle() -> Int? {
    guard let current = scopes.last else { return nil }
    var index = scopes.count - 2
    while index >= 0, scopes[index].depth == current.depth {
      if scopes[index].schema == current.schema { return index }
      index -= 1
    }
    return nil
  }

  /// The keywords that led from the first scope to another, as a pointer.
  private func keywordLocation(upTo end: Int) -> String {
    var result = ""
    var index = end
    while index > 0 {
      let scope = scopes[index]
      switch scope.keyword {
      case .ref: result = "/$ref" + result
      case .recursiveRef: result = "/$recursiveRef" + result
      case .dynamicRef: result = "/$dynamicRef" + result
      case .none:
        let own = program.location(of: scope.schema)
        let outer = program.location(of: scopes[index - 1].schema)
        result = String(decoding: own.utf8.dropFirst(outer.utf8.count), as: UTF8.self) + result
      }
      index -= 1
    }
    return result
  }

  /// The schema that a `$recursiveRef` means in the scopes under way.
  func recursiveTarget(_ initial: Int32) -> Int32 {
    guard program.schemas[Int(initial)].hasRecursiveAnchor else { return initial }
    for scope in scopes {
      let resource = program.schemas[Int(scope.schema)].resource
      if program.schemas[Int(resource)].hasRecursiveAnchor { return scope.schema }
    }
    return initial
  }

  /// The schema that a `$dynamicRef` means in the scopes under way.
  func dynamicTarget(_ reference: DynamicReference) -> Int32 {
    let number = program.schemas[Int(reference.schema)].dynamicAnchor
    guard let anchor = reference.anchor, number >= 0,
      program.tables.anchors[Int(number)] == anchor
    else { return reference.schema }
    for scope in scopes {
      let resource = program.schemas[Int(scope.schema)].resource
      if let target = program.dynamicAnchors[resource]?[anchor] { return target }
    }
    return reference.schema
  }
}
