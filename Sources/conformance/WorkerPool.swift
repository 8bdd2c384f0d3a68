/// Runs numbered jobs on a few threads and hands their outcomes over in order.
final class WorkerPool: @unchecked Sendable {
  private let job: @Sendable (Int) -> Outcome
  private let deliver: @Sendable (Outcome) -> Void
  private let count: Int
  private var next = 0
  private var results: [Int: Outcome] = [:]
  private var delivered = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  /// A pool for some jobs; `deliver` is called for one outcome at a time, in order.
  init(
    count: Int, job: @escaping @Sendable (Int) -> Outcome,
    deliver: @escaping @Sendable (Outcome) -> Void
  ) {
    self.count = count
    self.deliver = deliver
    self.job = job
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Runs every job and returns when the last is done.
  func run(threads: Int) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    // Deep template recursion is one of the things that cases try.
    pthread_attr_setstacksize(&attributes, 64 << 20)
    defer { pthread_attr_destroy(&attributes) }
    var handles: [pthread_t] = []
    for _ in 0..<max(1, min(threads, count)) {
      if let handle = start(&attributes) { handles.append(handle) }
    }
    for handle in handles { pthread_join(handle, nil) }
  }

  private func start(_ attributes: inout pthread_attr_t) -> pthread_t? {
    let context = Unmanaged.passRetained(self).toOpaque()
    #if canImport(Darwin)
      var handle: pthread_t?
      let status = pthread_create(&handle, &attributes, Self.body, context)
    #else
      var handle = pthread_t()
      let status = pthread_create(&handle, &attributes, Self.body, context)
    #endif
    return status == 0 ? handle : nil
  }

  #if canImport(Darwin)
    private static let body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { context in
        Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }
  #else
    private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { context in
        if let context { Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().work() }
        return nil
      }
  #endif

  private func work() {
    while true {
      pthread_mutex_lock(lock)
      let number = next
      next += 1
      pthread_mutex_unlock(lock)
      if number >= count { return }
      let result = job(number)
      pthread_mutex_lock(lock)
      results[number] = result
      while let ready = results.removeValue(forKey: delivered) {
        deliver(ready)
        delivered += 1
      }
      pthread_mutex_unlock(lock)
    }
  }
}
