/// What `render template --help` prints.
enum HelmTemplateHelp {
  static let text = """
    Renders a chart as Helm 4.2.4 does: same arguments, same output, same errors.

    Usage:  render template [NAME] [CHART] [flags]

    CHART is a chart's folder or a packaged chart (.tgz). Without NAME the release is called
    "release-name".

    Values, later ones over earlier ones:
      -f, --values FILES         YAML files, separated by commas; - is standard input
          --set-json TEXT        name=json, or a JSON object
          --set TEXT             name=value, typed: --set a.b=1,c={x,y}
          --set-string TEXT      name=value, always text
          --set-file TEXT        name=path, the file's text
          --set-literal TEXT     name=value, taken literally

    The release and the cluster:
      -n, --namespace NAME       the namespace (default "default", or $HELM_NAMESPACE)
          --name-template TEXT   a template for the release's name
      -g, --generate-name        accepted; the name stays "release-name", as in Helm
          --is-upgrade           set .Release.IsUpgrade instead of .Release.IsInstall
          --kube-version TEXT    the version in .Capabilities.KubeVersion
      -a, --api-versions LIST    more of .Capabilities.APIVersions

    What is printed:
      -s, --show-only PATTERN    only manifests of these templates, such as templates/*.yaml
          --include-crds         the files under crds/, too
          --skip-tests           no hooks that are tests
          --no-hooks             no hooks at all
          --output-dir FOLDER    write files below a folder instead of printing
          --release-name         put the release's name into the paths below --output-dir
          --post-renderer NAME   a program that the manifests are passed through
          --post-renderer-args TEXT
          --debug                print manifests that are no YAML, too

    What is checked:
          --skip-schema-validation
          --enable-dns           taken; getHostByName stays empty
          --dry-run=client       the default and the only one: there is no cluster
          --dependency-update    use dependencies of file:// repositories in place

    Helm's other flags are accepted and have no effect without a cluster and a network.

    """
}
