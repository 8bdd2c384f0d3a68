public import GoTemplate

/// Sprig 3.3.0's function library for templates, by category.
public enum Sprig {
  /// Every function of the library, less those that read the environment.
  public static let functions: [Function] =
    strings + math + reflection + lists + dicts + dates + encoding + crypto + semver + urls
    + paths + regexes
}
