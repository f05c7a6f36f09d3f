internal import DelimitedText
internal import TrialDesigns

extension BaselineCounts {
  /// The headers of a file of counts; nil where the usual ones stand.
  public struct Columns: Hashable, Sendable {
    /// The unit's header; `unit` by default.
    public var unit: String?
    /// The day's header; `day`, `period` or `date` by default.
    public var period: String?
    /// The count's header; `count` by default.
    public var count: String?

    /// Headers.
    public init(unit: String? = nil, period: String? = nil, count: String? = nil) {
      self.unit = unit
      self.period = period
      self.count = count
    }
  }

  /// Reads a CSV with one row a unit and day: unit, day (a date or a whole number), count.
  ///
  /// Days between the first and the last that a unit has no row for are zero; a unit without any
  /// event needs one row with a count of 0.
  ///
  /// - Throws: `HotspotError` for bytes that are no CSV; `HotspotError.badData` naming the line
  ///   for a day that is none, a count that is none, or a unit and day twice, and for fewer than
  ///   two units, fewer than seven days, or no event.
  package init(csv bytes: [UInt8], file: String, columns: Columns = Columns()) throws {
    let table = try SmallTable(csv: bytes, file: file)
    func column(_ asked: String?, _ usual: [String]) throws(HotspotError) -> Int {
      for name in asked.map({ [$0] }) ?? usual {
        if let place = table.column(name.lowercased()) { return place }
      }
      throw HotspotError(
        .badData, file: file,
        "there is no column \(asked ?? usual.joined(separator: " or ")). The header has:"
          + " \(table.header.joined(separator: ", ")). A baseline has one row a unit and day.")
    }
    let unitColumn = try column(columns.unit, ["unit"])
    let dayColumn = try column(columns.period, ["day", "period", "date"])
    let countColumn = try column(columns.count, ["count"])
    func fault(_ row: SmallTable.Row, _ message: String) -> HotspotError {
      HotspotError(.badData, file: file, "line \(row.line): \(message)")
    }

    var cells: [(unit: String, day: Int, count: Int)] = []
    var seen: Set<Cell> = []
    var areDates: Bool?
    for row in table.rows {
      let unit = row.fields[unitColumn]
      guard !unit.isEmpty else { throw fault(row, "the unit is empty. Every row needs its unit.") }
      let text = row.fields[dayColumn]
      let date = CalendarDate(text)
      guard let day = date.map({ Int($0.days) }) ?? Int(text), abs(day) < 1 << 40 else {
        throw fault(row, "`\(text)` is no day. Write a date as 2026-03-01, or a whole number.")
      }
      guard areDates == nil || areDates == (date != nil) else {
        throw fault(row, "`\(text)` is of another kind than the days above. Use dates or numbers.")
      }
      areDates = date != nil
      guard let count = Int(row.fields[countColumn]), 0...1_000_000 ~= count else {
        throw fault(
          row, "`\(row.fields[countColumn])` is no count. Write a whole number, 0 or more.")
      }
      guard seen.insert(Cell(unit: unit, day: day)).inserted else {
        throw fault(
          row, "unit \(unit) has a count for \(text) already. Add the two up, and keep one row.")
      }
      cells.append((unit, day, count))
    }
    let first = cells.map(\.day).min() ?? 0
    let days = (cells.map(\.day).max() ?? -1) - first + 1
    let units = ByteOrder.sorted(Set(cells.map(\.unit)))
    guard units.count >= 2, days >= 7, cells.contains(where: { $0.count > 0 }) else {
      throw HotspotError(
        .badData, file: file,
        "there are \(units.count) units over \(days) days with \(cells.map(\.count).reduce(0, +))"
          + " events. Simulating needs two units, seven days and an event at least.")
    }
    guard days <= 36_600 else {
      throw HotspotError(
        .badData, file: file,
        "the first and the last day lie \(days - 1) days apart. Correct the days; a baseline spans"
          + " a hundred years at most.")
    }
    let position = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    self.init(
      units: units, days: days,
      firstDay: areDates == true ? CalendarDate(days: Int32(first)) : nil,
      counts: cells.compactMap { cell in
        position[cell.unit].map { ($0, cell.day - first, cell.count) }
      })
  }

  private struct Cell: Hashable {
    var unit: String
    var day: Int
  }

  /// Whether no two days with events lie nearer than a week: the rows may be weeks or months.
  var seemsToHoldLongerPeriods: Bool {
    let busy = (0..<days).filter { dayStarts[$0 + 1] > dayStarts[$0] }
    return busy.count > 2 && zip(busy, busy.dropFirst()).allSatisfy { $1 - $0 >= 7 }
  }
}
