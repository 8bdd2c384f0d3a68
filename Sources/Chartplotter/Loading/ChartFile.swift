internal import GoRuntime

/// One file of a chart.
struct ChartFile: Sendable {
  /// The path below the chart's folder, with slashes.
  var name: ByteString
  /// The content, without a byte order mark.
  var data: ByteString

  /// A file; a byte order mark at its start is dropped, as Helm drops it.
  init(name: ByteString, data: ByteString) {
    self.name = name
    if data.count >= 3, data[0] == 0xEF, data[1] == 0xBB, data[2] == 0xBF {
      self.data = data[3..<data.count]
    } else {
      self.data = data
    }
  }
}
