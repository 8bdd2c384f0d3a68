/// Why Go's `strconv` refuses a text: a `strconv.NumError`.
package struct NumberError: Error, Sendable {
  /// What is wrong with the text.
  package enum Reason: Sendable, Equatable {
    case syntax
    case range
    case base(Int)
    case bitSize(Int)
  }

  /// The name of the Go function that failed, such as `ParseInt`.
  package var function: String
  /// The text.
  package var text: ByteString
  /// What is wrong with it.
  package var reason: Reason
  /// What Go returns beside the error: the nearest integer in range, or zero.
  package var nearestInteger: Int64 = 0
  /// What Go returns beside the error: infinity for a float out of range, or zero.
  package var nearestFloat: Double = 0

  /// The error's text in Go.
  package var message: ByteString {
    let output = OutputBuffer()
    output.append("strconv.")
    output.append(function)
    output.append(": parsing ")
    Strconv.quote(text, to: output)
    switch reason {
    case .syntax: output.append(": invalid syntax")
    case .range: output.append(": value out of range")
    case .base(let base): output.append(": invalid base \(base)")
    case .bitSize(let bits): output.append(": invalid bit size \(bits)")
    }
    return output.string()
  }
}
