import Chartplotter
import Dispatch
import Synchronization
import Testing

/// Loaded charts are shared by threads: what one rendering does may not show in another.
@Suite struct SharedChartTests {
  /// A chart that changes its values, expands texts and includes templates, each in its own way.
  private static func chart(_ number: Int) throws -> Chart {
    let template = """
      {{- $own := set .Values "seen" (add \(number) .Values.turn) }}
      name: {{ include "named" . }}
      seen: {{ $own.seen }}
      {{- range $index, $word := .Values.words }}
      word-{{ $index }}: {{ tpl $word $ | quote }}
      {{- end }}
      {{- toYaml .Values.tree | nindent \(number % 5 * 2) }}
      """
    let values = """
      turn: 0
      words: ["{{ .Release.Name }}", "{{ .Values.turn }}-\(number)"]
      tree: {a\(number): {b: [1, 2, {c: \(number)}]}}
      """
    let helper = #"{{ define "named" }}{{ .Chart.Name }}-{{ .Values.turn }}{{ end }}"#
    return try Chart.load(files: [
      "Chart.yaml": Array("apiVersion: v2\nname: chart-\(number)\nversion: 1.0.\(number)\n".utf8),
      "values.yaml": Array(values.utf8),
      "templates/_helper.tpl": Array(helper.utf8),
      "templates/text.yaml": Array(template.utf8),
    ])
  }

  private static func text(_ chart: Chart, turn: Int) throws -> [UInt8] {
    var values = ValuesLayers()
    values.set = ["turn=\(turn)"]
    return try chart.renderTemplates(Release(name: "rel"), values: values).flatMap(\.bytes)
  }

  @Test func twoHundredRenderingsOnTwoThreadsEqualThoseInARow() throws {
    let charts = try (0..<20).map { try Self.chart($0) }
    let turns = 200
    let expected = try (0..<turns).map { try Self.text(charts[$0 % 20], turn: $0 / 20) }
    let answers = Mutex([Int: [UInt8]]())
    DispatchQueue.concurrentPerform(iterations: 2) { thread in
      for turn in stride(from: thread, to: turns, by: 2) {
        let text = try? Self.text(charts[turn % 20], turn: turn / 20)
        answers.withLock { $0[turn] = text }
      }
    }
    let given = answers.withLock { $0 }
    for turn in 0..<turns { #expect(given[turn] == expected[turn], "turn \(turn)") }
  }
}
