public import ResultTables

/// The built-in configuration of one kind, one row each.
public struct CatalogueTable: TabularResult {
  let entries: [ConfigurationCatalogue.Entry]

  /// The columns in order.
  public let columns = [
    TableColumn(name: "name", kind: .text, doc: "The name to give on the command line."),
    TableColumn(name: "version", kind: .text, doc: "The version, where there is one."),
    TableColumn(name: "summary", kind: .text, doc: "What it is for."),
  ]

  /// The number of entries.
  public var rowCount: Int { entries.count }

  /// Writes one entry.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(entries[row].name)
    cells.text(entries[row].version)
    cells.text(entries[row].summary)
  }
}
