import DelimitedText
import GRDB
import HotspotGeometry
import TestSupport
import ResultTables
import TrialFiles
import TrialDesigns

/// A trial of a few units in a folder of its own.
struct SmallTrial {
  let folder: TemporaryFolder
  let path: String
  let frame: TrialFrame

  init(units: Int = 4, system: String? = "EPSG:27700") throws {
    folder = try TemporaryFolder()
    path = folder.path + "trial.gpkg"
    frame = try Self.frame(units: units, system: system)
    try TrialFile.create(path: path, frame: frame, replacing: false)
  }

  static func frame(units: Int, system: String? = "EPSG:27700") throws -> TrialFrame {
    try TrialFrame(
      columns: ["count"],
      units: (0..<units).map { index in
        let east = 530_000 + 500 * Double(index)
        return TrialUnit(
          id: "H\(index + 1)", area: index % 2 == 0 ? "North" : "South",
          figure: system == nil
            ? nil : .rectangle(minX: east, minY: 180_000, maxX: east + 150, maxY: 180_150),
          values: [.number(Double(index) + 0.5)])
      },
      exclusions: [.init(unit: "X1", rule: "min-count", reason: "3 of 5")],
      rules: ["count at least 5"],
      coordinateSystem: system)
  }

  static let arms = [
    TrialDesign.Arm(name: "treatment", ratio: 1), TrialDesign.Arm(name: "control", ratio: 1),
  ]

  static func parallelDesign() -> TrialDesign {
    var design = TrialDesign(.complete, arms: arms)
    design.strata = "area"
    return design
  }

  static func crossoverDesign(days: Int) -> TrialDesign {
    var design = TrialDesign(.crossover, arms: arms)
    design.start = "2026-03-27"
    design.days = days
    design.crossover = CrossoverPlan()
    return design
  }

  func file() throws -> TrialFile { try TrialFile(path: path) }

  /// A record of units in turn in the two arms.
  func parallelRecord(seed: String = "a seed of dice") -> AllocationRecord {
    AllocationRecord(
      frame: frame, design: Self.parallelDesign(), seed: seed,
      allocation: Allocation(.parallel(frame.units.indices.map { $0 % 2 })))
  }

  /// A record in which units take turns day by day.
  func crossoverRecord(days: Int, seed: String = "a seed of dice") throws -> AllocationRecord {
    let design = Self.crossoverDesign(days: days)
    var schedule = CrossoverSchedule(
      start: CalendarDate(year: 2026, month: 3, day: 27) ?? CalendarDate(days: 0), days: days,
      units: frame.units.count)
    for day in 0..<days {
      for unit in frame.units.indices { schedule[day: day, unit: unit] = (day + unit) % 2 == 0 }
    }
    return AllocationRecord(
      frame: frame, design: design, seed: seed, allocation: Allocation(.crossover(schedule)))
  }

  /// Runs SQL on the file as another program would.
  func tamper(_ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  /// Takes every trigger away, as someone must who changes what is written once.
  func dropTriggers() throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      for name in try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
    }
    try queue.close()
  }

  /// The kind of error that something ends with; nil where it ends well.
  static func code(_ body: () throws -> Void) -> HotspotError.Fault? {
    do {
      try body()
      return nil
    } catch {
      return (error as? HotspotError)?.fault
    }
  }
}
