/// Runs numbered jobs on a few threads and hands their results over in order.
package final class WorkerPool<Output: Sendable>: @unchecked Sendable {
  /// One unit of work, by its number.
  package typealias Job = @Sendable (_ number: Int) -> Output
  /// Takes one result; called for one at a time, in the order of their numbers.
  package typealias Delivery = @Sendable (_ number: Int, _ output: Output) -> Void

  /// How large a thread's stack is: deep templates recurse deeply. Only what is used costs memory.
  private let stackBytes = 256 << 20

  private let job: Job
  private let deliver: Delivery
  private let count: Int
  private var next = 0
  private var results: [Int: Output] = [:]
  private var delivered = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  /// A pool for some jobs.
  package init(count: Int, job: @escaping Job, deliver: @escaping Delivery) {
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
  package func run(threads: Int) {
    let wanted = max(1, min(threads, count))
    var handles: [pthread_t] = []
    for _ in 0..<wanted {
      if let handle = start(stackBytes: stackBytes) ?? start(stackBytes: 8 << 20) {
        handles.append(handle)
      }
    }
    // Without a single thread the work is done here.
    if handles.isEmpty { work() }
    for handle in handles { pthread_join(handle, nil) }
  }

  private func start(stackBytes: Int) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackBytes)
    let body = ThreadBody { self.work() }
    let context = Unmanaged.passRetained(body).toOpaque()
    #if canImport(Darwin)
      var handle: pthread_t?
    #else
      var handle = pthread_t()
    #endif
    let status = pthread_create(&handle, &attributes, ThreadBody.entry, context)
    if status != 0 {
      Unmanaged<ThreadBody>.fromOpaque(context).release()
      return nil
    }
    return handle
  }

  private func work() {
    while true {
      pthread_mutex_lock(lock)
      let number = next
      next += 1
      pthread_mutex_unlock(lock)
      if number >= count { return }
      let output = job(number)
      pthread_mutex_lock(lock)
      results[number] = output
      while let ready = results.removeValue(forKey: delivered) {
        deliver(delivered, ready)
        delivered += 1
      }
      pthread_mutex_unlock(lock)
    }
  }
}

/// What a thread does.
private final class ThreadBody {
  private let run: () -> Void

  init(_ run: @escaping () -> Void) { self.run = run }

  #if canImport(Darwin)
    static let entry: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
      Unmanaged<ThreadBody>.fromOpaque($0).takeRetainedValue().run()
      return nil
    }
  #else
    static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
      if let context = $0 { Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run() }
      return nil
    }
  #endif
}
