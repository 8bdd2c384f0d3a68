#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The most memory that the process has held.
enum PeakMemory {
  /// Starts counting anew, where the system can (Linux: `clear_refs`).
  static func reset() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  /// The peak since the start or the last reset, in MiB; 0 where the system does not tell.
  static func mebibytes() -> Double {
    if let file = fopen("/proc/self/status", "r") {
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 256)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(
          decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        if text.hasPrefix("VmHWM:"), let kibibytes = Double(text.filter(\.isNumber)) {
          return kibibytes / 1024
        }
      }
    }
    return 0
  }
}
