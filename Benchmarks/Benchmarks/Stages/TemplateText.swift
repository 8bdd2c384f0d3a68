import GoRuntime
import YAML

/// A template as charts have them, long enough to be measured, and data for it.
enum TemplateText {
  /// How many services the template writes.
  private static let services = 20

  /// The text: a small definition, and a body that is one loop from end to end. A loop's body is
  /// lowered with the text around it, whether it is executed or not.
  static let text = """
    {{- define "labels" }}
        app: {{ .name }}
        tier: {{ .tier | printf "%q" }}
    {{- end }}
    {{- range .enabled }}
    \((1...services).map(service).joined())
    {{- end }}

    """

  /// The template's data.
  static func data(isEnabled: Bool) throws -> Value {
    let service = try YAMLReader.readMap(
      ByteString(
        """
        name: customers
        tier: backend
        type: LoadBalancer
        annotations:
          prometheus.io/scrape: true
          prometheus.io/port: 8080
          owner: petclinic
        ports:
        - {name: http, number: 80}
        - {name: metrics, number: 9090}
        """))
    let data = service.shallowCopy()
    data.set("enabled", .list(isEnabled ? [.map(service)] : []))
    return .map(data)
  }

  private static func service(_ number: Int) -> String {
    """

    {{- /* Service \(number), with all that it is reached by. */ -}}
    {{- $name := printf "%s-%d" .name \(number) }}
    ---
    apiVersion: v1
    kind: Service
    metadata:
      name: {{ $name | printf "%q" }}
      labels:
        {{- template "labels" . }}
    {{- with .annotations }}
      annotations:
      {{- range $key, $value := . }}
        {{ $key }}: {{ $value | print | printf "%q" }}
      {{- end }}
    {{- end }}
    spec:
      type: {{ if and .type (ne .type "None") }}{{ .type }}{{ else }}ClusterIP{{ end }}
      ports:
      {{- range $index, $port := .ports }}
      - name: {{ index $port "name" }}
        port: {{ $port.number }}
        {{- if or (eq $index 0) (gt (len $.ports) 3) }}
        appProtocol: {{ $port.name | html }}
        {{- end }}
      {{- else }}
      []
      {{- end }}
    """
  }
}
