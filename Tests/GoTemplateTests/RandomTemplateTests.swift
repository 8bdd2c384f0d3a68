import GoRuntime
import GoTemplate
import Testing

/// Random templates over random data: nothing traps or hangs, and a seed settles the result.
@Suite struct RandomTemplateTests {
  /// A small generator of its own, so that a seed gives the same templates everywhere.
  private struct Generator {
    var state: UInt64

    mutating func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }

    mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

    mutating func template(_ depth: Int) -> String {
      (0..<(1 + next(4))).map { _ in node(depth) }.joined()
    }

    mutating func node(_ depth: Int) -> String {
      let trim = pick(["", "", "- "])
      switch depth <= 0 ? next(3) : next(10) {
      case 0: return pick(["text", " \n", "", "{", "}}", "é\u{0}"])
      case 1, 2: return "{{\(trim)\(pipeline(depth))}}"
      case 3:
        return
          "{{if \(pipeline(depth))}}\(template(depth - 1)){{else}}\(template(depth - 1)){{end}}"
      case 4: return "{{with \(pipeline(depth))}}\(template(depth - 1)){{end}}"
      case 5: return "{{range \(pipeline(depth))}}\(template(depth - 1)){{else}}e{{end}}"
      case 6:
        return "{{range $i, $v := \(pipeline(depth))}}{{$i}}{{$v}}"
          + "\(pick(["{{break}}", "{{continue}}", ""]))\(template(depth - 1)){{end}}"
      case 7: return "{{$x := \(pipeline(depth))}}\(template(depth - 1)){{$x}}"
      case 8: return "{{template \"\(pick(["a", "b", "none"]))\" \(operand(depth))}}"
      default:
        return pick(["{{end}}", "{{else}}", "{{/* c */}}", "{{break}}", "{{", "{{ \"", "{{.x"])
      }
    }

    mutating func pipeline(_ depth: Int) -> String {
      var commands = [command(depth)]
      while next(4) == 0 { commands.append(command(depth)) }
      return commands.joined(separator: " | ")
    }

    mutating func command(_ depth: Int) -> String {
      let count = next(3)
      let name = pick([
        "print", "printf", "len", "index", "slice", "and", "or", "not", "eq", "lt", "html", "js",
        "urlquery", "call", "ne", "ge", "println",
      ])
      switch next(3) {
      case 0: return operand(depth)
      default:
        return name + (0...count).map { _ in " " + operand(depth) }.joined()
      }
    }

    mutating func operand(_ depth: Int) -> String {
      switch depth <= 0 ? next(7) : next(8) {
      case 0: return pick([".", "$", ".a", ".a.b", ".list", ".n", ".none", ".none.x", "$.s", "$x"])
      case 1: return pick(["1", "-3", "1.5", "1e3", "0x1F", "'a'", "1i", "1_000", "08", "1e999"])
      case 2: return pick(["\"s\"", "`raw`", "\"%s %d %v\"", "\"\\x00\\u00e9\"", "\"\""])
      case 3: return pick(["true", "false", "nil"])
      case 4: return pick([".list", ".map", ".a"])
      case 5: return pick(["2", "0", "\"a\""])
      case 6: return ".s"
      default: return "(\(pipeline(depth - 1)))\(pick(["", ".a", ".b.c"]))"
      }
    }
  }

  private static let data: Value = .map(
    ValueMap([
      ("a", .map(ValueMap([("b", .string("leaf")), ("c", .null)]))), ("s", .string("text")),
      ("n", .float(3)), ("list", .list([.int(1), .string("two"), .null, .list([])])),
      ("map", .map(ValueMap([("x", .bool(true)), ("y", .float(1e21))]))),
    ]))

  private static func render(_ seed: UInt64) -> String {
    var generator = Generator(state: seed)
    var text = "{{define \"a\"}}A{{.}}{{end}}{{define \"b\"}}\(generator.template(1)){{end}}"
    text += generator.template(3)
    var limits = ExecutionLimits()
    limits.steps = 20_000
    limits.depth = 200
    limits.templateOutputBytes = 1 << 20
    let output = OutputBuffer()
    do throws(TemplateError) {
      var set = TemplateSet(name: "gotpl", missingKey: .zero)
      try set.parse(ByteString(text), name: "t")
      try set.execute("t", data: data, to: output, limits: limits)
    } catch {
      output.append(error.text)
    }
    return output.string().text
  }

  @Test(arguments: 0..<20)
  func randomTemplatesEndAndRepeat(batch: Int) {
    for seed in (batch * 100)..<(batch * 100 + 100) {
      let first = Self.render(UInt64(seed))
      #expect(first == Self.render(UInt64(seed)))
    }
  }
}
