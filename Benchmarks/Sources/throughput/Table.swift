/// Rows of text in aligned columns: the first to the left, the rest to the right.
struct Table {
  private var rows: [[String]]

  /// A table with a heading.
  init(_ heading: [String]) { rows = [heading] }

  /// Adds a row with as many cells as the heading.
  mutating func add(_ row: [String]) { rows.append(row) }

  /// Whether there is nothing but the heading.
  var isEmpty: Bool { rows.count == 1 }

  /// The table's lines.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + padding : padding + row[column]
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
