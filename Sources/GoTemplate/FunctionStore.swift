internal import Synchronization

/// What functions keep from call to call, such as compiled patterns: one object of each type, shared
/// by all executions of a set of templates.
public final class FunctionStore: Sendable {
  private let objects = Mutex<[ObjectIdentifier: any AnyObject & Sendable]>([:])

  init() {}

  /// The object of a type, made when it is first asked for.
  ///
  /// The object is used by several threads at once, so what changes in it must be locked.
  public func object<Stored: AnyObject & Sendable>(
    _ type: Stored.Type, make: () -> Stored
  ) -> Stored {
    objects.withLock { objects in
      if let found = objects[ObjectIdentifier(type)] as? Stored { return found }
      let made = make()
      objects[ObjectIdentifier(type)] = made
      return made
    }
  }
}
