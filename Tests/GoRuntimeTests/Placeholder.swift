import GoRuntime
import Testing

@Test func valueIsThreeWords() {
  #expect(MemoryLayout<Value>.stride == 24)
}
