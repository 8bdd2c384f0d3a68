import GoRuntime
import Testing

@testable import YAML

@Suite("Marks of entries")
struct YAMLMarksTests {
  /// Paths, and the places of their keys.
  static let places: [([ByteString], Int, Int)] = [
    (["image"], 2, 1), (["image", "tag"], 3, 3), (["image", "name"], 4, 3), (["list"], 5, 1),
    (["flow", "x"], 8, 8), (["flow", "w", "z"], 8, 18), (["image2", "tag"], 10, 3),
  ]

  @Test("tell where a key stands", arguments: places)
  func place(path: [ByteString], line: Int, column: Int) throws {
    let marks = YAMLMarks()
    _ = try YAMLReader.readMap(
      """
      # comment
      image:
        tag: "1"
        name: nginx
      list:
      - port: 80
      -   port: 81
      flow: {x: 1, w: {z: 2}}
      image2: &i
        tag: 2
      """, marks: marks)
    #expect(marks.mark(at: path) == YAMLMark(line: line, column: column))
    #expect(marks.mark(at: path + ["none"]) == nil)
    #expect(marks.mark(at: []) == nil)
  }

  @Test("reach into lists")
  func elements() throws {
    let marks = YAMLMarks()
    _ = try YAMLReader.readMap("list:\n- port: 80\n-   port: 81\n", marks: marks)
    let list = try #require(marks.children["list"])
    #expect(list.elements[0]?.entries["port"] == YAMLMark(line: 2, column: 3))
    #expect(list.elements[1]?.entries["port"] == YAMLMark(line: 3, column: 5))
  }
}
