internal import GoRuntime
internal import GoTemplate

extension TemplateError {
  /// The text that Helm reports for the error, made from the fields of the chain of includes.
  var helmText: ByteString {
    if kind == .parse { return helmParseText }
    if let failure = chartFailure {
      return ByteString(
        "execution error at (\(location?.description ?? "")): \(failure.message)")
    }
    return helmTrace ?? text
  }

  /// Helm's form of a parse error: of a message with colons only the last part is left.
  private var helmParseText: ByteString {
    let place = location?.description ?? ""
    return ByteString("parse error at (\(place)): \(message.lastPart(after: ": "))")
  }

  /// What the chart itself stopped the rendering with.
  var chartFailure: ChartFailure? {
    for error in chain {
      if let failure = error.functionError?.cause as? ChartFailure { return failure }
    }
    return nil
  }

  /// Helm's trace: a paragraph for every template of the chain.
  ///
  /// It is nil, and Go's text stays as it is, when anything but a template's error is at the
  /// bottom of the chain or between two templates.
  private var helmTrace: ByteString? {
    let output = OutputBuffer()
    var previous: ByteString?
    for error in chain {
      if let functionError = error.functionError {
        if error.cause == nil || !functionError.message.isEmpty { return nil }
      }
      let paragraph = error.helmParagraph
      if paragraph != previous { output.append(paragraph) }
      previous = paragraph
    }
    return output.string().trimmingSpace()
  }

  /// Where one template failed, what it executed there, and the message.
  private var helmParagraph: ByteString {
    let output = OutputBuffer()
    guard let location else {
      output.append(message)
      output.append("\n")
      return output.string()
    }
    output.append(location.description)
    output.append("\n  executing ")
    Strconv.quote(template, to: output)
    output.append(" at <")
    // Helm takes the node's text to end at the first ">: ", even one within the node.
    let rest = OutputBuffer()
    rest.append(node)
    rest.append(">: ")
    rest.append(message)
    if cause != nil { rest.append("template:") }
    let (shown, said) = rest.string().parts(around: ">: ")
    output.append(shown)
    output.append(">:\n    ")
    output.append(said.parts(around: " template:").before)
    output.append("\n")
    return output.string()
  }
}

extension ByteString {
  /// What follows the last occurrence of a separator; everything when there is none.
  fileprivate func lastPart(after separator: ByteString) -> ByteString {
    var rest = self
    while let index = rest.firstIndex(of: separator) {
      rest = rest[(index + separator.count)..<rest.count]
    }
    return rest
  }

  /// What precedes and follows the first occurrence of a separator.
  fileprivate func parts(around separator: ByteString) -> (before: ByteString, after: ByteString) {
    guard let index = firstIndex(of: separator) else { return (self, ByteString()) }
    return (self[0..<index], self[(index + separator.count)..<count])
  }

  private func firstIndex(of other: ByteString) -> Int? {
    withBytes { bytes in other.withBytes { bytes.index(of: $0, from: 0) } }
  }

  /// The text without white space at its ends.
  fileprivate func trimmingSpace() -> ByteString {
    var start = 0
    var end = count
    while start < end, Self.isSpace(self[start]) { start += 1 }
    while end > start, Self.isSpace(self[end - 1]) { end -= 1 }
    return self[start..<end]
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
  }
}
