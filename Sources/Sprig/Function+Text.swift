internal import GoRuntime
internal import GoTemplate

extension Function {
  /// The function with a way to append its text to the output.
  func emitting(_ emit: @escaping Emit) -> Function {
    var function = self
    function.emit = emit
    return function
  }

  /// The function with a way to change text that was just written.
  func transforming(_ transform: @escaping Transform) -> Function {
    var function = self
    function.transform = transform
    return function
  }

  /// A function from a string to a part of it, which needs neither a copy nor a new string.
  ///
  /// - Parameters:
  ///   - name: the name that templates call it by.
  ///   - parameters: the types of the parameters before the string.
  ///   - range: which part to keep of the bytes, given the arguments before the string.
  init(
    _ name: ByteString, _ parameters: [GoType],
    keeps range:
      @escaping @Sendable (Arguments, UnsafeBufferPointer<UInt8>) -> Range<Int>
  ) {
    self.init(name, parameters + [.string], returns: .string) { arguments, _ in
      let string = arguments.string(arguments.count - 1)
      let kept = string.withBytes { range(arguments, $0) }
      return .string(kept.count == string.count ? string : string[kept])
    }
    emit = { arguments, _, output in
      arguments.string(arguments.count - 1).withBytes { bytes in
        output.append(UnsafeBufferPointer(rebasing: bytes[range(arguments, bytes)]))
      }
    }
    transform = { arguments, _, output, start in
      let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(output.bytes)[start...])
      output.keep(range(arguments, bytes), from: start)
    }
  }
}
