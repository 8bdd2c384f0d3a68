import Processes
import Testing

/// `render template` called as Argo CD calls `helm template`.
struct ArgoCDTests {
  /// A chart with everything that Argo CD's flags are about.
  private func sample() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("app/Chart.yaml", "apiVersion: v2\nname: app\nversion: 1.0.0\n")
    try folder.write("app/values.yaml", "tag: v1\n")
    try folder.write("app/values.schema.json", "{\"required\": [\"never\"]}")
    try folder.write("app/crds/crd.yaml", "kind: CustomResourceDefinition\n")
    try folder.write("app/prod.yaml", "tag: v2\nport: 80\n")
    try folder.write("app/motd", "hello\n")
    try folder.write(
      "app/templates/cm.yaml",
      """
      kind: ConfigMap
      metadata: {name: "{{ .Release.Name }}", namespace: "{{ .Release.Namespace }}"}
      data:
        tag: {{ .Values.tag }}
        port: {{ .Values.port | quote }}
        count: {{ kindOf .Values.count }}
        text: {{ kindOf .Values.text }}
        motd: {{ .Values.motd | quote }}
        kube: {{ .Capabilities.KubeVersion }}
        has: {{ .Capabilities.APIVersions.Has "monitoring.coreos.com/v1" }}

      """)
    try folder.write(
      "app/templates/test.yaml",
      "kind: Pod\nmetadata: {name: t, annotations: {helm.sh/hook: test}}\n")
    return folder
  }

  @Test func takesItsArguments() throws {
    let folder = try sample()
    let result = try Subprocess.run(
      RepositoryFiles.executable("render"),
      [
        "template", ".", "--name-template", "guestbook", "--namespace", "web",
        "--kube-version", "1.31.2", "--set", "count=3", "--set-string", "text=3",
        "--set-file", "motd=motd", "--values", "\(folder.path)/app/prod.yaml",
        "--api-versions", "monitoring.coreos.com/v1", "--api-versions", "v1",
        "--include-crds", "--skip-schema-validation", "--skip-tests",
      ], in: "\(folder.path)/app", timeout: 60)
    #expect(String(decoding: result.stderr, as: UTF8.self) == "")
    #expect(result.ending == .status(0))
    #expect(
      String(decoding: result.stdout, as: UTF8.self)
        == """
        ---
        # Source: app/crds/crd.yaml
        kind: CustomResourceDefinition

        ---
        # Source: app/templates/cm.yaml
        kind: ConfigMap
        metadata: {name: "guestbook", namespace: "web"}
        data:
          tag: v2
          port: "80"
          count: int64
          text: string
          motd: "hello\\n"
          kube: v1.31.2
          has: true

        """)
  }

  @Test func saysWhatItMatchesWhenDependenciesAreMissing() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "app/Chart.yaml",
      "apiVersion: v2\nname: app\nversion: 1.0.0\ndependencies:\n- {name: redis, version: 1.x}\n")
    let result = try Subprocess.run(
      RepositoryFiles.executable("render"), ["template", ".", "--name-template", "x"],
      in: "\(folder.path)/app", timeout: 60)
    #expect(result.ending == .status(1))
    #expect(
      String(decoding: result.stderr, as: UTF8.self)
        .contains("found in Chart.yaml, but missing in charts/ directory"))
  }
}
