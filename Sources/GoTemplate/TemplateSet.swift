public import GoRuntime

/// Templates that know each other by name: Go's `template.Template` with everything associated.
///
/// Parse texts first; then the set may be executed by several threads at once.
public struct TemplateSet: Sendable {
  /// What a map's missing key yields: Go's `missingkey` option.
  public enum MissingKey: Sendable {
    /// No value, printed as `<no value>`.
    case noValue
    /// The zero value of the map's elements, as Helm has it.
    case zero
    /// An error.
    case error

    /// The value that a missing key of a map of interfaces yields; nil where it is an error.
    var value: Value? {
      switch self {
      case .noValue: .invalid
      case .zero: .null
      case .error: nil
      }
    }
  }

  /// The functions that templates call besides the builtin ones.
  public let functions: FunctionTable
  /// What a missing key yields.
  public let missingKey: MissingKey
  /// The name of the set itself, which errors mention and expanded texts are parsed under.
  public let name: ByteString

  /// The methods of maps of a named type (`ValueMap.MapType.values`), which is the caller's.
  public let mapMethods: MapMethods?

  /// Finds a method of a map by its name.
  public typealias MapMethods = @Sendable (_ map: ValueMap, _ name: ByteString) -> GoMethod?

  private var slots = NameIndex()
  private var templates: [DeferredProgram?] = []
  let fragments = FragmentCache()
  /// What functions keep between calls.
  public let store = FunctionStore()

  /// An empty set.
  ///
  /// - Parameters:
  ///   - name: The name of the set itself.
  ///   - functions: The functions that templates may call besides the builtin ones.
  ///   - missingKey: What a map's missing key yields.
  ///   - mapMethods: Finds the methods of maps of a named type.
  public init(
    name: ByteString = "", functions: FunctionTable = FunctionTable(),
    missingKey: MissingKey = .noValue, mapMethods: MapMethods? = nil
  ) {
    self.mapMethods = mapMethods
    self.name = name
    self.functions = functions
    self.missingKey = missingKey
  }

  /// Parses a text as the template of a name, with all that it defines.
  ///
  /// A later definition of a name replaces an earlier one unless it is empty but for white space
  /// and comments; that is Go's rule.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: The name of its template.
  /// - Throws: `TemplateError` with Go's text and line.
  public mutating func parse(_ text: ByteString, name: ByteString) throws(TemplateError) {
    try parse([(text, name)])
  }

  /// Parses texts one after the other, each as the template of a name.
  ///
  /// - Parameter texts: The texts and the names of their templates.
  /// - Throws: `TemplateError` with Go's text and line; the set is then as it was.
  public mutating func parse(
    _ texts: [(text: ByteString, name: ByteString)]
  ) throws(TemplateError) {
    let sources = texts.map { SourceText(name: $0.name, $0.text) }
    let parsed = try Parser.parse(sources, functions: functions)
    // Texts that come later come one by one, and arrays grow better by themselves then.
    if templates.isEmpty {
      templates.reserveCapacity(parsed.definitions.count)
      slots.reserveCapacity(parsed.definitions.count)
    }
    for definition in parsed.definitions {
      let slot = slot(of: definition.name)
      if definition.isEmpty, templates[slot] != nil { continue }
      templates[slot] = DeferredProgram(
        definition.name, definition.list, of: parsed.trees[definition.text])
    }
  }

  /// The slot of a name, made when it is new.
  private mutating func slot(of name: ByteString) -> Int {
    let slot = slots.add(name)
    if slot == templates.count { templates.append(nil) }
    return slot
  }

  /// Parses a text to be executed once or more within an execution of the set.
  func parseFragment(
    _ text: ByteString, in space: LoweringSpace
  ) throws(TemplateError) -> TemplateFragment {
    var programs: [ByteString: Program] = [:]
    var body: Program?
    let parsed = try Parser.parse([SourceText(name: name, text)], functions: functions)
    for definition in parsed.definitions {
      let isBody = definition.name == name
      if definition.isEmpty, !isBody, slots.number(of: definition.name) != nil { continue }
      let program = try Lowering.lower(
        definition.name, definition.list, of: parsed.trees[definition.text], in: .definition,
        functions: functions, slots: slots, space: space)
      if isBody { body = program }
      if !isBody || !definition.isEmpty { programs[definition.name] = program }
    }
    guard let body else { throw noTemplate(name) }
    let fragment = TemplateFragment(body: body, definitions: programs)
    fragments.keep(fragment, of: text)
    return fragment
  }

  /// The program in a slot, or nil when only the name is known.
  ///
  /// - Parameters:
  ///   - slot: The slot.
  ///   - space: Memory for lowering it.
  /// - Throws: `TemplateError` when the template nests too deeply.
  func program(at slot: Int, in space: LoweringSpace) throws(TemplateError) -> Program? {
    guard let template = templates[slot] else { return nil }
    return try program(of: template, in: space)
  }

  /// The program of something that is lowered when it is first executed.
  ///
  /// - Throws: `TemplateError` when it nests too deeply.
  func program(
    of deferred: DeferredProgram, in space: LoweringSpace
  ) throws(TemplateError) -> Program {
    if let program = deferred.program { return program }
    return try deferred.lower(functions, slots, in: space)
  }

  /// The error of a name that there is no template of.
  func noTemplate(_ name: ByteString) -> TemplateError {
    let message = OutputBuffer()
    message.append("template: no template ")
    Strconv.quote(name, to: message)
    message.append(" associated with template ")
    Strconv.quote(self.name, to: message)
    return TemplateError(.missingTemplate, message.string())
  }

  /// The slot of a name, or nil.
  func existingSlot(of name: ByteString) -> Int? { slots.number(of: name) }

  /// How many slots there are.
  var slotCount: Int { templates.count }

  /// Whether there is a template of a name.
  public func contains(_ name: ByteString) -> Bool {
    slots.number(of: name).flatMap { templates[$0] } != nil
  }

  /// The names of all templates, in order.
  public var names: [ByteString] {
    zip(slots.names, templates).compactMap { $1 == nil ? nil : $0 }.sorted()
  }

  /// Executes the template of a name.
  ///
  /// - Parameters:
  ///   - name: The template's name.
  ///   - data: What dot is at the beginning.
  ///   - output: Where the text goes; after an error it holds a part of it.
  ///   - limits: What the execution may use.
  ///   - context: Anything that the functions want to find in `Execution.context`.
  /// - Throws: `TemplateError` with Go's text and place.
  public func execute(
    _ name: ByteString, data: Value, to output: OutputBuffer,
    limits: ExecutionLimits = ExecutionLimits(), context: AnyObject? = nil
  ) throws(TemplateError) {
    let execution = Execution(self, output: output, limits: limits, context: context)
    _ = try execution.execute(name, data)
  }
}
