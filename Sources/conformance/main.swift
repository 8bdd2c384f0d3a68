// Compares the answers of Chartplotter with those of the real Helm.

signal(SIGPIPE, SIG_IGN)

do throws(CommandFailure) {
  let options = try Options(CommandLine.arguments)
  exit(try ConformanceRun(options).run() ? 0 : 1)
} catch {
  FileText.write(Array("conformance: \(error.message)\n".utf8), to: 2)
  exit(2)
}
