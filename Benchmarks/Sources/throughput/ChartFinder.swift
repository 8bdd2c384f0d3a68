#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds the charts that an argument stands for.
enum ChartFinder {
  /// The argument itself when it is a chart, or the charts in the folder that it names, by name.
  static func charts(at path: String) -> [String] {
    if path.hasSuffix(".tgz") || isChart(path) { return [path] }
    return entries(of: path).map { path + "/" + $0 }.filter(isChart)
  }

  private static func isChart(_ folder: String) -> Bool {
    access(folder + "/Chart.yaml", R_OK) == 0
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
