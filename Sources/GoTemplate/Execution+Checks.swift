internal import GoRuntime

extension Execution {
  /// Checks a value against the type that an instruction names, and converts it in place.
  @inline(__always)
  func check(
    _ place: UnsafeMutablePointer<Value>, _ program: Program, _ pc: Int, _ instruction: Instruction
  ) throws(TemplateError) {
    let function = program.functions[Int(instruction.a)]
    try check(
      place, function.pointee.parameters[Int(instruction.b)],
      isFinal: instruction.flags & Instruction.normalizes != 0, program, pc)
  }

  /// Checks a value against a type with the errors of Go's `validateType`, and converts it in
  /// place.
  ///
  /// - Parameters:
  ///   - place: Where the value is.
  ///   - type: The type.
  ///   - isFinal: Whether the value came through a pipeline, which makes a nil interface no value.
  ///   - program: The program.
  ///   - pc: The instruction, for errors.
  func check(
    _ place: UnsafeMutablePointer<Value>, _ type: GoType, isFinal: Bool, _ program: Program,
    _ pc: Int
  ) throws(TemplateError) {
    switch place.pointee {
    case .string: if type.isString { return }
    case .invalid: return try fill(place, type, program, pc)
    case .null:
      if isFinal {
        place.pointee = .invalid
        return try fill(place, type, program, pc)
      }
      if type.takesAnything { return }
      if case .named(_, .interface) = type { return }
      throw program.error(
        ByteString("wrong type for value; expected \(type.name); got interface {}"), at: pc)
    default: break
    }
    if type.accepts(place.pointee) { return }
    if case .object(let object) = place.pointee, object.kind == .ptr,
      case .named(let name, _) = type, object.typeName == "*\(name)"
    {
      return
    }
    throw program.error(
      ByteString("wrong type for value; expected \(type.name); got \(place.pointee.typeName)"),
      at: pc)
  }

  /// Replaces no value by the nil of a type.
  private func fill(
    _ place: UnsafeMutablePointer<Value>, _ type: GoType, _ program: Program, _ pc: Int
  ) throws(TemplateError) {
    guard type.canBeNil else {
      throw program.error(ByteString("invalid value; expected \(type.name)"), at: pc)
    }
    if type != .reflected { place.pointee = type.zero }
  }
}
