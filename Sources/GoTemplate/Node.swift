internal import GoRuntime

/// A node of a template's syntax tree; other nodes are named by their index in the tree.
///
/// Nodes are plain: names and texts are ranges of the source, lists are ranges of the tree's lists,
/// so that building and freeing a tree counts no references.
struct Node {
  /// What a node is, with the names of Go's parse package.
  enum Content {
    /// Plain text.
    case text(Span)
    /// A pipeline whose value is printed unless it declares variables.
    case action(pipe: Int32)
    case list(NodeList)
    case pipe(Pipe)
    /// A word and its arguments.
    case command(NodeList)
    /// The name of a function, and the function's place in the table.
    case identifier(Span, place: Int32)
    /// A variable's name, dollar sign included, and the fields after it.
    case variable(Names)
    case dot
    case `nil`
    case field(Names)
    /// A term followed by fields.
    case chain(term: Int32, Names)
    case bool(Bool)
    /// A number, and what token it is.
    case number(Span, Token)
    /// A string in its quotes.
    case string(Span)
    case `if`(Branch)
    case range(Branch)
    case with(Branch)
    /// The quoted name of a template, and the pipeline of its data; -1 where there is none.
    case template(Span, pipe: Int32)
    case `break`
    case `continue`
  }

  /// A part of the source: where it starts and ends, in bytes.
  struct Span {
    private let lower: Int32
    private let upper: Int32

    /// The part between two offsets.
    init(_ range: Range<Int>) {
      lower = Int32(truncatingIfNeeded: range.lowerBound)
      upper = Int32(truncatingIfNeeded: range.upperBound)
    }

    /// The part from an offset to another.
    init(from start: Int, to end: Int) {
      lower = Int32(truncatingIfNeeded: start)
      upper = Int32(truncatingIfNeeded: end)
    }

    /// The offsets.
    var range: Range<Int> { Int(lower)..<Int(upper) }
    /// Where the part starts.
    var start: Int { Int(lower) }
    /// Whether there are no bytes.
    var isEmpty: Bool { lower == upper }
  }

  /// Nodes in a row: a range of the tree's lists.
  struct NodeList {
    private(set) var start: Int32
    private(set) var length: Int32

    /// The nodes between two places of the tree's lists.
    init(_ range: Range<Int> = 0..<0) {
      start = Int32(truncatingIfNeeded: range.lowerBound)
      length = Int32(truncatingIfNeeded: range.count)
    }

    /// A word alone, of which nothing but the number is asked.
    static let single = NodeList(0..<1)

    /// How many nodes there are.
    var count: Int { Int(length) }
    /// Whether there are none.
    var isEmpty: Bool { length == 0 }
    /// Where they are.
    var range: Range<Int> { Int(start)..<Int(start + length) }

    /// The nodes after the first ones.
    func dropFirst(_ count: Int = 1) -> NodeList {
      let dropped = min(count, self.count)
      return NodeList((Int(start) + dropped)..<Int(start + length))
    }
  }

  /// Names in a row, as `NodeList` has nodes.
  struct Names {
    private var start: Int32
    private var length: Int32

    /// The names between two places of the tree's names.
    init(_ range: Range<Int>) {
      start = Int32(truncatingIfNeeded: range.lowerBound)
      length = Int32(truncatingIfNeeded: range.count)
    }

    /// How many names there are.
    var count: Int { Int(length) }
    /// Whether there are none.
    var isEmpty: Bool { length == 0 }
    /// Where they are.
    var range: Range<Int> { Int(start)..<Int(start + length) }
    /// The names after the first one.
    var rest: Names { isEmpty ? self : Names((Int(start) + 1)..<Int(start + length)) }
    /// The names before the last one.
    var allButLast: Names { isEmpty ? self : Names(Int(start)..<Int(start + length - 1)) }
  }

  /// Commands that pass their values on, and the variables that get the last one.
  struct Pipe {
    private let start: Int32
    private let declarationCount: UInt8
    private let commandCount: UInt16
    /// Whether the variables exist already.
    let isAssignment: Bool

    /// A pipeline whose declarations and commands are one range of the tree's lists.
    init(_ list: NodeList, declarations: Int, isAssignment: Bool) {
      start = list.start
      declarationCount = UInt8(truncatingIfNeeded: declarations)
      commandCount = UInt16(truncatingIfNeeded: list.count - declarations)
      self.isAssignment = isAssignment
    }

    /// The variables, at most two.
    var declarations: NodeList { NodeList(Int(start)..<(Int(start) + Int(declarationCount))) }

    /// The commands, at most 10,000.
    var commands: NodeList {
      let first = Int(start) + Int(declarationCount)
      return NodeList(first..<(first + Int(commandCount)))
    }
  }

  /// What `if`, `range` and `with` have in common.
  struct Branch {
    private let pipeIndex: Int32
    private let listIndex: Int32
    private let elseIndex: Int32

    /// A branch of its pipeline and lists.
    init(pipe: Int, list: Int, elseList: Int?) {
      pipeIndex = Int32(truncatingIfNeeded: pipe)
      listIndex = Int32(truncatingIfNeeded: list)
      elseIndex = Int32(truncatingIfNeeded: elseList ?? -1)
    }

    /// The pipeline.
    var pipe: Int { Int(pipeIndex) }
    /// What is executed when its value is true.
    var list: Int { Int(listIndex) }
    /// What is executed when it is not.
    var elseList: Int? { elseIndex < 0 ? nil : Int(elseIndex) }
  }

  private let offset: Int32
  /// What it is.
  let content: Content

  /// A node at an offset in bytes.
  init(position: Int, content: Content) {
    offset = Int32(truncatingIfNeeded: position)
    self.content = content
  }

  /// Where the node starts, in bytes.
  var position: Int { Int(offset) }
}

/// The nodes of a list, by their indices in the tree.
struct NodeChildren: RandomAccessCollection {
  /// The first one's index.
  let base: UnsafePointer<Int32>
  /// How many there are.
  let count: Int

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  subscript(position: Int) -> Int { Int(base[position]) }
}
