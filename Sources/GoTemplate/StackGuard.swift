#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Watches how much of a thread's stack deep recursion has used, and moves to a larger stack.
///
/// Go's stacks grow; those of threads do not, and threads of Swift's pool have but 512 KiB.
struct StackGuard {
  /// What may be used of a thread's own stack, counted from where the work began.
  private static let ownBudget = 160 << 10
  /// The size of the larger stack; its pages cost memory only once they are used.
  private static let largeSize = 512 << 20

  private let base: Int
  private let budget: Int
  /// Whether the current stack is the large one, so that there is none to move to.
  let isLarge: Bool

  /// A guard for work that begins here, on the thread's own stack.
  init() {
    base = Self.position()
    budget = Self.ownBudget
    isLarge = false
  }

  private init(large: Void) {
    base = Self.position()
    budget = Self.largeSize - (1 << 20)
    isLarge = true
  }

  /// Whether more than the budget is in use. Work may also go on nearer to the stack's beginning than
  /// the guard was made.
  @inline(__always)
  var isExhausted: Bool { base &- Self.position() > budget }

  /// Where the stack's end is now; stacks grow downwards.
  @inline(never)
  private static func position() -> Int {
    var marker: UInt8 = 0
    return withUnsafeMutablePointer(to: &marker) { Int(bitPattern: $0) }
  }

  /// Runs work on a large stack of its own and waits for it.
  ///
  /// - Parameter work: The work; it gets the guard of the large stack.
  /// - Returns: whether the stack could be had; if not, the work was not begun.
  static func onLargeStack(_ work: (StackGuard) -> Void) -> Bool {
    withoutActuallyEscaping(work) { work in
      let box = Unmanaged.passRetained(Work(work))
      var attributes = pthread_attr_t()
      guard pthread_attr_init(&attributes) == 0 else {
        box.release()
        return false
      }
      defer { pthread_attr_destroy(&attributes) }
      pthread_attr_setstacksize(&attributes, largeSize)
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Darwin)
            let box = Unmanaged<Work>.fromOpaque(argument)
          #else
            guard let argument else { return nil }
            let box = Unmanaged<Work>.fromOpaque(argument)
          #endif
          box.takeUnretainedValue().body(StackGuard(large: ()))
          return nil
        }, box.toOpaque())
      defer { box.release() }
      guard status == 0 else { return false }
      #if canImport(Darwin)
        guard let thread else { return false }
      #endif
      pthread_join(thread, nil)
      return true
    }
  }

  private final class Work {
    let body: (StackGuard) -> Void

    init(_ body: @escaping (StackGuard) -> Void) { self.body = body }
  }
}
