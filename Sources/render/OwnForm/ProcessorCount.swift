/// How many processors there are.
enum ProcessorCount {
  /// The number of processors that are online, at least one.
  static var current: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
