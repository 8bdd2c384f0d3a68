internal import GoRuntime
internal import GoTemplate

extension Sprig {
  /// The functions of strings.
  static let strings: [Function] =
    stringParts + stringTrimming + stringCases + stringLayout + stringConversions + randomStrings

  /// Refuses to make a string that is too long.
  static func checkLength(_ count: Int, _ execution: Execution) throws(CallError) {
    let limit = execution.limits.stringBytes
    if count > limit { throw .limit("stringBytes", limit) }
  }

  /// Functions that look for, take and replace parts of a string.
  private static let stringParts: [Function] = [
    Function("contains", [.string, .string], returns: .bool, contains),
    Function("hasPrefix", [.string, .string], returns: .bool, hasPrefix),
    Function("hasSuffix", [.string, .string], returns: .bool, hasSuffix),
    Function("substr", [.int, .int, .string], returns: .string, substring),
    Function("replace", [.string, .string, .string], returns: .string, replace)
      .transforming { arguments, execution, output, start throws(CallError) in
        let old = arguments.string(0)
        let text = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output.bytes)[start...])
        if old.withBytes({ text.index(of: $0, from: 0) }) == nil { return }
        let replaced = try replacing(
          old, by: arguments.string(1), in: output.take(from: start), execution)
        output.append(replaced)
      },
    Function("repeat", [.int, .string], returns: .string, repeatString),
    Function("nospace", [.string], returns: .string, removeSpace),
    Function("initials", [.string], returns: .string, initials),
    Function("plural", [.string, .string, .int], returns: .string, plural),
  ]

  private static func contains(_ arguments: Arguments, _: Execution) -> Value {
    let found = arguments.string(0).withBytes { part in
      arguments.string(1).withBytes { $0.index(of: part, from: 0) != nil }
    }
    return .bool(found)
  }

  private static func hasPrefix(_ arguments: Arguments, _: Execution) -> Value {
    let found = arguments.string(0).withBytes { part in
      arguments.string(1).withBytes { $0.hasPrefix(part) }
    }
    return .bool(found)
  }

  private static func hasSuffix(_ arguments: Arguments, _: Execution) -> Value {
    let found = arguments.string(0).withBytes { part in
      arguments.string(1).withBytes { $0.hasSuffix(part) }
    }
    return .bool(found)
  }

  /// Slices bytes with Go's panics where the bounds are wrong.
  private static func substring(
    _ arguments: Arguments, _: Execution
  ) throws(CallError) -> Value {
    let start = arguments.int(0)
    let end = arguments.int(1)
    let string = arguments.string(2)
    let length = string.count
    if start < 0 {
      if end < 0 { throw outOfRange("[:\(end)]") }
      if end > length { throw outOfRange("[:\(end)] with length \(length)") }
      return .string(string[0..<end])
    }
    let limit = end < 0 || end > length ? length : end
    if start > limit { throw outOfRange("[\(start):\(limit)]") }
    return .string(string[start..<limit])
  }

  /// Go's panic for a slice expression.
  private static func outOfRange(_ bounds: String) -> CallError {
    CallError("runtime error: slice bounds out of range \(bounds)")
  }

  private static func replace(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    .string(
      try replacing(
        arguments.string(0), by: arguments.string(1), in: arguments.string(2), execution))
  }

  /// The string with every occurrence of one text replaced by another.
  private static func replacing(
    _ old: ByteString, by new: ByteString, in string: ByteString, _ execution: Execution
  ) throws(CallError) -> ByteString {
    let replaced = string.withBytes { text in
      old.withBytes { old in
        new.withBytes { new in
          replacing(old, by: new, in: text, limit: execution.limits.stringBytes)
        }
      }
    }
    switch replaced {
    case .unchanged: return string
    case .made(let made): return made
    case .tooLong(let count):
      try checkLength(count, execution)
      return string
    }
  }

  /// What a replacement comes to.
  private enum Replacement {
    case unchanged
    case made(ByteString)
    case tooLong(Int)
  }

  /// Replaces every occurrence; an empty one stands before every rune and at the end.
  private static func replacing(
    _ old: UnsafeBufferPointer<UInt8>, by new: UnsafeBufferPointer<UInt8>,
    in text: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Replacement {
    var found = 0
    if old.isEmpty {
      found = text.runeCount + 1
    } else {
      var from = 0
      while let index = text.index(of: old, from: from) {
        found &+= 1
        from = index &+ old.count
      }
    }
    if found == 0 { return .unchanged }
    let (added, overflowed) = found.multipliedReportingOverflow(by: new.count - old.count)
    let (count, carried) = text.count.addingReportingOverflow(added)
    if overflowed || carried || count > limit {
      return .tooLong(overflowed || carried ? Int.max : count)
    }
    return .made(
      ByteString(count: count) { target in
        var output = target
        var from = 0
        func copy(_ part: UnsafeBufferPointer<UInt8>) {
          guard let base = part.baseAddress, part.count > 0 else { return }
          output.update(from: base, count: part.count)
          output += part.count
        }
        if old.isEmpty {
          while from < text.count {
            copy(new)
            let size = text.rune(at: from).size
            copy(UnsafeBufferPointer(rebasing: text[from..<(from &+ size)]))
            from &+= size
          }
          copy(new)
          return
        }
        while let index = text.index(of: old, from: from) {
          copy(UnsafeBufferPointer(rebasing: text[from..<index]))
          copy(new)
          from = index &+ old.count
        }
        copy(UnsafeBufferPointer(rebasing: text[from...]))
      })
  }

  private static func repeatString(
    _ arguments: Arguments, _ execution: Execution
  ) throws(CallError) -> Value {
    let times = arguments.int(0)
    let string = arguments.string(1)
    if times < 0 { throw CallError("strings: negative Repeat count") }
    let (count, overflowed) = string.count.multipliedReportingOverflow(by: times)
    if overflowed { throw CallError("strings: Repeat output length overflow") }
    try checkLength(count, execution)
    if count == 0 || times == 1 { return .string(times == 1 ? string : ByteString()) }
    return .string(
      ByteString(count: count) { target in
        string.withBytes { bytes in
          guard let base = bytes.baseAddress else { return }
          var offset = 0
          while offset < count {
            (target + offset).update(from: base, count: bytes.count)
            offset &+= bytes.count
          }
        }
      })
  }

  /// Drops white space; the library takes every byte for a Latin-1 character, so that other text
  /// is mangled as soon as there is white space in it.
  private static func removeSpace(_ arguments: Arguments, _: Execution) -> Value {
    let string = arguments.string(0)
    let output = OutputBuffer(capacity: string.count + 16)
    let hasSpace = string.withBytes { bytes in
      var dropped = false
      for byte in bytes {
        if Rune(byte).isSpace { dropped = true } else { output.append(rune: Rune(byte)) }
      }
      return dropped
    }
    return .string(hasSpace ? output.string() : string)
  }

  /// The first byte of every word, as a Latin-1 character.
  private static func initials(_ arguments: Arguments, _: Execution) -> Value {
    let output = OutputBuffer()
    arguments.string(0).withBytes { bytes in
      var startsWord = true
      for byte in bytes {
        if Rune(byte).isSpace {
          startsWord = true
        } else if startsWord {
          output.append(rune: Rune(byte))
          startsWord = false
        }
      }
    }
    return .string(output.string())
  }

  private static func plural(_ arguments: Arguments, _: Execution) -> Value {
    .string(arguments.string(arguments.int(2) == 1 ? 0 : 1))
  }
}
