import GoRuntime
import Testing
import YAML

@testable import Chartplotter

@Suite struct SetParserTests {
  private func layers(_ change: (inout ValuesLayers) -> Void) -> ValuesLayers {
    var layers = ValuesLayers()
    change(&layers)
    return layers
  }

  /// The merged values as JSON, or the text of the error.
  private func merge(_ layers: ValuesLayers) -> String {
    do throws(RenderError) {
      let buffer = OutputBuffer()
      let values = try layers.merged(limits: RenderLimits())
      try? JSONWriter.write(.map(values), to: buffer)
      return buffer.string().text
    } catch {
      return error.message
    }
  }

  @Test(arguments: [
    ("a=1", #"{"a":1}"#), ("a=b,c=d", #"{"a":"b","c":"d"}"#),
    ("a.b.c=x", #"{"a":{"b":{"c":"x"}}}"#),
    ("a=true,b=FALSE,c=null", #"{"a":true,"b":false,"c":null}"#),
    ("a=01,b=0,c=-5,d=1.5", #"{"a":"01","b":0,"c":-5,"d":"1.5"}"#),
    ("a={x,y,1}", #"{"a":["x","y",1]}"#), ("a={}", #"{"a":[""]}"#),
    ("a[0]=x,a[2]=y", #"{"a":["x",null,"y"]}"#), ("a[0].b=1,a[0].c=2", #"{"a":[{"b":1,"c":2}]}"#),
    ("a[0][1]=x", #"{"a":[[null,"x"]]}"#), (#"a\.b=c"#, #"{"a.b":"c"}"#),
    (#"a=x\,y"#, #"{"a":"x,y"}"#), ("a=", #"{"a":""}"#), ("", "{}"), ("a=b=c", #"{"a":"b=c"}"#),
    ("a", "failed parsing --set data: key \"a\" has no value"),
    ("a,b=1", "failed parsing --set data: key \"a\" has no value (cannot end with ,)"),
    ("a={x", "failed parsing --set data: list must terminate with '}'"),
    (
      "a[x]=1",
      #"failed parsing --set data: error parsing index: strconv.Atoi: parsing "x": invalid syntax"#
    ),
    ("a[-1]=1", "failed parsing --set data: negative -1 index not allowed"),
    (
      "a[99999999]=x",
      "failed parsing --set data: index of 99999999 is greater than maximum supported index of 65536"
    ),
    (
      "a=1,a.b=2",
      "failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}"
    ),
    ("a.=x", "failed parsing --set data: key map \"a\" has no value"),
    ("a[0]x=1", "failed parsing --set data: unexpected data at end of array index: \"x\""),
  ])
  func typed(argument: String, expected: String) {
    #expect(merge(layers { $0.set = [argument] }) == expected)
  }

  @Test(arguments: [
    ("a=1,b=true,c={1,2}", #"{"a":"1","b":"true","c":["1","2"]}"#), ("a=null", #"{"a":"null"}"#),
  ])
  func strings(argument: String, expected: String) {
    #expect(merge(layers { $0.setString = [argument] }) == expected)
  }

  @Test(arguments: [
    (#"{"a":{"b":[1,2]}}"#, #"{"a":{"b":[1,2]}}"#),
    (#"a={"b":1},c=[1,"x"]"#, #"{"a":{"b":1},"c":[1,"x"]}"#),
    ("a=", #"{"a":null}"#), (#"a="x,y",b=1.5"#, #"{"a":"x,y","b":1.5}"#),
    ("a[1]=true", #"{"a":[null,true]}"#), ("a=nope", "failed parsing --set-json data a=nope"),
    ("{", "failed parsing --set-json data JSON: {"),
  ])
  func json(argument: String, expected: String) {
    #expect(merge(layers { $0.setJSON = [argument] }) == expected)
  }

  @Test(arguments: [
    ("a=x,y=z", #"{"a":"x,y=z"}"#), (#"a.b=\,"#, #"{"a":{"b":"\\,"}}"#),
    ("a[1]=x=", #"{"a":[null,"x="]}"#),
    ("a", "failed parsing --set-literal data: key \"a\" has no value"),
  ])
  func literals(argument: String, expected: String) {
    #expect(merge(layers { $0.setLiteral = [argument] }) == expected)
  }

  @Test func filesAreRead() throws {
    let folder = try TemporaryFolder(["x.txt": "line\n"])
    #expect(
      merge(layers { $0.setFile = ["a.b=\(folder.path("x.txt"))"] }) == #"{"a":{"b":"line\n"}}"#)
    #expect(
      merge(layers { $0.setFile = ["a=/nowhere/x"] })
        == "failed parsing --set-file data: open /nowhere/x: no such file or directory")
  }

  @Test func laterKindsWin() {
    let all = layers {
      $0.add(text: "a: file\nb: file\nc: file\nd: file\n")
      $0.setLiteral = ["d=literal"]
      $0.setString = ["c=string,d=string"]
      $0.set = ["b=set,c=set"]
      $0.setJSON = [#"a="json",b="json""#]
    }
    #expect(merge(all) == #"{"a":"json","b":"set","c":"string","d":"literal"}"#)
  }

  @Test func nestingIsLimited() {
    let deep = String(repeating: "a.", count: 31) + "b=1"
    #expect(
      merge(layers { $0.set = [deep] })
        == "failed parsing --set data: value name nested level is greater than maximum supported nested level of 30"
    )
    let lists = "a" + String(repeating: "[0]", count: 4000) + "=1"
    #expect(
      merge(layers { $0.set = [lists] })
        == "failed parsing --set data: value name nested level is greater than maximum supported nested level of 30"
    )
  }

  @Test func listsCannotFillMemory() {
    let many = (0..<2000).map { "k\($0)[65536]=1" }.joined(separator: ",")
    #expect(
      merge(layers { $0.set = [many] })
        == "failed parsing --set data: lists have more than 1048576 elements in all")
  }

  @Test func documentsAreMerged() {
    #expect(
      merge(layers { $0.add(text: "---\na: {p: 1}\n---\r\na: {q: 2}\nb: 3\n--- # end\n") })
        == #"{"a":{"p":1,"q":2},"b":3}"#)
  }

  @Test func dictionariesAreLayers() throws {
    let layers = try ValuesLayers([
      "text": "x", "number": 1, "flag": true, "list": [1, "a"] as [any Sendable],
      "map": ["inner": 2.5] as [String: any Sendable],
    ])
    #expect(
      merge(layers)
        == #"{"flag":true,"list":[1,"a"],"map":{"inner":2.5},"number":1,"text":"x"}"#)
  }
}
