public import ResultTables

/// The accuracy of a map at some shares of its area.
public struct AccuracyTable: TabularResult {
  private let rows: [AccuracyRow]
  private let shares: [Double]
  private let comparesUnits: Bool

  /// A table of rows, each under the share of the area it was asked for.
  ///
  /// - Parameter comparesUnits: whether PEI stands also as of as many cells.
  init(_ rows: [AccuracyRow], shares: [Double], comparesUnits: Bool) {
    self.rows = rows
    self.shares = shares
    self.comparesUnits = comparesUnits
  }

  /// One row a share.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public var columns: [TableColumn] {
    comparesUnits ? AccuracyTable.standard + [AccuracyTable.byUnits] : AccuracyTable.standard
  }

  private static let byUnits = TableColumn(
    name: "pei_by_units", kind: .number, doc: "PAI over the best PAI of as many cells.")

  private static let standard = [
    TableColumn(
      name: "area_share", kind: .number, doc: "The share of the area that may be taken."),
    TableColumn(name: "cells", kind: .integer, doc: "The number of cells taken."),
    TableColumn(name: "area_km2", kind: .number, doc: "Their area in square kilometres."),
    TableColumn(name: "hits", kind: .integer, doc: "The test offences in them."),
    TableColumn(name: "hit_rate", kind: .number, doc: "Hits over all test offences."),
    TableColumn(
      name: "pai", kind: .number, doc: "The hit rate over the share of the area (Chainey)."),
    TableColumn(
      name: "pei", kind: .number, doc: "PAI over the best PAI of as much area (Hunt)."),
    TableColumn(
      name: "rri_recapture", kind: .number,
      doc: "Test over training hit rate (Levine); empty without training offences."),
    TableColumn(
      name: "rri_ratio", kind: .number,
      doc: "Predicted over observed offences in the cells; empty for scores."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let entry = rows[row]
    cells.number(shares[row])
    cells.integer(entry.cells)
    cells.number(entry.area / 1_000_000)
    cells.integer(Int(entry.hits))
    cells.number(entry.hitRate)
    cells.number(entry.pai)
    cells.number(entry.pei)
    cells.number(entry.rriRecapture)
    cells.number(entry.rriRatio)
    if comparesUnits { cells.number(entry.peiByUnits) }
  }
}
