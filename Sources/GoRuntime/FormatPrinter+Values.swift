extension FormatPrinter {
  /// Prints an argument by a verb.
  mutating func printArgument(_ value: Value, verb: Rune) {
    switch value {
    case .null, .invalid:
      if verb == 0x54 || verb == Self.verbV {
        appendPadded("<nil>")
      } else {
        output.append("%!")
        output.append(rune: verb)
        output.append("(<nil>)")
      }
      return
    default: break
    }
    if verb == 0x54 {
      printString(ByteString(value.typeName), verb: 0x73, value)
    } else if verb == 0x70 {
      printPointer(value, verb: verb)
    } else if case .list(let list) = value, list.type == .bytes {
      printBytes(list, verb: verb, typeName: "[]byte")
    } else if verb == 0x77, value.isContainer {
      // Values that might have methods are refused whole by `%w`, which wraps errors elsewhere.
      printWrongVerb(verb, value)
    } else {
      printValue(value, verb: verb, depth: 0)
    }
  }

  /// Prints a value at a depth within the argument.
  mutating func printValue(_ value: Value, verb: Rune, depth: Int) {
    if depth > Fmt.maximumDepth { isCutShort = true }
    guard countElement() else { return }
    switch value {
    case .object(let object):
      if !printByMethod(object, verb: verb) { printObject(object, verb: verb, depth: depth) }
    case .null, .invalid:
      // An interface without a value is never a wrong argument.
      output.append(flags.contains(.sharpV) ? "interface {}(nil)" : "<nil>")
    default:
      printPlain(value, as: value, verb: verb, depth: depth)
    }
  }

  /// Prints a value of a built-in kind; `shown` is the value whose type a wrong verb reports.
  mutating func printPlain(_ value: Value, as shown: Value, verb: Rune, depth: Int) {
    switch value {
    case .bool(let bool):
      if verb == 0x74 || verb == Self.verbV {
        appendPadded(bool ? "true" : "false")
      } else {
        printWrongVerb(verb, shown)
      }
    case .integer(let number, let type):
      printInteger(
        UInt64(bitPattern: number), isSigned: !type.isUnsigned, verb: verb, shown)
    case .float(let number):
      printFloat(number, verb: verb, shown)
    case .string(let string):
      printString(string, verb: verb, shown)
    case .list(let list):
      printList(list, typeName: shown.typeName, verb: verb, depth: depth)
    case .map(let map):
      printMap(map, typeName: shown.typeName, verb: verb, depth: depth)
    case .object(let object):
      printObject(object, verb: verb, depth: depth)
    case .null, .invalid:
      output.append("<nil>")
    }
  }

  /// Prints by the object's `String`, `Error` or `GoString` method, if it has one that applies.
  private mutating func printByMethod(_ object: GoObject, verb: Rune) -> Bool {
    if isErroring { return false }
    if verb == 0x77 {
      printWrongVerb(verb, .object(object))
      return true
    }
    if flags.contains(.sharpV) {
      guard let syntax = object.goSyntax else { return false }
      appendTruncated(syntax)
      return true
    }
    switch verb {
    case Self.verbV, 0x73, 0x78, 0x58, 0x71:
      guard let text = object.stringer else { return false }
      printString(text, verb: verb, .object(object))
      return true
    default:
      return false
    }
  }

  private mutating func printObject(_ object: GoObject, verb: Rune, depth: Int) {
    switch object.kind {
    case .struct:
      printStructure(object, typeName: object.typeName, verb: verb, depth: depth)
    case .complex128:
      guard let number = object as? GoComplex else { return }
      printComplex(number, verb: verb)
    case .ptr:
      guard depth == 0, object.fields != nil || object.underlying != nil else {
        printPointer(.object(object), verb: verb)
        return
      }
      output.append(0x26)
      printStructure(
        object, typeName: String(object.typeName.drop { $0 == "*" }), verb: verb, depth: depth + 1)
    default:
      guard let underlying = object.underlying else {
        printPointer(.object(object), verb: verb)
        return
      }
      printPlain(underlying, as: .object(object), verb: verb, depth: depth)
    }
  }

  /// Prints a structure's fields between braces.
  private mutating func printStructure(
    _ object: GoObject, typeName: String, verb: Rune, depth: Int
  ) {
    var fields = object.fields ?? []
    if object.fields == nil, case .map(let map)? = object.underlying {
      fields = map.map { ($0.key, $0.value) }
    }
    let isGoSyntax = flags.contains(.sharpV)
    if isGoSyntax { output.append(typeName) }
    output.append(0x7B)
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(isGoSyntax ? ", " : " ") }
      if isGoSyntax || flags.contains(.plusV) {
        output.append(field.name)
        output.append(0x3A)
      }
      printValue(field.value, verb: verb, depth: depth + 1)
    }
    output.append(0x7D)
  }

  private mutating func printMap(_ map: ValueMap, typeName: String, verb: Rune, depth: Int) {
    let isGoSyntax = flags.contains(.sharpV)
    if isGoSyntax {
      output.append(typeName)
      if map.type.isNil {
        output.append("(nil)")
        return
      }
      output.append(0x7B)
    } else {
      output.append("map[")
    }
    var position = 0
    while position < map.count, !isCutShort {
      if position > 0 { output.append(isGoSyntax ? ", " : " ") }
      let (key, value) = map.entry(at: position)
      printString(key, verb: verb, .string(key))
      output.append(0x3A)
      printValue(value, verb: verb, depth: depth + 1)
      position &+= 1
    }
    output.append(isGoSyntax ? 0x7D : 0x5D)
  }

  private mutating func printList(_ list: List, typeName: String, verb: Rune, depth: Int) {
    if list.type == .bytes {
      switch verb {
      case 0x73, 0x71, 0x78, 0x58:
        printBytes(list, verb: verb, typeName: typeName)
        return
      default: break
      }
    }
    let isGoSyntax = flags.contains(.sharpV)
    if isGoSyntax {
      output.append(typeName)
      if list.type == .nilAny || list.type == .nilStrings {
        output.append("(nil)")
        return
      }
      output.append(0x7B)
    } else {
      output.append(0x5B)
    }
    for (index, element) in list.elements.enumerated() {
      if isCutShort { break }
      if index > 0 { output.append(isGoSyntax ? ", " : " ") }
      printValue(element, verb: verb, depth: depth + 1)
    }
    output.append(isGoSyntax ? 0x7D : 0x5D)
  }

  /// Prints `%!verb(type=value)`, as Go does for a verb that does not fit.
  mutating func printWrongVerb(_ verb: Rune, _ value: Value) {
    isErroring = true
    output.append("%!")
    output.append(rune: verb)
    output.append(0x28)
    output.append(value.typeName)
    output.append(0x3D)
    printArgument(value, verb: Self.verbV)
    output.append(0x29)
    isErroring = false
  }

  /// Prints the address of what Go holds by reference.
  ///
  /// Addresses differ from run to run in Go; here every object has the same one.
  mutating func printPointer(_ value: Value, verb: Rune) {
    let address: UInt64
    switch value {
    case .list(let list):
      address = list.type == .nilAny || list.type == .nilStrings ? 0 : Self.address
    case .map(let map): address = map.type.isNil ? 0 : Self.address
    case .object(let object):
      switch object.kind {
      case .ptr, .map, .slice, .func, .chan, .unsafePointer: address = Self.address
      default:
        printWrongVerb(verb, value)
        return
      }
    default:
      printWrongVerb(verb, value)
      return
    }
    switch verb {
    case Self.verbV where flags.contains(.sharpV):
      output.append(0x28)
      output.append(value.typeName)
      output.append(")(")
      if address == 0 {
        output.append("nil")
      } else {
        printPrefixedHexadecimal(address, hasPrefix: true)
      }
      output.append(0x29)
    case Self.verbV where address == 0:
      appendPadded("<nil>")
    case Self.verbV, 0x70:
      printPrefixedHexadecimal(address, hasPrefix: !flags.contains(.sharp))
    case 0x62, 0x6F, 0x64, 0x78, 0x58:
      printInteger(address, isSigned: false, verb: verb, value)
    default:
      printWrongVerb(verb, value)
    }
  }

  /// The address that stands for all addresses.
  private static var address: UInt64 { 0xC0_0001_2000 }
}
