internal import GoRuntime

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The names of what is in a folder, in bytewise order, all in one buffer.
struct FolderListing {
  /// One entry: where its name starts, and what `readdir` says that it is.
  private struct Entry {
    var start: Int
    var length: Int
    var type: UInt8
  }

  /// The names, each with its closing zero.
  private let names = OutputBuffer(capacity: 1 << 9)
  private var entries: [Entry] = []

  /// Lists a folder, up to a number of entries.
  ///
  /// - Returns: Nil when there are more.
  init?(_ folder: borrowing FolderStream, limit: Int) {
    entries.reserveCapacity(1 << 5)
    while let (name, length, type) = folder.next() {
      guard entries.count < limit else { return nil }
      entries.append(Entry(start: names.count, length: length, type: type))
      names.append(
        UnsafeBufferPointer(
          rebasing: UnsafeRawBufferPointer(start: name, count: length + 1).bindMemory(
            to: UInt8.self)[...]))
    }
    UnsafeBufferPointer(names.bytes).withMemoryRebound(to: CChar.self) { names in
      guard let names = names.baseAddress else { return }
      entries.sort { strcmp(names + $0.start, names + $1.start) < 0 }
    }
  }

  /// The places of the entries.
  var indices: Range<Int> { entries.indices }

  /// What `readdir` says that an entry is.
  func type(at index: Int) -> UInt8 { entries[index].type }

  /// Appends an entry's name with its closing zero.
  func append(nameAt index: Int, to path: OutputBuffer) {
    let entry = entries[index]
    path.append(
      UnsafeBufferPointer(rebasing: names.bytes[entry.start...(entry.start + entry.length)]))
  }
}
