internal import GoRuntime

extension Builtins {
  /// `html`, `js` and `urlquery`.
  static let escaping: [Function] = [
    Function("html", [], variadic: .any) { arguments, _, output in
      escape(arguments, to: output, appendHTML)
    },
    Function("js", [], variadic: .any) { arguments, _, output in
      escape(arguments, to: output, appendJS)
    },
    Function("urlquery", [], variadic: .any) { arguments, _, output in
      escape(arguments, to: output, appendQuery)
    },
  ]

  /// Prints the arguments and appends the text escaped.
  private static func escape(
    _ arguments: Arguments, to output: OutputBuffer,
    _ append: (UnsafeBufferPointer<UInt8>, OutputBuffer) -> Void
  ) {
    let text = OutputBuffer()
    if arguments.count == 1, case .string(let string) = arguments[0] {
      text.append(string)
    } else {
      // Go prints what is missing as an action does, not as `fmt` does.
      let values = arguments.dropFirst(0).map { value in
        value.isNilInterface ? Value.string("<no value>") : value
      }
      Fmt.sprint(values, to: text)
    }
    append(UnsafeBufferPointer(text.bytes), output)
  }

  private static func appendHTML(_ text: UnsafeBufferPointer<UInt8>, to output: OutputBuffer) {
    for byte in text {
      switch byte {
      case 0: output.append("\u{FFFD}")
      case UInt8(ascii: "\""): output.append("&#34;")
      case UInt8(ascii: "'"): output.append("&#39;")
      case UInt8(ascii: "&"): output.append("&amp;")
      case UInt8(ascii: "<"): output.append("&lt;")
      case UInt8(ascii: ">"): output.append("&gt;")
      default: output.append(byte)
      }
    }
  }

  private static func appendJS(_ text: UnsafeBufferPointer<UInt8>, to output: OutputBuffer) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "\\"): output.append("\\\\")
      case UInt8(ascii: "'"): output.append("\\'")
      case UInt8(ascii: "\""): output.append("\\\"")
      case UInt8(ascii: "<"): output.append("\\u003C")
      case UInt8(ascii: ">"): output.append("\\u003E")
      case UInt8(ascii: "&"): output.append("\\u0026")
      case UInt8(ascii: "="): output.append("\\u003D")
      case 0..<0x20:
        output.append("\\u00")
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 0xF))
      case 0x80...:
        let (rune, size) = text.rune(at: index)
        if rune.isPrintable {
          output.append(UnsafeBufferPointer(rebasing: text[index..<(index + size)]))
        } else {
          Fmt.sprintf("\\u%04X", [.integer(Int64(rune), .int32)], to: output)
        }
        index += size - 1
      default: output.append(byte)
      }
      index += 1
    }
  }

  private static func appendQuery(_ text: UnsafeBufferPointer<UInt8>, to output: OutputBuffer) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."), UInt8(ascii: "~"):
        output.append(byte)
      case UInt8(ascii: " "): output.append(UInt8(ascii: "+"))
      default:
        output.append(UInt8(ascii: "%"))
        output.append(hexadecimal(byte >> 4))
        output.append(hexadecimal(byte & 0xF))
      }
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
