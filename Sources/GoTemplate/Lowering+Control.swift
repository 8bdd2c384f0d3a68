internal import GoRuntime

extension Lowering {
  /// Lowers the nodes of a list.
  mutating func list(_ node: Int) {
    guard case .list(let list) = tree.nodes[node].content else { return }
    current = node
    for child in tree.children(list) { self.node(child) }
  }

  private mutating func node(_ node: Int) {
    current = node
    switch tree.nodes[node].content {
    case .text(let span): emit(.text, a: span.range.lowerBound, b: span.range.count)
    case .action(let pipe): action(Int(pipe), of: node)
    case .if(let branch): nested { $0.ifControl(branch) }
    case .with(let branch): nested { $0.withControl(branch) }
    case .range(let branch): nested { $0.rangeControl(branch) }
    case .template(let name, let pipe):
      template(tree.string(name), pipe < 0 ? nil : Int(pipe), of: node)
    case .break:
      if let loop = loops.last {
        loops[loops.count - 1].breaks = emitJump(.jump, among: loop.breaks)
      }
    case .continue:
      if let loop = loops.last {
        loops[loops.count - 1].continues = emitJump(.jump, among: loop.continues)
      }
    default: break
    }
  }

  private mutating func action(_ pipe: Int, of node: Int) {
    let parts = parts
    let base = stackHeight
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    guard case .pipe(let content) = tree.nodes[pipe].content else { return }
    if content.declarations.isEmpty {
      printed(pipe, of: node)
    } else {
      pipeline(pipe, for: .nothing)
    }
    settle(base)
    if parts.pointee.variables.count == variableCount { releaseSlots(to: slots) }
  }

  private mutating func ifControl(_ branch: Node.Branch) {
    let parts = parts
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    pipeline(branch.pipe, for: .looking)
    let toElse = emitJump(.jumpIfFalse, height: -1)
    block(branch.list, after: branch.pipe)
    otherwise(branch, toElse)
    leave(variableCount, slots)
  }

  private mutating func withControl(_ branch: Node.Branch) {
    let parts = parts
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    pipeline(branch.pipe, for: .value)
    let outerDot = dotSlot
    let slot = newSlot()
    let toElse = emitJump(.with, b: slot, height: -1)
    dotSlot = slot
    block(branch.list, after: branch.pipe)
    dotSlot = outerDot
    otherwise(branch, toElse)
    leave(variableCount, slots)
  }

  /// How many nodes a list has at least that is lowered only when it is executed; fewer cost more
  /// at each execution than they save at the first.
  private static let deferredNodes = 20

  /// Lowers the list of a branch, or leaves that to its first execution where the list is long.
  ///
  /// Nodes follow those that they consist of, so the list's are those since the part before.
  private mutating func block(_ list: Int, after previous: Int) {
    // In a loop, a list may end it or go on with it, and is likely to be executed.
    if loops.isEmpty, list - previous > Self.deferredNodes {
      emit(block: list)
    } else {
      scopedList(list)
    }
  }

  /// Lowers a list whose variables are gone at its end.
  private mutating func scopedList(_ node: Int) {
    let parts = parts
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    list(node)
    leave(variableCount, slots)
  }

  /// Forgets the variables of a scope that has ended, and gives its slots back.
  private mutating func leave(_ variableCount: Int, _ slots: Int) {
    let parts = parts
    // Most scopes declare none.
    if parts.pointee.variables.count > variableCount {
      parts.pointee.variables.truncate(to: variableCount)
      listedVariables = nil
    }
    releaseSlots(to: slots)
  }

  /// Lowers the part after `else`.
  private mutating func otherwise(_ branch: Node.Branch, _ toElse: Jumps) {
    guard let elseList = branch.elseList else { return aim(toElse) }
    let toEnd = emitJump(.jump)
    aim(toElse)
    block(elseList, after: branch.list)
    aim(toEnd)
  }

  private mutating func rangeControl(_ branch: Node.Branch) {
    let parts = parts
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    guard case .pipe(let pipe) = tree.nodes[branch.pipe].content else { return }
    pipeline(branch.pipe, for: .loop)
    let loop = newLoop()
    let firstElement = parts.pointee.loopElements.count
    let targets = loopVariables(pipe, loop, hasElse: branch.elseList != nil)
    let toElse = emitJump(.range, b: loop, height: -1)
    let start = here
    let toEnd = emitJump(.next, b: loop)
    noteElement(loop + Program.loopElement, of: loop)
    for (slot, part) in targets {
      emit(.load, a: loop + part, height: 1)
      emit(.store, a: slot, height: -1)
    }
    let outerDot = dotSlot
    dotSlot = loop + Program.loopElement
    loops.append(Loop())
    scopedList(branch.list)
    dotSlot = outerDot
    let done = loops.removeLast()
    endElements(from: firstElement, of: loop)
    emit(.jump, a: start)
    aim(done.continues, at: start)
    aim(toEnd)
    aim(done.breaks)
    emit(.endRange, a: loop)
    if let elseList = branch.elseList {
      let overElse = emitJump(.jump)
      aim(toElse)
      scopedList(elseList)
      aim(overElse)
    } else {
      aim(toElse)
    }
    leave(variableCount, slots)
  }

  /// Notes that a slot holds the element of a loop from here on.
  private mutating func noteElement(_ slot: Int, of loop: Int) {
    let parts = parts
    parts.pointee.loopElements.append(
      Program.LoopElement(slot: slot, loop: loop, code: here..<here))
  }

  /// Notes that the loop's elements, which lie from an index on, are no longer held from here on.
  private mutating func endElements(from first: Int, of loop: Int) {
    let parts = parts
    for index in first..<parts.pointee.loopElements.count
    where parts.pointee.loopElements[index].loop == loop {
      let start = parts.pointee.loopElements[index].code.lowerBound
      parts.pointee.loopElements[index].code = start..<here
    }
  }

  /// The first of the slots of a new loop.
  private mutating func newLoop() -> Int {
    let loop = newSlot()
    for _ in 1..<Program.loopSlots { _ = newSlot() }
    return loop
  }

  /// Makes the loop's variables known.
  ///
  /// New variables are the loop's own slots. Variables that exist already, or that the text assigns
  /// to, get copies; they are returned with the parts of the loop that they get.
  private mutating func loopVariables(
    _ pipe: Node.Pipe, _ loop: Int, hasElse: Bool
  ) -> [(slot: Int, part: Int)] {
    let isPair = pipe.declarations.count > 1
    var targets: [(slot: Int, part: Int)] = []
    for (index, declaration) in tree.children(pipe.declarations).enumerated() {
      guard case .variable(let names) = tree.nodes[declaration].content else { continue }
      let name = tree.first(names)
      let part = isPair && index == 0 ? Program.loopKey : Program.loopElement
      let slot: Int
      if pipe.isAssignment {
        guard let existing = slotOfVariable(name) else {
          fail("undefined variable: \(name)")
          continue
        }
        slot = existing
        targets.append((slot, part))
      } else if tree.assignedNames.number(of: name) != nil || hasElse {
        slot = newSlot()
        declare(name, slot)
        targets.append((slot, part))
      } else {
        declare(name, loop + part)
        continue
      }
      // Where the loop is empty, the variables hold what it is over.
      emit(.copy, a: slot)
      noteElement(slot, of: loop)
    }
    return targets
  }

  private mutating func template(_ name: ByteString, _ pipe: Int?, of node: Int) {
    let parts = parts
    let base = stackHeight
    let variableCount = parts.pointee.variables.count
    let slots = slotEnd
    let reference = add(constant: .string(name))
    let slot = self.slots.number(of: name) ?? -1
    emit(.find, a: reference, b: slot, node: node)
    if let pipe {
      pipeline(pipe, for: .value)
    } else {
      push(.invalid)
    }
    emit(.template, a: reference, b: slot, node: node, height: -1)
    settle(base)
    if parts.pointee.variables.count == variableCount { releaseSlots(to: slots) }
  }
}
