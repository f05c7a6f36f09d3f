public import ResultTables

/// Pairs near in place and time, band by band.
public struct NearRepeatTable: TabularResult {
  private let bands: [NearRepeat.Band]

  /// The table of a count.
  public init(_ nearRepeat: NearRepeat) { bands = nearRepeat.bands }

  /// One row a band of distance and of time.
  public var rowCount: Int { bands.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "distance_from", kind: .number, doc: "The least distance in metres."),
    TableColumn(name: "distance_to", kind: .number, doc: "The distance that it stays below."),
    TableColumn(name: "days_from", kind: .integer, doc: "The fewest days between."),
    TableColumn(name: "days_to", kind: .integer, doc: "The days that it stays below."),
    TableColumn(name: "observed", kind: .integer, doc: "The pairs observed."),
    TableColumn(name: "expected", kind: .number, doc: "The mean of the pairs in the shuffles."),
    TableColumn(name: "ratio", kind: .number, doc: "Observed over expected."),
    TableColumn(
      name: "p", kind: .number, doc: "(1 + shuffles with as many pairs or more) / (1 + shuffles)."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let band = bands[row]
    cells.number(band.distanceFrom)
    cells.number(band.distanceTo)
    cells.integer(band.daysFrom)
    cells.integer(band.daysTo)
    cells.integer(Int(band.observed))
    cells.number(band.expected)
    cells.number(band.ratio)
    cells.number(band.p)
  }
}
