import ResultTables
internal import TrialDesigns

/// The columns that say what a unit is: id, area, stratum, and the covariates of the design.
struct UnitColumns: Sendable {
  let frame: TrialFrame
  private let strata: [String]
  private let covariates: [(position: Int, column: TableColumn)]

  /// - Parameter reserved: names of other columns; a covariate of such a name gets `_covariate`
  ///   after it, so that no name stands twice.
  init(_ frame: TrialFrame, _ design: TrialDesign, reserved: [TableColumn]) {
    self.frame = frame
    strata = frame.shownStrata(of: design)
    var taken = Set(reserved.map(\.name) + Self.head.map(\.name))
    covariates = Self.covariates(of: design, in: frame).map { position in
      var name = frame.columns[position]
      while !taken.insert(name).inserted { name += "_covariate" }
      let column = TableColumn(
        name: name, kind: Self.kind(of: frame.units.map { $0.values[position] }),
        doc: "A covariate of the design, as the frame has it.")
      return (position, column)
    }
  }

  /// Id, area and stratum.
  static let head = [
    TableColumn(name: "unit", kind: .text, doc: "The unit's id."),
    TableColumn(name: "area", kind: .text, doc: "The patrol area that the unit belongs to."),
    TableColumn(name: "stratum", kind: .text, doc: "The unit's stratum in the design."),
  ]

  /// The covariates of the design, then the factors of minimisation that are not among them.
  var tail: [TableColumn] { covariates.map(\.column) }

  /// The positions in the frame of a design's covariates and factors, each once.
  static func covariates(of design: TrialDesign, in frame: TrialFrame) -> [Int] {
    var positions: [Int] = []
    for name in design.covariates + design.factors.map(\.column) {
      guard let position = frame.column(named: name), !positions.contains(position) else {
        continue
      }
      positions.append(position)
    }
    return positions
  }

  /// Writes the cells of `head`.
  func writeHead(of unit: Int, to cells: inout CellWriter) {
    cells.text(frame.units[unit].id)
    cells.text(frame.units[unit].area)
    cells.text(strata[unit])
  }

  /// Writes the cells of `tail`.
  func writeTail(of unit: Int, to cells: inout CellWriter) {
    for (position, column) in covariates {
      let value = frame.units[unit].values[position]
      switch (column.kind, value) {
      case (_, .empty): cells.empty()
      case (.integer, .integer(let number)): cells.integer(number)
      case (.number, _): cells.number(value.doubleValue ?? .nan)
      case (.date, .date(let date)): cells.date(date)
      default: cells.text(value.description)
      }
    }
  }

  private static func kind(of values: [CellValue]) -> TableColumn.Kind {
    let given = values.filter { $0 != .empty }
    func all(_ holds: (CellValue) -> Bool) -> Bool { !given.isEmpty && given.allSatisfy(holds) }
    if all({ if case .integer = $0 { true } else { false } }) { return .integer }
    if all({ $0.doubleValue != nil }) { return .number }
    if all({ if case .date = $0 { true } else { false } }) { return .date }
    return .text
  }
}
