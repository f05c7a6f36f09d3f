internal import DelimitedText
internal import ResultTables

extension TableColumn {
  /// The columns of counts, of cells and of zones.
  static func countColumns(hasPeriods: Bool) -> [TableColumn] {
    var columns = [
      TableColumn(name: "count", kind: .integer, doc: "The number of incidents."),
      TableColumn(
        name: "weight", kind: .decimal,
        doc: "The sum of the incidents' weights; the count where nothing is weighed."),
      TableColumn(
        name: "area_km2", kind: .number, doc: "The area inside the boundary in square kilometres."
      ),
      TableColumn(
        name: "per_km2", kind: .number, doc: "Incidents a square kilometre of that area."),
    ]
    if hasPeriods {
      columns.append(
        TableColumn(
          name: "period", kind: .text,
          doc: "The period: a year, quarter or month, or the first day of a week, 28 days or day."
        ))
    }
    return columns
  }
}

extension CellWriter {
  /// Writes the cells of the columns of counts; `area` is in square metres.
  mutating func writeCounts(count: Int64, weight: Int64, area: Double, period: String?) {
    integer(Int(count))
    decimal(FixedDecimal(tenThousandths: weight))
    number(area / 1_000_000)
    number(Double(count) / (area / 1_000_000))
    if let period { text(period) }
  }
}
