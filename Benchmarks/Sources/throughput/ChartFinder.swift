import ArgumentParser

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
  ///
  /// - Throws: `ValidationError` when it is neither.
  static func charts(at path: String) throws -> [String] {
    guard access(path, R_OK) == 0 else {
      throw ValidationError("\(path): \(String(cString: strerror(errno)))")
    }
    if path.hasSuffix(".tgz") || isChart(path) { return [path] }
    let charts = entries(of: path).map { path + "/" + $0 }.filter(isChart)
    guard !charts.isEmpty else {
      throw ValidationError("\(path): neither a chart nor a folder of charts")
    }
    return charts
  }

  /// Whether a folder is a chart's.
  static func isChart(_ folder: String) -> Bool {
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
