public import GoRuntime

/// One run of templates: what functions may ask of it.
///
/// An execution belongs to one thread. It may execute several templates of its set, one after the
/// other.
public final class Execution {
  /// Where the text goes.
  public let output: OutputBuffer
  /// The templates.
  public let set: TemplateSet
  /// What the run may use.
  public let limits: ExecutionLimits
  /// What the caller wants its functions to find.
  public let context: AnyObject?

  /// Steps until the next look at the clock.
  @exclusivity(unchecked) var stepsLeft: Int
  /// Steps beyond those.
  private var stepsInReserve: Int
  private let deadline: ContinuousClock.Instant?
  private var expansions = 0
  @exclusivity(unchecked) var depth = 0
  @exclusivity(unchecked) var stack = ValueStack()
  /// The templates and blocks that have executed others.
  @exclusivity(unchecked) var frames = PlainArray<Frame>(capacity: 32)
  @exclusivity(unchecked) var guardian = StackGuard()
  @exclusivity(unchecked) var scope: TemplateScope?
  /// Memory for lowering what is executed for the first time.
  let space = LoweringSpace()
  private let nesting: UnsafeMutablePointer<Int32>
  /// What a missing entry of a map yields, where that is no error.
  let missingEntry: UnsafePointer<Value>?
  private var nestingOfNames: [ByteString: Int] = [:]

  /// How many steps are taken from one look at the clock to the next.
  private static let stepsBetweenLooks = 512

  /// A run that has not begun.
  ///
  /// - Parameters:
  ///   - set: The templates.
  ///   - output: Where the text goes.
  ///   - limits: What the run may use.
  ///   - context: What the caller wants its functions to find.
  public init(
    _ set: TemplateSet, output: OutputBuffer, limits: ExecutionLimits = ExecutionLimits(),
    context: AnyObject? = nil
  ) {
    self.set = set
    self.output = output
    self.limits = limits
    self.context = context
    stepsLeft = min(limits.steps, Self.stepsBetweenLooks)
    stepsInReserve = limits.steps - stepsLeft
    deadline = limits.wallTime.map { ContinuousClock.now + $0 }
    nesting = HeapMemory.allocate(max(set.slotCount, 1), of: Int32.self)
    nesting.initialize(repeating: 0, count: max(set.slotCount, 1))
    missingEntry = set.missingKey.value.map { value in
      let place = UnsafeMutablePointer<Value>.allocate(capacity: 1)
      place.initialize(to: value)
      return UnsafePointer(place)
    }
  }

  deinit {
    HeapMemory.deallocate(nesting)
    frames.free()
    // It holds no reference that would have to be released.
    missingEntry?.deallocate()
  }

  /// Executes the template of a name, as Go's `ExecuteTemplate`.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - data: What dot is at the beginning.
  ///   - maximumNesting: How often a template of this name may already be executing this way.
  /// - Returns: whether the template was executed; not so when it is nested too deeply.
  /// - Throws: `TemplateError` with Go's text and place.
  public func execute(
    _ name: ByteString, _ data: Value, maximumNesting: Int = .max
  ) throws(TemplateError) -> Bool {
    guard let slot = set.existingSlot(of: name) else {
      let nested = nestingOfNames[name] ?? 0
      if nested > maximumNesting { return false }
      guard let program = scope?.program(name) else { throw set.noTemplate(name) }
      nestingOfNames[name] = nested + 1
      try enter(program, data)
      nestingOfNames[name] = nested
      return true
    }
    if Int(nesting[slot]) > maximumNesting { return false }
    var found = scope?.program(name)
    if found == nil { found = try set.program(at: slot, in: space) }
    guard let program = found else { throw set.noTemplate(name) }
    nesting[slot] += 1
    try enter(program, data)
    nesting[slot] -= 1
    return true
  }

  /// Parses a text as a template and executes it; what it defines is visible only within it.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - data: What dot is at the beginning.
  /// - Throws: `TemplateError` of kind `parse` or of executing.
  public func expand(_ text: ByteString, _ data: Value) throws(TemplateError) {
    // A text without actions is its own result.
    let delimiter: ByteString = "{{"
    let hasActions = text.withBytes { bytes in
      delimiter.withBytes { bytes.index(of: $0, from: 0) != nil }
    }
    if !hasActions { return output.append(text) }
    let fragment: TemplateFragment
    if let known = set.fragments.fragment(of: text) {
      fragment = known
    } else {
      // Parsing takes as long as a hundred steps, however short the text.
      stepsLeft -= 100 + text.count
      fragment = try set.parseFragment(text, in: space)
    }
    if expansions >= limits.tplDepth {
      throw fragment.body.error(exceeding: LimitExceeded("tplDepth", limits.tplDepth), at: 0)
    }
    expansions += 1
    let outer = scope
    if !fragment.definitions.isEmpty { scope = TemplateScope(fragment, in: outer) }
    // What is executed does not keep its programs.
    defer { withExtendedLifetime(fragment) {} }
    try enter(fragment.body, data)
    scope = outer
    expansions -= 1
  }

  /// Counts what a function does beyond one step, so that no call is dearer than it seems.
  ///
  /// - Parameter steps: One for each 16 bytes that are made, or for what takes as long as a step.
  /// - Throws: The error of the limit that is reached.
  public func charge(_ steps: Int) throws(CallError) {
    stepsLeft -= steps
    if stepsLeft < 0, let limit = reachedLimit() {
      throw CallError(message: ByteString(limit.text), cause: limit)
    }
  }

  /// The steps that are left in all, for work that counts its own.
  public var remainingSteps: Int { max(stepsLeft, 0) + stepsInReserve }

  /// Goes on after the steps up to a look at the clock are used up.
  ///
  /// - Returns: The limit that is reached, or nil to go on.
  func reachedLimit() -> LimitExceeded? {
    // Text and lists may have cost more than was left.
    stepsInReserve += min(stepsLeft + 1, 0)
    guard stepsInReserve > 0 else { return LimitExceeded("steps", limits.steps) }
    if let deadline, let wallTime = limits.wallTime, ContinuousClock.now >= deadline {
      return LimitExceeded("wallTime", wallTime)
    }
    stepsLeft = min(stepsInReserve, Self.stepsBetweenLooks)
    stepsInReserve -= stepsLeft
    return nil
  }

  /// Runs a program, on a larger stack when this one runs out.
  private func enter(_ program: Program, _ data: Value) throws(TemplateError) {
    guard guardian.isExhausted else { return try run(program, data) }
    if guardian.isLarge { throw program.error(Self.noStackMessage, at: 0, kind: .limit) }
    let own = guardian
    var failure: TemplateError?
    nonisolated(unsafe) let execution = self
    let isDone = StackGuard.onLargeStack { large in
      execution.guardian = large
      do throws(TemplateError) {
        try execution.run(program, data)
      } catch {
        failure = error
      }
    }
    guardian = own
    if let failure { throw failure }
    if !isDone { throw program.error(Self.noStackMessage, at: 0, kind: .limit) }
  }

  /// What is said when neither the thread's stack nor a larger one is left.
  static let noStackMessage: ByteString = "templates nest too deeply: no stack is left"
}
