import Chartplotter

/// Charts to be rendered again and again, by several threads.
enum SharedCharts {
  /// A chart that changes its values, expands texts and includes templates, each in its own way.
  static func chart(_ number: Int) throws -> Chart {
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

  /// What a chart renders to in a turn.
  static func text(_ chart: Chart, turn: Int) throws -> [UInt8] {
    var values = ValuesLayers()
    values.set = ["turn=\(turn)"]
    return try chart.renderTemplates(Release(name: "rel"), values: values).flatMap(\.bytes)
  }
}
