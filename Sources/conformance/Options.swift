/// What the command line asks for.
struct Options {
  /// The kinds of cases.
  enum Command: String {
    case templates, scenarios, corpus
  }

  var command: Command
  /// Case files or folders.
  var paths: [String] = []
  /// The folder that scenarios run in.
  var charts: String?
  /// Where every answer is written as JSON lines.
  var emit: String?
  /// Only ids that contain this text are run.
  var filter = ""
  /// The `render` executable.
  var renderer: String
  /// How many cases run at a time.
  var threads = 2
  /// How many lines of a difference are shown.
  var lines = 6
  /// Seconds after which a `render` process is ended.
  var timeout = 60

  static let usage = """
    Usage: conformance templates FILE… [options]
           conformance scenarios FILE --charts DIR [options]
           conformance corpus DIR [options]

    Options:
      --emit FILE      write every actual answer as JSON lines
      --filter TEXT    run only the cases whose id contains TEXT
      --render PATH    the render executable (default: the one beside this)
      --threads N      cases run at a time (default 2)
      --lines N        lines of a difference to show (default 6; 0 shows ids only)
      --timeout N      seconds allowed to one render process (default 60)

    """

  /// Reads the command line.
  init(_ arguments: [String]) throws(CommandFailure) {
    guard let first = arguments.dropFirst().first, let command = Command(rawValue: first) else {
      throw CommandFailure(Self.usage)
    }
    self.command = command
    renderer = Self.siblingRenderer(of: arguments.first ?? "conformance")
    var rest = arguments.dropFirst(2)
    while let argument = rest.popFirst() {
      switch argument {
      case "--charts": charts = try Self.value(of: argument, &rest)
      case "--emit": emit = try Self.value(of: argument, &rest)
      case "--filter": filter = try Self.value(of: argument, &rest)
      case "--render": renderer = try Self.value(of: argument, &rest)
      case "--threads": threads = max(1, try Self.number(of: argument, &rest))
      case "--lines": lines = try Self.number(of: argument, &rest)
      case "--timeout": timeout = try Self.number(of: argument, &rest)
      case _ where argument.hasPrefix("-"):
        throw CommandFailure("unknown option \(argument)\n\n\(Self.usage)")
      default: paths.append(argument)
      }
    }
    if paths.isEmpty { throw CommandFailure(Self.usage) }
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(CommandFailure) -> String {
    guard let value = rest.popFirst() else { throw CommandFailure("\(option) needs a value") }
    return value
  }

  private static func number(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(CommandFailure) -> Int {
    guard let number = Int(try value(of: option, &rest)), number >= 0 else {
      throw CommandFailure("\(option) needs a number")
    }
    return number
  }

  private static func siblingRenderer(of program: String) -> String {
    #if os(Linux)
      var buffer = [CChar](repeating: 0, count: 4096)
      let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      let path =
        count > 0
        ? String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self) : program
    #else
      let path = program
    #endif
    guard let slash = path.lastIndex(of: "/") else { return "./render" }
    return path[...slash] + "render"
  }
}
