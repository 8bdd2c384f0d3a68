internal import GoRuntime

extension Execution {
  /// How a loop goes on, in the bits of its manner.
  private enum Manner {
    /// Keys and values lie in turn, as a map's snapshot.
    static let map: Int64 = 1
    /// There is no list: the positions are the elements.
    static let count: Int64 = 2
    /// Go sees the elements as interfaces.
    static let interfaces: Int64 = 4
  }

  /// Prepares a loop.
  ///
  /// - Returns: whether there is anything to loop over.
  func beginLoop(
    over value: Value, _ loop: UnsafeMutablePointer<Value>, _ program: Program, _ pc: Int
  ) throws(TemplateError) -> Bool {
    var source = value
    if case .object(let object) = value, let underlying = object.underlying,
      object.kind == .slice || object.kind == .map || object.kind == .array
        || object.kind == .ptr
    {
      source = underlying
    }
    var manner: Int64 = 0
    switch source {
    case .list(let list):
      if list.elements.isEmpty { return false }
      if list.type == .any || list.type == .nilAny { manner = Manner.interfaces }
    case .map(let map):
      if map.isEmpty { return false }
      // Go loops over what the map holds at the beginning, whatever the loop does to it.
      var snapshot: [Value] = []
      snapshot.reserveCapacity(map.count * 2)
      for (key, value) in map {
        snapshot.append(.string(key))
        snapshot.append(value)
      }
      source = .list(List(snapshot))
      manner = Manner.map | (map.type.holdsStrings ? 0 : Manner.interfaces)
    case .integer(let count, let type):
      if count == 0 || count < 0 && !type.isUnsigned { return false }
      manner = Manner.count
    case .invalid, .null: return false
    case .bool, .float, .string, .object:
      let message = OutputBuffer()
      message.append("range can't iterate over ")
      Fmt.append(value, to: message)
      throw program.error(message.string(), at: pc)
    }
    loop[0] = source
    loop[Program.loopPosition] = .integer(0, .int)
    loop[Program.loopManner] = .integer(manner, .int)
    return true
  }

  /// Stores the next element of a loop and its key.
  ///
  /// - Returns: whether there was one.
  static func nextElement(_ loop: UnsafeMutablePointer<Value>) -> Bool {
    guard case .integer(let next, _) = loop[Program.loopPosition],
      case .integer(let manner, _) = loop[Program.loopManner]
    else { return false }
    let position = Int(next)
    switch loop[0] {
    case .list(let list):
      if manner & Manner.map != 0 {
        if position >= list.elements.count { return false }
        loop[Program.loopKey] = list.elements[position]
        loop[Program.loopElement] = list.elements[position + 1]
        loop[Program.loopPosition] = .integer(next &+ 2, .int)
        return true
      }
      if position >= list.elements.count { return false }
      loop[Program.loopElement] = list.elements[position]
      loop[Program.loopKey] = .integer(next, .int)
    case .integer(let count, let type):
      if UInt64(bitPattern: next) >= UInt64(bitPattern: count) { return false }
      loop[Program.loopElement] = .integer(next, type)
      loop[Program.loopKey] = .invalid
    default: return false
    }
    loop[Program.loopPosition] = .integer(next &+ 1, .int)
    return true
  }

  /// Whether Go sees the value of a slot as an interface: an element of a loop over interfaces.
  func isInterface(
    _ slot: Int, _ program: Program, _ base: UnsafeMutablePointer<Value>, _ pc: Int
  ) -> Bool {
    for element in program.loopElements.reversed()
    where element.slot == slot && element.code.contains(pc) {
      if case .integer(let manner, _) = base[element.loop + Program.loopManner] {
        return manner & Manner.interfaces != 0
      }
    }
    return false
  }
}
