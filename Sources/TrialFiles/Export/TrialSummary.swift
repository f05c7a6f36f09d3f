internal import DelimitedText
public import ResultTables
internal import TrialDesigns

/// Where a trial stands, item by item.
public struct TrialSummary: TabularResult {
  private var rows: [(item: String, value: String)] = []

  /// Sums up what a trial file holds.
  public init(_ state: TrialState) {
    let frame = state.frame
    add("units", frame.units.count)
    add("units excluded", frame.exclusions.count)
    for (rule, count) in ConsortReport.exclusions(of: frame) { add("excluded by \(rule)", count) }
    let areas = Set(frame.units.map(\.area)).subtracting([""])
    add("areas", areas.isEmpty ? "none" : UnitWords.list(ByteOrder.sorted(areas), most: 10))
    add("coordinate system", frame.coordinateSystem ?? "none")
    add("frame SHA-256", frame.sha256)
    if let design = state.design { add(design, state) } else { add("design", "none yet") }
    add("commitment SHA-256", state.commitment ?? "not committed yet")
    add("allocated", state.recordSHA256 == nil ? "no" : "yes")
    if let record = state.recordSHA256 { add("record SHA-256", record) }
    if state.design?.kind == .crossover {
      add("released through", state.released.last?.date.description ?? "nothing released yet")
      add("days released", state.released.count)
    }
    add("revealed", state.revealed == nil ? "no" : "yes")
    add("switches", state.switches.count)
    add("suspensions", state.suspensions.count)
    add("visits", state.visits.count)
    add("log entries", state.log.count)
    add("head hash", state.log.last?.sha256 ?? "none")
  }

  private mutating func add(_ design: TrialDesign, _ state: TrialState) {
    add("design", design.kind.rawValue)
    add("arms", design.arms.map { "\($0.name)=\($0.ratio)" }.joined(separator: ", "))
    add("strata", design.strata ?? "none")
    add(
      "covariates", design.covariates.isEmpty ? "none" : design.covariates.joined(separator: ", "))
    if !design.factors.isEmpty {
      add("factors", design.factors.map(\.column).joined(separator: ", "))
    }
    if let buffer = design.buffer {
      add("buffer in metres", CellValue.number(buffer).description)
      add("conflicts", design.conflicts.count)
      add("on conflict", design.conflictRule.text)
      add("dropped for conflicts", design.dropped.count)
    }
    if let horizon = state.horizon {
      add("first trial day", horizon.lowerBound.description)
      add("last trial day", horizon.upperBound.description)
    } else {
      add("horizon", "none")
    }
    if let plan = design.crossover {
      add("treated per day", plan.treatedPerDay.map { "\($0)" } ?? "by the arms' ratio")
      add("days of a block", plan.blockDays.map { "\($0)" } ?? "every period is drawn by itself")
      add("days of a period", plan.period)
      add("most days running in an arm", plan.maxRun.map { "\($0)" } ?? "no limit")
      add("washout days", plan.washout)
      let balance =
        (plan.balancesDayOfWeek ? ["day of the week"] : [])
        + [plan.balanceColumn].compactMap(\.self)
      add("balanced by", balance.isEmpty ? "nothing else" : balance.joined(separator: ", "))
    }
  }

  private mutating func add(_ item: String, _ value: String) { rows.append((item, value)) }

  private mutating func add(_ item: String, _ value: Int) { rows.append((item, "\(value)")) }

  /// The columns in order.
  public let columns = [
    TableColumn(name: "item", kind: .text, doc: "What is told."),
    TableColumn(name: "value", kind: .text, doc: "How it stands."),
  ]

  /// One row an item.
  public var rowCount: Int { rows.count }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(rows[row].item)
    cells.text(rows[row].value)
  }
}
