import Chartplotter
import Testing

/// Which of the values of a chart and its subchart win, and that templates never change a chart's.
@Suite struct CoalescingTests {
  private static let files: [String: String] = [
    "Chart.yaml": """
    apiVersion: v2
    name: top
    version: 1.0.0
    dependencies: [{name: child, version: 1.x, condition: "child.on,tags.on"}]
    """,
    "values.yaml": """
    global: {a: 1, c: {d: null, e: 1}}
    child: {x: null, w: 2, t: {p: 1}}
    own: {k: null, l: {m: 1}}
    """,
    "templates/text.yaml": """
    top: {{ toJson .Values }}
    {{- $_ := set .Values.own.l "m" 9 }}{{ $_ := set .Values.global.c "e" 9 }}
    """,
    "charts/child/Chart.yaml": "apiVersion: v2\nname: child\nversion: 1.2.0\n",
    "charts/child/values.yaml": """
    x: 1
    w: 1
    z: {n: null, o: 1}
    t: {p: 0, q: 0}
    global: {b: 2, c: {d: 1, f: 2}}
    """,
    "charts/child/templates/text.yaml": """
    child: {{ toJson .Values }}
    {{- $_ := set .Values.t "p" 9 }}{{ $_ := set .Values.z "o" 9 }}
    {{- $_ := set .Values.global.c "f" 9 }}
    """,
  ]

  private func texts(_ chart: Chart, _ values: ValuesLayers) throws -> [String] {
    try chart.renderTemplates(Release(name: "rel"), values: values).map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
  }

  @Test func everyRenderingSeesTheSameValues() throws {
    let chart = try Chart.load(files: Self.files.mapValues { Array($0.utf8) })
    for _ in 0..<2 {
      #expect(
        try texts(chart, ValuesLayers()) == [
          #"child: {"global":{"a":1,"b":2,"c":{"d":1,"e":1,"f":2}},"t":{"p":1,"q":0},"w":2,"#
            + #""x":1,"z":{"o":1}}"#,
          #"top: {"child":{"global":{"a":1,"b":2,"c":{"d":1,"e":1,"f":9}},"t":{"p":9,"q":0},"#
            + #""w":2,"x":1,"z":{"o":9}},"global":{"a":1,"c":{"e":1}},"own":{"l":{"m":1}}}"#,
        ])
    }
  }
}
