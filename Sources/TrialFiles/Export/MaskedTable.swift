public import DelimitedText
public import ResultTables
internal import TrialDesigns

/// A trial for an analyst who must not know which arm is which.
///
/// Arms are called A, B, C in the order of the SHA-256 of the record's hash, a slash and the arm's
/// name, so that the letters say nothing, and yet are the same every time. Whoever holds the trial
/// file can undo them: the analyst gets this table and not the file. Visits and switches are left
/// out, because they would tell.
public struct MaskedTable: TabularResult {
  private let unitColumns: UnitColumns
  private let letters: [String]
  private let arms: [Int?]
  private let placeDays: PlaceDays?
  private let isUnequal: Bool

  private static let day = TableColumn(
    name: "trial_day", kind: .date, doc: "The trial day, by the date it begins on.")
  private static let arm = TableColumn(
    name: "arm", kind: .text, doc: "A letter for the arm; empty for a unit in none.")

  /// The masked units, or place-days of the days that are open, of an allocated trial.
  ///
  /// - Throws: `HotspotError.state` where the units are not allocated.
  public init(_ state: TrialState) throws(HotspotError) {
    let design = try state.allocatedDesign()
    unitColumns = UnitColumns(state.frame, design, reserved: [Self.day, Self.arm])
    letters = Self.letters(for: design.arms.map(\.name), recordSHA256: state.recordSHA256 ?? "")
    placeDays = design.kind == .crossover ? try PlaceDays(state) : nil
    arms = placeDays == nil ? try state.parallelArms() : []
    isUnequal =
      Set(design.arms.map(\.ratio)).count > 1
      || design.crossover?.treatedPerDay.map {
        2 * $0 != state.frame.units.count - design.dropped.count
      } ?? false
  }

  /// The letter of each arm: by the rank of its digest.
  static func letters(for names: [String], recordSHA256: String) -> [String] {
    let digests = names.map { ContentHash.sha256(of: Array((recordSHA256 + "/" + $0).utf8)) }
    let order = names.indices.sorted { (digests[$0], names[$0]) < (digests[$1], names[$1]) }
    var letters = Array(repeating: "", count: names.count)
    for (rank, arm) in order.enumerated() {
      let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(rank % 26)))
      letters[arm] = rank < 26 ? letter : letter + String(rank / 26)
    }
    return letters
  }

  /// Id, area, stratum, the masked arm and the design's covariates; the day first where arms
  /// change by day.
  public var columns: [TableColumn] {
    (placeDays == nil ? [] : [Self.day]) + UnitColumns.head + [Self.arm] + unitColumns.tail
  }

  /// One row a unit, or a unit and open day.
  public var rowCount: Int { placeDays?.count ?? arms.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    var (unit, arm) = (row, placeDays == nil ? arms[row] : nil)
    if let place = placeDays?[row] {
      (unit, arm) = (place.unit, place.isTreated.map { $0 ? 0 : 1 })
      cells.date(place.date)
    }
    unitColumns.writeHead(of: unit, to: &cells)
    cells.text(arm.map { letters[$0] } ?? "")
    unitColumns.writeTail(of: unit, to: &cells)
  }

  /// What should be known of the rows, one sentence a line.
  public var lines: [String] {
    var lines = [
      "Arms stand as letters. Give the analyst this table alone: the trial file tells which is"
        + " which."
    ]
    if isUnequal {
      lines.append(
        "The arms are of unequal size, which gives away which is which to anyone who knows the"
          + " design.")
    }
    if placeDays?.count == 0 { lines.append("No day is released yet, so there are no rows.") }
    return lines
  }
}
