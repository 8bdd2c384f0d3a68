#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A failed system call, with the text that Go's `os` package gives it.
struct SystemError: Error {
  /// The call's name, as Go says it: `open`, `stat`, `read`.
  var operation: String
  /// The file that it was made on.
  var path: String
  /// The number of the error.
  var code: Int32

  /// The error of the call that failed last.
  static func last(_ operation: String, _ path: String) -> SystemError {
    SystemError(operation: operation, path: path, code: errno)
  }

  /// Whether the file does not exist.
  var isMissing: Bool { code == ENOENT }

  /// Go's text, such as `open x: no such file or directory`.
  var text: String { "\(operation) \(path): \(reason)" }

  /// The system's reason in Go's words.
  var reason: String {
    switch code {
    case ENOENT: return "no such file or directory"
    case EACCES: return "permission denied"
    case EISDIR: return "is a directory"
    case ENOTDIR: return "not a directory"
    case ELOOP: return "too many levels of symbolic links"
    case ENAMETOOLONG: return "file name too long"
    case EMFILE: return "too many open files"
    case ENOSPC: return "no space left on device"
    case EROFS: return "read-only file system"
    case EINVAL: return "invalid argument"
    default:
      guard let text = strerror(code) else { return "errno \(code)" }
      return String(cString: text).lowercased()
    }
  }
}
