/// The flags of `helm template` in Helm 4.2.4, its global ones included.
///
/// Source: Helm's `pkg/cmd` (template.go, install.go, flags.go) and `pkg/cli/environment.go`.
enum HelmFlags {
  /// What `--hide-notes` and its like say.
  private static let withoutEffect =
    "this flag has no effect for 'helm template' and will be removed in Helm 5"

  /// Every flag.
  static let all: [FlagDefinition] = template + install + chartPath + global + log

  private static let template: [FlagDefinition] = [
    FlagDefinition("show-only", "s", .texts),
    FlagDefinition("output-dir", .text),
    FlagDefinition("validate", .bool, deprecated: "use '--dry-run=server' instead"),
    FlagDefinition("include-crds", .bool),
    FlagDefinition("skip-tests", .bool),
    FlagDefinition("is-upgrade", .bool),
    FlagDefinition("kube-version", .text),
    FlagDefinition("api-versions", "a", .commaSeparated),
    FlagDefinition("release-name", .bool),
    FlagDefinition("dry-run", .text, implied: "unset"),
    FlagDefinition("post-renderer", .postRenderer),
    FlagDefinition("post-renderer-args", .texts),
  ]

  private static let install: [FlagDefinition] = [
    FlagDefinition("create-namespace", .bool),
    FlagDefinition("force-replace", .bool),
    FlagDefinition("force", .bool, deprecated: "use --force-replace instead"),
    FlagDefinition("force-conflicts", .bool),
    FlagDefinition("server-side", .bool),
    FlagDefinition("no-hooks", .bool),
    FlagDefinition("replace", .bool),
    FlagDefinition("timeout", .duration),
    FlagDefinition("wait", .wait, implied: "watcher"),
    FlagDefinition("wait-for-jobs", .bool),
    FlagDefinition("generate-name", "g", .bool),
    FlagDefinition("name-template", .text),
    FlagDefinition("description", .text),
    FlagDefinition("devel", .bool),
    FlagDefinition("dependency-update", .bool),
    FlagDefinition("disable-openapi-validation", .bool),
    FlagDefinition("rollback-on-failure", .bool),
    FlagDefinition("atomic", .bool, deprecated: "use --rollback-on-failure instead"),
    FlagDefinition("skip-crds", .bool),
    FlagDefinition("render-subchart-notes", .bool, deprecated: withoutEffect),
    FlagDefinition("skip-schema-validation", .bool),
    FlagDefinition("labels", "l", .pairs),
    FlagDefinition("enable-dns", .bool),
    FlagDefinition("hide-notes", .bool, deprecated: withoutEffect),
    FlagDefinition("take-ownership", .bool),
    FlagDefinition("values", "f", .commaSeparated),
    FlagDefinition("set", .texts),
    FlagDefinition("set-string", .texts),
    FlagDefinition("set-file", .texts),
    FlagDefinition("set-json", .texts),
    FlagDefinition("set-literal", .texts),
  ]

  private static let chartPath: [FlagDefinition] = [
    FlagDefinition("version", .text),
    FlagDefinition("verify", .bool),
    FlagDefinition("keyring", .text),
    FlagDefinition("repo", .text),
    FlagDefinition("username", .text),
    FlagDefinition("password", .text),
    FlagDefinition("cert-file", .text),
    FlagDefinition("key-file", .text),
    FlagDefinition("insecure-skip-tls-verify", .bool),
    FlagDefinition("plain-http", .bool),
    FlagDefinition("ca-file", .text),
    FlagDefinition("pass-credentials", .bool),
  ]

  private static let global: [FlagDefinition] = [
    FlagDefinition("namespace", "n", .text),
    FlagDefinition("kubeconfig", .text),
    FlagDefinition("kube-context", .text),
    FlagDefinition("kube-token", .text),
    FlagDefinition("kube-as-user", .text),
    FlagDefinition("kube-as-group", .texts),
    FlagDefinition("kube-apiserver", .text),
    FlagDefinition("kube-ca-file", .text),
    FlagDefinition("kube-tls-server-name", .text),
    FlagDefinition("kube-insecure-skip-tls-verify", .bool),
    FlagDefinition("debug", .bool),
    FlagDefinition("registry-config", .text),
    FlagDefinition("repository-config", .text),
    FlagDefinition("repository-cache", .text),
    FlagDefinition("content-cache", .text),
    FlagDefinition("burst-limit", .integer),
    FlagDefinition("qps", .float),
    FlagDefinition("color", .text),
    FlagDefinition("colour", .text),
    FlagDefinition("help", "h", .bool),
  ]

  /// The flags of Kubernetes' log library, which Helm takes and hides.
  private static let log: [FlagDefinition] = [
    FlagDefinition("add-dir-header", .bool),
    FlagDefinition("alsologtostderr", .bool),
    FlagDefinition("log-backtrace-at", .text),
    FlagDefinition("log-dir", .text),
    FlagDefinition("log-file", .text),
    FlagDefinition("log-file-max-size", .integer),
    FlagDefinition("logtostderr", .bool),
    FlagDefinition("one-output", .bool),
    FlagDefinition("skip-headers", .bool),
    FlagDefinition("skip-log-headers", .bool),
    FlagDefinition("stderrthreshold", .text),
    FlagDefinition("v", "v", .integer),
    FlagDefinition("vmodule", .text),
  ]
}
