import ArgumentParser
import Chartplotter

/// The values that charts are rendered with.
struct ValuesOptions: ParsableArguments {
  @Option(name: [.customShort("f"), .customLong("values")], help: "A values file; repeatable.")
  var valuesFiles: [String] = []

  @Option(name: .customLong("set"), help: "A value, as NAME=VALUE; repeatable.")
  var set: [String] = []

  /// The values in layers.
  var layers: ValuesLayers {
    var layers = ValuesLayers(files: valuesFiles)
    layers.set = set
    return layers
  }
}
