/// A result that can be written as a table.
///
/// Rows are asked for in any order and on several threads at once, so writing one must depend on
/// nothing but its index.
public protocol TabularResult: Sendable {
  /// The columns, in the order of the cells.
  var columns: [TableColumn] { get }

  /// The number of rows.
  var rowCount: Int { get }

  /// What a reader of the table should know, one sentence a note.
  ///
  /// Notes stand below a table on a terminal. CSV and JSON hold rows only.
  var notes: [String] { get }

  /// Writes the cells of one row, one call on `cells` a column.
  func write(row: Int, to cells: inout CellWriter)
}

extension TabularResult {
  /// No notes.
  public var notes: [String] { [] }
}
