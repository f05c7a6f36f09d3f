public import DelimitedText
internal import HotspotStatistics
public import ResultTables

/// The spillover of a crossover trial: that of its days, one by one.
///
/// Of a long trial so many days are looked at as are enough for a mean, evenly spread from the
/// first on, since unions of buffers take time.
public struct SpilloverDays: TabularResult {
  /// The most days that are looked at.
  public static let mostDays = 28

  /// One measure over the days looked at.
  struct Row: Hashable, Sendable {
    var measure: String
    var least: Double
    var mean: Double
    var greatest: Double
  }

  private let rows: [Row]

  /// How many days were looked at.
  public let notes: [String]

  /// Measures a schedule.
  ///
  /// - Parameters:
  ///   - survey: of the frame that is allocated.
  ///   - dropped: the units that are not allocated, as positions in the frame.
  /// - Throws: `HotspotError.badData` for figures that cannot be compared.
  public init(
    _ survey: SpilloverSurvey, schedule: CrossoverSchedule, dropped: [Int], arms: [String]
  ) throws(HotspotError) {
    let left = Set(dropped)
    var step = max(1, (schedule.days + Self.mostDays - 1) / Self.mostDays)
    // Whole weeks would look at one day of the week alone.
    if step % 7 == 0 { step += 1 }
    var nearest: [Double] = []
    var medians: [Double] = []
    var overlaps: [Double] = []
    var shares: [Double] = []
    var days = 0
    for day in stride(from: 0, to: schedule.days, by: step) {
      let assigned = (0..<schedule.units).map { unit -> Int? in
        left.contains(unit) ? nil : schedule[day: day, unit: unit] ? 0 : 1
      }
      let spillover = try Spillover(survey, arms: assigned, names: arms)
      let distances = SortedSample(spillover.units.compactMap(\.distance))
      if let least = distances.values.first {
        nearest.append(least)
        medians.append(distances.quantile(0.5))
      }
      overlaps.append(Double(spillover.overlapping))
      if let share = spillover.contaminatedShare { shares.append(share) }
      days += 1
    }
    rows = [
      ("nearest in the other arm, least (m)", nearest),
      ("nearest in the other arm, median (m)", medians),
      ("opposite pairs whose \(survey.buffer == nil ? "figures" : "buffers") meet", overlaps),
      ("control area in treated buffers, share", shares),
    ].compactMap { measure, values in
      guard let least = values.min(), let greatest = values.max() else { return nil }
      return Row(
        measure: measure, least: least, mean: values.reduce(0, +) / Double(values.count),
        greatest: greatest)
    }
    notes =
      days == schedule.days
      ? [] : ["Looked at were \(days) of \(schedule.days) days, one in \(step), from the first."]
  }

  /// One row a measure.
  public var rowCount: Int { rows.count }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "measure", kind: .text, doc: "What is measured on each day."),
    TableColumn(name: "least", kind: .number, doc: "The least of the days looked at."),
    TableColumn(name: "mean", kind: .number, doc: "The mean over the days looked at."),
    TableColumn(name: "greatest", kind: .number, doc: "The greatest of the days looked at."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(rows[row].measure)
    cells.number(rows[row].least)
    cells.number(rows[row].mean)
    cells.number(rows[row].greatest)
  }
}
