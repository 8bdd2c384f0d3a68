internal import GoRuntime
internal import GoTemplate
internal import Sprig

/// Every function that templates of charts can call.
enum HelmFunctions {
  /// Sprig's functions and Helm's own, which replace those of the same name.
  static let table: FunctionTable = {
    var table = FunctionTable(Sprig.functions)
    table.remove("env")
    table.remove("expandenv")
    table.add(TemplateFunctions.all)
    table.add(EncodingFunctions.all)
    table.add(DurationFunctions.all)
    return table
  }()
}
