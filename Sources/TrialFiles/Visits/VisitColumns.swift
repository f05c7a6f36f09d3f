internal import DelimitedText
internal import TrialDesigns

/// Where a table of visits has what is needed, by the names in its header in any case.
struct VisitColumns {
  let unit: Int
  let officer: Int
  let start: Int
  let end: Int

  /// Finds the columns.
  ///
  /// - Throws: `HotspotError` that names a column which is not there.
  init(_ table: SmallTable, file: String) throws(HotspotError) {
    func column(_ names: String...) throws(HotspotError) -> Int {
      for name in names { if let column = table.column(name) { return column } }
      throw HotspotError(
        .badData, file: file, line: table.headerLine,
        "There is no column `\(names[0])` in the header. A file of visits has the columns"
          + " unit, officer, start and end; this one has \(table.header.joined(separator: ", ")).")
    }
    unit = try column("unit", "unit_id")
    officer = try column("officer", "officer_id")
    start = try column("start", "started_at")
    end = try column("end", "ended_at")
  }
}
