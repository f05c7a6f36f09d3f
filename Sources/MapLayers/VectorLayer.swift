public import DelimitedText
public import HotspotGeometry
public import ResultTables

/// Reads a layer of a map file, named as `FILE` or `FILE:layer`.
public typealias LayerReader = (_ specification: String) throws(HotspotError) -> VectorLayer

/// A layer of a map file: figures, and a row of values for each.
public struct VectorLayer: Sendable {
  /// One declared column.
  public struct Field: Hashable, Sendable {
    /// What the cells of a column hold.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// Words; also anything that is not one of the others.
      case text
      /// Whole numbers.
      case integer
      /// Doubles.
      case number
      /// Calendar days.
      case date
    }

    /// The name as the file has it.
    public var name: String
    /// What the cells hold.
    public var kind: Kind

    /// Declares a column.
    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The file as the user named it.
  public let file: String
  /// The name of the layer.
  public let name: String
  /// The system of the coordinates, x before y; nil where the file does not state it.
  public let coordinateSystem: CoordinateSystem?
  /// The figures, one a row, all valid.
  public let figures: [Geometry]
  /// The columns in order.
  public let fields: [Field]
  /// What a reader should know, one sentence a note: rows left out, figures repaired.
  public let notes: [String]

  private let columns: [[CellValue]]

  /// A layer.
  ///
  /// - Parameter columns: the values of each field, one a figure.
  public init(
    file: String, name: String, coordinateSystem: CoordinateSystem?, figures: [Geometry],
    fields: [Field], columns: [[CellValue]], notes: [String] = []
  ) {
    precondition(
      fields.count == columns.count && columns.allSatisfy { $0.count == figures.count },
      "Each field has a value a figure.")
    self.file = file
    self.name = name
    self.coordinateSystem = coordinateSystem
    self.figures = figures
    self.fields = fields
    self.columns = columns
    self.notes = notes
  }

  /// The number of rows.
  public var rowCount: Int { figures.count }

  /// The values of a column, one a row; nil where there is no column of that name.
  ///
  /// A name is sought as it stands, then without regard to capitals.
  public func column(named name: String) -> [CellValue]? {
    let exact = fields.firstIndex { $0.name == name }
    let wanted = name.lowercased()
    return (exact ?? fields.firstIndex { $0.name.lowercased() == wanted }).map { columns[$0] }
  }
}
