internal import GoRuntime

/// A node of a template's syntax tree; other nodes are named by their index in the tree.
struct Node {
  /// What a node is, with the names of Go's parse package.
  enum Content {
    /// Plain text: a range of the source.
    case text(Range<Int>)
    /// A pipeline whose value is printed unless it declares variables.
    case action(pipe: Int)
    case list([Int])
    case pipe(Pipe)
    /// A word and its arguments.
    case command([Int])
    /// The name of a function.
    case identifier(ByteString)
    /// A variable's name, dollar sign included, and the fields after it.
    case variable([ByteString])
    case dot
    case `nil`
    case field([ByteString])
    /// A term followed by fields.
    case chain(Int, [ByteString])
    case bool(Bool)
    case number(NumberLiteral)
    case string(quoted: ByteString, text: ByteString)
    case `if`(Branch)
    case range(Branch)
    case with(Branch)
    case template(name: ByteString, pipe: Int?)
    case `break`
    case `continue`
    case end
    case `else`
  }

  /// Commands that pass their values on, and the variables that get the last one.
  struct Pipe {
    var declarations: [Int] = []
    var isAssignment = false
    var commands: [Int] = []
  }

  /// What `if`, `range` and `with` have in common.
  struct Branch {
    var pipe: Int
    var list: Int
    var elseList: Int?
  }

  /// Where the node starts, in bytes.
  var position: Int
  /// What it is.
  var content: Content
}
