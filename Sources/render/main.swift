// The command line: `render CHART…` for people, `render template …` in Helm's place.

internal import ArgumentParser

signal(SIGPIPE, SIG_IGN)

let words = Array(CommandLine.arguments.dropFirst())
if words.first == "template" {
  exit(HelmTemplate.run(Array(words.dropFirst())))
}
if let status = ClusterCommand.run(words) { exit(status) }
RenderCommand.main(words)
