// The example of Docs/Embedding.md; CI compiles and runs it.
import Chartplotter

// Load once. A chart never changes, so any number of tasks may render it at the same time.
let path = CommandLine.arguments.dropFirst().first ?? "Charts/apps/customers-service"
let chart = try Chart.load(path)
print("\(chart.name) \(chart.metadata.version)")

// Values from files, text and Swift dictionaries count as files, later ones over earlier ones;
// `--set` texts come on top of them.
var production = ValuesLayers(files: ["\(path)/values-prod.yaml"])
production.add(text: "replicas: 4")
try production.add(["podAnnotations": ["team": "petclinic"]])
production.set = ["image.tag=v5.1.0"]

// Render for several environments at once.
let environments = [("dev", ValuesLayers()), ("prod", production)]
let renderings = try await withThrowingTaskGroup(of: (String, Rendering).self) { group in
  for (environment, values) in environments {
    group.addTask {
      let release = Release(name: "customers", namespace: "petclinic-\(environment)")
      return (environment, try chart.render(release, values: values))
    }
  }
  var renderings: [String: Rendering] = [:]
  for try await (environment, rendering) in group { renderings[environment] = rendering }
  return renderings
}

// Manifests come in install order, each with the template that it comes from.
for environment in renderings.keys.sorted() {
  guard let rendering = renderings[environment] else { continue }
  print(environment)
  for manifest in rendering.manifests {
    print("  \(manifest.kind) \(manifest.name) from \(manifest.source)")
  }
  // All of it, byte for byte what `helm template` prints.
  print("  \(try rendering.bytes().count) bytes")
}

// Errors have a kind, Helm's text, and a place where there is one.
do {
  _ = try chart.render(Release(name: "Not A Name"))
} catch {
  print("\(error.kind): \(error.message)")
}
