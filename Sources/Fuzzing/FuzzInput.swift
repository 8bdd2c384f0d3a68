package import Foundation

/// What one round of fuzzing gives to the library: texts by their names, such as the files of a chart.
package struct FuzzInput: Sendable, Hashable {
  /// A text and its name.
  package struct Part: Sendable, Hashable {
    /// A file's path, or what the text is.
    package var name: String
    /// Any bytes.
    package var bytes: [UInt8]

    /// A named text.
    package init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The texts.
  package var parts: [Part]

  /// An input of its parts.
  package init(_ parts: [Part]) { self.parts = parts }

  /// The bytes of a part; none when it is not there.
  package subscript(name: String) -> [UInt8] {
    parts.first { $0.name == name }?.bytes ?? []
  }

  /// The files of a folder.
  ///
  /// - Throws: when the folder can't be read.
  package init(folder: URL) throws {
    parts = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      let file = folder.appendingPathComponent(path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      parts.append(Part(path, Array(try Data(contentsOf: file))))
    }
  }

  /// Writes each part as a file of a folder, which is made.
  ///
  /// - Throws: when that fails.
  package func write(to folder: URL) throws {
    for part in parts {
      let file = folder.appendingPathComponent(part.name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(part.bytes).write(to: file)
    }
  }

  /// The parts as one text, for fuzzers that know bytes alone: the only part of a target as it is,
  /// else names and texts in turn with zero bytes between them.
  package func joined(for target: FuzzTarget) -> [UInt8] {
    if let name = target.solePart { return self[name] }
    return Array(parts.flatMap { [Array($0.name.utf8), $0.bytes] }.joined(separator: [0]))
  }

  /// The parts that a joined text is made of.
  package init(joined bytes: [UInt8], for target: FuzzTarget) {
    if let name = target.solePart {
      parts = [Part(name, bytes)]
      return
    }
    let texts = bytes.split(separator: 0, omittingEmptySubsequences: false)
    parts = stride(from: 0, to: texts.count - 1, by: 2).map { index in
      Part(String(decoding: texts[index], as: UTF8.self), Array(texts[index + 1]))
    }
  }
}
