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

  @Test func givenValuesWinAndNullsDelete() throws {
    let chart = try Chart.load(files: Self.files.mapValues { Array($0.utf8) })
    var values = ValuesLayers()
    values.add(
      text: """
        child: {w: null, x: 5, t: {q: null, r: 3}, z: {o: 4}}
        own: {k: 1, l: {m: null, o: 2}}
        global: {a: null, g: 1}
        new: {a: null, b: 1}
        none: null
        """)
    #expect(
      try texts(chart, values) == [
        #"child: {"global":{"a":1,"b":2,"c":{"e":1,"f":2},"g":1},"t":{"p":1,"r":3},"x":5,"#
          + #""z":{"false":null,"o":4}}"#,
        #"top: {"child":{"global":{"a":1,"b":2,"c":{"e":1,"f":9},"g":1},"t":{"p":9,"r":3},"#
          + #""x":5,"z":{"false":null,"o":9}},"global":{"c":{"e":1},"g":1},"#
          + #""new":{"a":null,"b":1},"none":null,"own":{"k":1,"l":{"o":2}}}"#,
      ])
  }
}
