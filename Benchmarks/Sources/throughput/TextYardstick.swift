import ArgumentParser

/// The yardstick of a text, for what is measured from outside, such as a whole process.
struct TextYardstick: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yardstick",
    abstract: "Prints the yardstick of the text on standard input, in microseconds.")

  @Option(help: "How many turns the median is taken of.")
  var iterations = Count(200)

  func run() {
    var text: [UInt8] = []
    while let line = readLine(strippingNewline: false) { text += line.utf8 }
    let measurement = Measurement(iterations: iterations.value) {
      _ = Yardstick.countEvents(of: text)
    }
    print(measurement.medianMicroseconds.rounded(places: 1))
  }
}
