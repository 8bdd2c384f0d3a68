extension ValueMap {
  /// This map as a function returns it that took it for a `map[string]interface {}`.
  package func returnedAsAny() -> ValueMap {
    if type == .values { type = .returnedValues }
    return self
  }
}
