import ArgumentParser
import Chartplotter

/// How time and memory grow with the number of services and of subcharts.
struct Growth: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Prints growth curves: one service to a thousand, 3 subcharts to 63.")

  @Argument(help: "The service's chart, such as Charts/apps/customers-service.")
  var service: String

  @Option(help: "How many threads render the services.")
  var threads = Count(1)

  func validate() throws {
    guard ChartFinder.isChart(service) else {
      throw ValidationError("\(service): not a chart's folder")
    }
  }

  func run() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    var services = Table(["services", "ms", "µs each", "peak MiB"])
    for count in [1, 10, 100, 1000] {
      let charts = try (0..<count).map { number in
        try folder.copy(service, as: "services-\(count)/service-\(number)")
      }
      let point = try GrowthPoint(threads: threads.value, parts: count) { index in
        var values = ValuesLayers()
        values.set = ["name=service-\(index)", "replicas=\(index % 7 + 1)"]
        try ChartWork(path: charts[index], values: values).cold()
      }
      services.add(["\(count)", point.milliseconds, point.microsecondsEach, point.mebibytes])
    }
    print(services.text + "\n")
    var umbrellas = Table(["subcharts", "ms", "µs each", "peak MiB"])
    for count in [3, 7, 15, 31, 63] {
      let chart = try folder.makeUmbrella(of: service, subcharts: count)
      let point = try GrowthPoint(threads: 1, parts: 1) { _ in
        try ChartWork(path: chart, values: ValuesLayers()).cold()
      }
      umbrellas.add([
        "\(count)", point.milliseconds,
        (point.microseconds / Double(count)).rounded(places: 1), point.mebibytes,
      ])
    }
    print(umbrellas.text)
  }
}
