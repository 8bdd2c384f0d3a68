import ArgumentParser

/// An argument that is a number from 1 on.
struct Count: ExpressibleByArgument {
  /// The number.
  let value: Int

  /// A default.
  init(_ value: Int) { self.value = value }

  init?(argument: String) {
    guard let value = Int(argument), value > 0 else { return nil }
    self.value = value
  }

  var defaultValueDescription: String { "\(value)" }
}

/// An argument that is one number of threads or several, separated by commas.
struct ThreadCounts: ExpressibleByArgument {
  /// The numbers.
  var values = [1]

  /// One thread.
  init() {}

  init?(argument: String) {
    let counts = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { Count(argument: String($0)) }
    guard !counts.contains(where: { $0 == nil }) else { return nil }
    values = counts.compactMap { $0?.value }
  }

  var defaultValueDescription: String { values.map(String.init).joined(separator: ",") }
}
