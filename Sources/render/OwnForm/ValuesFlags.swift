internal import ArgumentParser
internal import Chartplotter

/// Where values come from.
struct ValuesFlags: ParsableArguments {
  @Option(
    name: [.customShort("f", allowingJoined: true), .customLong("values")],
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Values files, separated by commas; - is standard input.",
      discussion: "Looked up from the current folder, then in the chart's folder.",
      valueName: "files"))
  var files: [String] = []

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Typed values: a.b=1,c={x,y}.", valueName: "text"))
  var set: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Values that are always text.", valueName: "text"))
  var setString: [String] = []

  @Option(
    name: .customLong("set-json"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Values in JSON: name=json, or an object.", valueName: "text"))
  var setJSON: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Values that are a file's text: name=path.", valueName: "text"))
  var setFile: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Values that are taken literally.", valueName: "text"))
  var setLiteral: [String] = []

  /// The names of the values files, in order.
  var fileNames: [String] {
    files.flatMap { (try? CommaSeparatedText.split($0)) ?? [] }
  }

  /// The values of all flags but the files.
  var layers: ValuesLayers {
    var layers = ValuesLayers()
    layers.set = set
    layers.setString = setString
    layers.setJSON = setJSON
    layers.setFile = setFile
    layers.setLiteral = setLiteral
    return layers
  }
}
