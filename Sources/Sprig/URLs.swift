internal import GoTemplate

extension Sprig {
  /// The functions of this category.
  static let urls: [Function] = []
}
