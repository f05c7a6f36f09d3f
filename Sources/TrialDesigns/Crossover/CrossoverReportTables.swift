public import ResultTables

extension CrossoverReport {
  /// The runs of days in one arm.
  ///
  /// - Parameters:
  ///   - treatment: the name of the first arm.
  ///   - control: the name of the last.
  public func runTable(treatment: String = "treatment", control: String = "control")
    -> CrossoverRunTable
  {
    CrossoverRunTable(runs: runLengths(), treatment: treatment, control: control)
  }

  /// The share of clean control days, for the plan's washout and for the days that deterrence may
  /// linger.
  public func cleanControlTable() -> CleanControlTable {
    let washouts = Set([plan.washout, Self.lingeringDays].filter { $0 > 0 }).sorted()
    return CleanControlTable(rows: washouts.map { cleanControl(washout: $0) })
  }

  /// How evenly treatment is spread.
  public func marginTable() -> CrossoverMarginTable { CrossoverMarginTable(rows: margins()) }

  /// What stands out, one sentence a line.
  public var lines: [String] {
    var lines: [String] = []
    if let longest = runLengths().map(\.days).max() {
      lines.append("The longest run of days in one arm has \(longest) \(days(longest)).")
    }
    for clean in cleanControlTable().rows {
      guard let share = clean.share else { continue }
      lines.append(
        "\(percent(share)) of control days have no treated day in the"
          + " \(clean.washout) \(days(clean.washout)) before;"
          + " were each day drawn by itself, \(percent(clean.independentShare)) would.")
    }
    return lines
  }

  private func days(_ count: Int) -> String { count == 1 ? "day" : "days" }

  /// A share in per cent with one decimal place, half away from zero.
  private func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}

/// The runs of days in one arm, by arm and length.
public struct CrossoverRunTable: TabularResult {
  let runs: [CrossoverReport.RunLength]
  let treatment: String
  let control: String

  /// One row an arm and length.
  public var rowCount: Int { runs.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "arm", kind: .text, doc: "The arm."),
    TableColumn(name: "run_days", kind: .integer, doc: "The days running in that arm."),
    TableColumn(name: "runs", kind: .integer, doc: "The runs of that length, over all units."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(runs[row].isTreated ? treatment : control)
    cells.integer(runs[row].days)
    cells.integer(runs[row].runs)
  }
}

/// Clean control days, one row a washout.
public struct CleanControlTable: TabularResult {
  let rows: [CrossoverReport.CleanControl]

  /// One row a washout.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "washout_days", kind: .integer, doc: "The days before that are looked at."),
    TableColumn(name: "control_days", kind: .integer, doc: "The control days of all units."),
    TableColumn(
      name: "clean_days", kind: .integer, doc: "Those with no treated day in the days before."),
    TableColumn(name: "clean_share", kind: .number, doc: "Clean over control days."),
    TableColumn(
      name: "independent_share", kind: .number,
      doc: "The share to expect were each day drawn by itself: (1 − p)^washout."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let clean = rows[row]
    cells.integer(clean.washout)
    cells.integer(clean.controlDays)
    cells.integer(clean.cleanDays)
    if let share = clean.share { cells.number(share) } else { cells.empty() }
    cells.number(clean.independentShare)
  }
}

/// How evenly treatment is spread, one row a margin.
public struct CrossoverMarginTable: TabularResult {
  let rows: [CrossoverReport.Spread]

  /// One row a margin.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "margin", kind: .text, doc: "What is counted."),
    TableColumn(name: "group", kind: .text, doc: "The day of the week or the area, if any."),
    TableColumn(name: "least", kind: .integer, doc: "The least count."),
    TableColumn(name: "greatest", kind: .integer, doc: "The greatest count."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(rows[row].margin.rawValue)
    cells.text(rows[row].group)
    cells.integer(rows[row].least)
    cells.integer(rows[row].greatest)
  }
}
