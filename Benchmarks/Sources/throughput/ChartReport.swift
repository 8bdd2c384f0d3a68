/// What was measured for one chart at one number of threads.
struct ChartReport {
  /// The chart's name.
  let chart: String
  /// The chart's times.
  let times: ChartTimes
  /// How many threads rendered at once.
  let threads: Int
  /// How many times they rendered the chart in a second, together.
  let rendersPerSecond: Double
  /// The most memory that the process has held since the chart's first turn.
  let peakMebibytes: Double

  /// The report as one JSON object on a line.
  var json: String {
    let fields: [(String, String)] = [
      ("chart", chart.quotedAsJSON),
      ("bytes", "\(times.bytes)"),
      ("yardstick_us", times.yardstick.rounded(places: 1)),
      ("warm_us", times.warm.rounded(places: 1)),
      ("warm_in_yardsticks", (times.warm / times.yardstick).rounded(places: 2)),
      ("cold_us", times.cold.rounded(places: 1)),
      ("cold_in_yardsticks", (times.cold / times.yardstick).rounded(places: 2)),
      ("threads", "\(threads)"),
      ("renders_per_second", rendersPerSecond.rounded(places: 0)),
      ("peak_mib", peakMebibytes.rounded(places: 1)),
    ]
    return "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ", ") + "}"
  }

  /// The columns of the table, with their headings.
  static let columns = [
    "chart", "bytes", "yardstick µs", "warm µs", "warm yd", "cold µs", "cold yd", "threads",
    "renders/s", "peak MiB",
  ]

  /// The report as cells of the table.
  var row: [String] {
    [
      chart, "\(times.bytes)", times.yardstick.rounded(places: 1), times.warm.rounded(places: 1),
      (times.warm / times.yardstick).rounded(places: 2), times.cold.rounded(places: 1),
      (times.cold / times.yardstick).rounded(places: 2), "\(threads)",
      rendersPerSecond.rounded(places: 0), peakMebibytes.rounded(places: 1),
    ]
  }
}

extension Double {
  /// The number with a fixed number of decimal places.
  func rounded(places: Int) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let scaled = (self * scale).rounded() / scale
    return places == 0 ? "\(Int(scaled))" : "\(scaled)"
  }
}

extension String {
  /// The text as a JSON string.
  var quotedAsJSON: String {
    let escaped = unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": return "\\\(scalar)"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: return "\(scalar)"
      }
    }
    return "\"" + escaped.joined() + "\""
  }
}
