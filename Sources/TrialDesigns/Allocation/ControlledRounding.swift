/// Rounds a table without bias so that every cell and every margin becomes a neighbouring whole
/// number (L. H. Cox 1987, doi:10.1080/01621459.1987.10478456).
///
/// Everything is counted in units of 1/A, so that arithmetic is exact. Rows have whole sums. The
/// procedure, which fixes every draw:
///
/// 1. f = the cell modulo A. A last row is added with −(sum of the column) modulo A, which makes the
///    columns' sums whole too. Now a row or column with an f above 0 has at least two.
/// 2. While an f is above 0: begin at the first row that has one. From a row go to the lowest column
///    whose f in that row is above 0, from a column to the lowest row whose f in that column is above
///    0, never back through the cell just used, until a row or column is reached a second time. The
///    cells used since its first visit are a cycle; number them 0, 1, 2, … in that order.
/// 3. up = the least of A − f over the even cells and f over the odd ones; down = the least of f over
///    the even and A − f over the odd. u = below(up + down) from the stream. If u < down, up is added
///    to the even cells and taken from the odd ones, else down is taken from the even cells and added
///    to the odd ones. A cell whose f becomes A is rounded up, one whose f becomes 0 down.
///
/// Each step leaves every margin as it is and every expectation unchanged, and settles at least one
/// cell.
package enum ControlledRounding {
  /// Rounds a table.
  ///
  /// - Parameters:
  ///   - table: rows of cells in units of 1/`unit`, none negative; each row's sum is a multiple of
  ///     `unit`.
  ///   - unit: A, above 0.
  ///   - stream: gives the draws; none where all cells are whole.
  /// - Returns: the whole numbers.
  /// - Complexity: O(cells · rows · columns) at worst.
  package static func round(
    _ table: [[Int]], unit: Int, from stream: inout AuditStream
  ) -> [[Int]] {
    round(table, unit: unit) { stream.below($0) }
  }

  /// Rounds a table with whole numbers in 0 ..< bound from `below`, each as likely.
  static func round(
    _ table: [[Int]], unit: Int, below: (_ bound: Int) -> Int
  ) -> [[Int]] {
    guard let columns = table.first?.count else { return [] }
    var wholes = table.map { row in row.map { $0 / unit } }
    var parts = table.map { row in row.map { $0 % unit } }
    parts.append(
      (0..<columns).map { column in
        (unit - table.reduce(0) { $0 + $1[column] % unit } % unit) % unit
      })
    while let cycle = cycle(in: parts) {
      let even = stride(from: 0, to: cycle.count, by: 2).map { parts[cycle[$0]] }
      let odd = stride(from: 1, to: cycle.count, by: 2).map { parts[cycle[$0]] }
      let up = (even.map { unit - $0 } + odd).reduce(unit, min)
      let down = (even + odd.map { unit - $0 }).reduce(unit, min)
      let change = below(up + down) < down ? up : -down
      for (number, cell) in cycle.enumerated() {
        parts[cell] += number % 2 == 0 ? change : -change
        guard parts[cell] == unit else { continue }
        parts[cell] = 0
        if cell.row < wholes.count { wholes[cell.row][cell.column] += 1 }
      }
    }
    return wholes
  }

  fileprivate struct Cell {
    var row: Int
    var column: Int
  }

  /// The next cycle of cells that are not whole; nil when there are none.
  private static func cycle(in parts: [[Int]]) -> [Cell]? {
    guard let start = parts.firstIndex(where: { $0.contains { $0 > 0 } }) else { return nil }
    var firstVisit: [Int?] = Array(repeating: nil, count: parts.count + parts[0].count)
    var path: [Cell] = []
    var row = start
    var column = -1
    while true {
      if let visit = firstVisit[row] { return Array(path[visit...]) }
      firstVisit[row] = path.count
      guard let next = parts[row].indices.first(where: { $0 != column && parts[row][$0] > 0 })
      else { return nil }
      column = next
      path.append(Cell(row: row, column: column))
      if let visit = firstVisit[parts.count + column] { return Array(path[visit...]) }
      firstVisit[parts.count + column] = path.count
      guard let next = parts.indices.first(where: { $0 != row && parts[$0][column] > 0 })
      else { return nil }
      row = next
      path.append(Cell(row: row, column: column))
    }
  }
}

extension [[Int]] {
  fileprivate subscript(cell: ControlledRounding.Cell) -> Int {
    get { self[cell.row][cell.column] }
    set { self[cell.row][cell.column] = newValue }
  }
}
