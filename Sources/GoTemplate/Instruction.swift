/// What one instruction of a program does.
///
/// Values are pushed on and popped from the value stack; slots are the places of `$`, dot,
/// variables and loops at the bottom of a template's part of it.
enum Opcode: UInt8 {
  /// Writes `b` bytes of the source from `a` on.
  case text
  /// Pops a value and writes it.
  case print
  /// Writes the value of fields as `fields` finds it.
  case printFields
  /// Pushes constant `a`.
  case constant
  /// Pushes slot `a`.
  case load
  /// Moves slot `a` to the stack.
  case take
  /// Pops a value into slot `a`.
  case store
  /// Copies the top value into slot `a`.
  case copy
  /// Drops the top value.
  case pop
  /// Pushes what `count` fields, with keys from `b` on, lead to from slot `a`.
  case fields
  /// Replaces the top value by what `count` fields, with keys from `b` on, lead to from it.
  case fieldsOfTop
  /// Turns the nil interface on top into no value.
  case normalize
  /// Checks the value below `count` others against parameter `b` of function `a`, and converts it.
  case check
  /// Checks a value as `check` does, where the parameter's type is a string.
  case checkString
  /// Calls function `a` with `count` arguments.
  case call
  /// Calls function `a` with `count` arguments, appending its text to the output.
  case emit
  /// Changes the text from mark slot `b` on by function `a` with `count` arguments.
  case transform
  /// Sets slot `a` to the length of the output.
  case mark
  /// Pushes the text from mark slot `a` on as a string, and drops it from the output.
  case takeText
  /// Finds method `a` of the top value for a call with arguments.
  case method
  /// Checks the top value as argument `count` of the method below it.
  case methodArgument
  /// Pushes the literal of node `a` as argument `count` of the method below it.
  case methodLiteral
  /// Calls the method below `count` arguments.
  case invoke
  /// Goes to `a`.
  case jump
  /// Pops a value and goes to `a` when it is false.
  case jumpIfFalse
  /// Goes to `a` when the top value is false, and drops it otherwise.
  case and
  /// Goes to `a` when the top value is true, and drops it otherwise.
  case or
  /// Pops a value into dot slot `b`, or goes to `a` when it is false.
  case with
  /// Begins a loop over the popped value with loop slots from `b` on; goes to `a` when it is empty.
  case range
  /// Steps to the next element, stored in slot `b` with the loop slots before it, or goes to `a`.
  case next
  /// Ends a loop with loop slots from `a` on.
  case endRange
  /// Fails when there is no template by the name of constant `a`; slot `b` of the set, or -1.
  case find
  /// Executes the template that `find` names the same way, with the popped value as its data.
  case template
  /// Executes block `a` with the slots of this program.
  case block
  /// Fails with the message of constant `a`.
  case fail
  /// Ends the template.
  case end
}

/// One instruction of a program.
struct Instruction {
  /// The function's last argument lies below the others and must be moved up.
  static let pipes: UInt8 = 1
  /// No value is wanted as a nil interface.
  static let asArgument: UInt8 = 2
  /// The nil interface is wanted as no value.
  static let normalizes: UInt8 = 4

  /// What it does.
  var opcode: Opcode
  /// How.
  var flags: UInt8 = 0
  /// A number of arguments or fields.
  var count: UInt16 = 0
  /// The first operand.
  var a: Int32 = 0
  /// The second operand.
  var b: Int32 = 0
}
