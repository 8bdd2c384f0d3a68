internal import GoRegexp
internal import GoRuntime

/// The formats that the library checks.
enum Format: String, Sendable, CaseIterable {
  case regex
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  case uuid, duration, period, ipv4, ipv6, hostname, email, date, time
  case dateTime = "date-time"
  case uri, iri
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case semver

  /// The format with a name; unknown ones are not checked.
  init?(name: ByteString) { self.init(rawValue: name.text) }

  /// Checks a string.
  ///
  /// - Throws: the library's text.
  func check(_ text: ByteString) throws(FormatError) {
    let bytes = text.bytes[...]
    switch self {
    case .regex: try Self.checkRegex(text)
    case .jsonPointer: try Self.checkPointer(bytes)
    case .relativeJSONPointer: try Self.checkRelativePointer(bytes)
    case .uuid: try Self.checkUUID(bytes)
    case .duration: try Self.checkDuration(bytes)
    case .period: try Self.checkPeriod(bytes)
    case .ipv4: try Self.checkIPv4(bytes)
    case .ipv6: try Self.checkIPv6(bytes)
    case .hostname: try Self.checkHostname(bytes)
    case .email: try Self.checkEmail(bytes)
    case .date: try Self.checkDate(bytes)
    case .time: try Self.checkTime(bytes)
    case .dateTime: try Self.checkDateTime(bytes)
    case .uri, .iri: try Self.checkURI(text)
    case .uriReference, .iriReference: try Self.checkURIReference(text)
    case .uriTemplate: try Self.checkURITemplate(text)
    case .semver: try Self.checkSemver(bytes)
    }
  }

  private static func checkRegex(_ text: ByteString) throws(FormatError) {
    do {
      _ = try Regexp(text)
    } catch {
      throw FormatError("\(error.message)")
    }
  }
}

/// What is wrong with a string of some format.
struct FormatError: Error {
  /// The text.
  let message: String

  init(_ message: String) { self.message = message }

  /// The same fault in a part of the string.
  func within(_ part: String) -> FormatError { FormatError("invalid \(part): \(message)") }

  /// A character that can't stand where it does.
  static func invalidCharacter(_ scalar: Unicode.Scalar, in place: String = "") -> FormatError {
    FormatError("invalid character \(GoQuote.quoted(scalar))\(place)")
  }
}

extension ArraySlice<UInt8> {
  /// The characters, invalid bytes as U+FFFD.
  var scalars: String.UnicodeScalarView { String(decoding: self, as: UTF8.self).unicodeScalars }

  /// The parts between occurrences of a byte.
  func parts(_ separator: Unicode.Scalar) -> [ArraySlice<UInt8>] {
    split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
  }

  /// How many ASCII digits the slice starts with.
  var leadingDigits: Int { prefix { $0 &- UInt8(ascii: "0") < 10 }.count }

  /// Whether the slice has the bytes of a text at its start.
  func starts(withText text: String) -> Bool { starts(with: text.utf8) }
}
