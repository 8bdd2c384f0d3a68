/// A way into the library that strangers' input takes.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// One template with its values, as the conformance cases have them.
  case template
  /// A text read as YAML, JSON and TOML, and written again.
  case values
  /// The files of a chart.
  case chart
  /// A packed chart.
  case archive
  /// A schema and the values that it checks.
  case schema
  /// Texts given with `--set` and its kin.
  case set

  /// The name of the part that the target's inputs have, if they have one alone.
  package var solePart: String? {
    switch self {
    case .values: "values.yaml"
    case .archive: "chart.tar"
    case .template, .chart, .schema, .set: nil
    }
  }

  /// Words that mean something where the target's inputs are read.
  package var words: [String] {
    switch self {
    case .template: Self.templateWords
    case .values: Self.yamlWords
    case .chart: Self.templateWords + Self.yamlWords + Self.chartWords
    case .archive: ["/", "..", "\\", "C:", "\0", "PaxHeaders", "path=", "ustar", "77777777777"]
    case .schema: Self.schemaWords + ["{", "}", "[", "]", ",", ":", "\"", "null", "1"]
    case .set:
      [".", ",", "=", "[", "]", "{", "}", "\\", "[0]", "a.b", "null", "true", "0", "\"", ":"]
    }
  }

  private static let templateWords = [
    "{{", "}}", "{{-", "-}}", "{{- end }}", "{{ if . }}", "{{ range . }}", "{{ with . }}",
    "{{ else }}", "{{ define \"a\" }}", "{{ template \"a\" . }}", "{{ include \"a\" . }}",
    "{{ tpl . $ }}", "{{ break }}", "{{ continue }}", "{{/*", "*/}}", "(", ")", "|", ":=", "=", ",",
    ".", "$", "$x", "`", "\"", "'", "nil", "true", " 1 ", ".Values", " toYaml ", " fromYaml ",
    " nindent 2 ", " indent ", " default ", " printf \"%v\" ", " printf \"%*d\" ", " dict ",
    " list ", " index ", " slice ", " len ", " until ", " untilStep ", " seq ", " repeat ",
    " regexReplaceAll ", " regexMatch ", " split ", " substr ", " trunc ", " merge ", " set ",
    " get ",
    " dig ", " hasKey ", " keys ", " sortAlpha ", " join ", " toJson ", " fromJson ", " toToml ",
    " quote ", " b64dec ", " semverCompare ", " date ", " toDate ", " int ", " float64 ", " mul ",
    " div ", " mod ", " lookup ", " .Files.Get ", " .Files.Glob ", " required ", " fail ",
    " ternary ",
    " wrapWith ", " abbrev ", " duration ", " urlParse ", " call ", " html ", " js ", " and ",
    " or ",
    " not ", " eq ", " lt ",
  ]

  private static let yamlWords = [
    "&a ", "*a", "<<: ", "- ", "? ", ": ", "|", ">", "|2-", "!!binary ", "!!str ", "!!float ",
    "!!map ",
    "!!set ", "!", "---\n", "...\n", "%YAML 1.2\n", "#", "{", "}", "[", "]", "\"", "'", "\\x41",
    "\\u",
    "\t", "\r\n", "\n", "  ", "~", "null", ".inf", ".nan", "0o7", "0b1", "1:30", "2001-12-14",
    "\u{FEFF}", "\u{85}", "\u{2028}", "[[a]]\n", "a = 1\n", "\"\"\"",
  ]

  private static let chartWords = [
    "dependencies:\n", "- name: ", "  alias: ", "  condition: ", "  tags: ", "  import-values:\n",
    "  version: ", "  repository: file://", "kubeVersion: ", "type: library\n", "annotations:\n",
    "maintainers:\n", "apiVersion: v1\n", "global:\n", "exports:\n", "kind: List\n", "items:\n",
    "metadata:\n", "helm.sh/hook: ", "helm.sh/hook-weight: ",
  ]

  private static let schemaWords = [
    "\"$ref\": \"#\"", "\"$ref\": \"file:///etc/passwd\"", "\"$dynamicRef\": \"#a\"",
    "\"$anchor\": \"a\"", "\"$id\": \"http://a/b\"", "\"$schema\": \"\"", "\"allOf\": [{}]",
    "\"not\": {}", "\"if\": {}", "\"pattern\": \"(a+)+$\"", "\"format\": \"uri\"",
    "\"format\": \"regex\"",
    "\"enum\": []", "\"const\": null", "\"multipleOf\": 0.1", "\"minLength\": -1",
    "\"properties\": {}",
    "\"patternProperties\": {}", "\"items\": [{}]", "\"unevaluatedProperties\": false",
    "\"dependencies\": {}", "\"type\": [\"object\"]", "\"uniqueItems\": true",
    "\"required\": [\"a\"]",
  ]
}
