package import DelimitedText
internal import HotspotGeometry
internal import ResultTables

extension AllocationProblem {
  /// The items of a frame under a design: units, less those dropped, joined where conflicts ask for
  /// it.
  ///
  /// Of units joined, a covariate is the mean, the stratum, levels and place those of the first.
  ///
  /// - Throws: `HotspotError.badData` for a column that is not there or a covariate without a number.
  package init(frame: TrialFrame, design: TrialDesign) throws(HotspotError) {
    let groups = Self.groups(frame: frame, design: design)
    let firsts = groups.map { $0[0] }
    members = groups
    ids = groups.map { group in group.map { frame.units[$0].id }.joined(separator: "+") }
    strata = try Self.texts(design.strata, frame: frame, at: firsts)
    balanceGroups = []
    if let column = design.crossover?.balanceColumn {
      balanceGroups = try Self.texts(column, frame: frame, at: firsts)
    }
    covariates = []
    if design.kind != .minimised {
      for name in design.covariates {
        let values = try Self.numbers(name, frame: frame)
        covariates.append(
          groups.map { group in
            group.map { values[$0] }.reduce(0, +) / Double(group.count)
          })
      }
    }
    factorLevels = design.factors.map { factor in firsts.map { factor.levels[$0] } }
    var item: [Int?] = Array(repeating: nil, count: frame.units.count)
    for (index, group) in groups.enumerated() { for unit in group { item[unit] = index } }
    conflicts = design.conflicts.compactMap { pair in
      guard let first = item[pair.first], let second = item[pair.second], first != second else {
        return nil
      }
      return TrialDesign.Conflict(min(first, second), max(first, second))
    }
    let places = groups.map { group in
      group.compactMap { unit in
        frame.units[unit].figure.flatMap { (try? $0.centroid()) ?? nil }
      }
    }
    centres =
      places.contains(where: \.isEmpty)
      ? []
      : places.map { points in
        let count = Double(points.count)
        return (
          points.map(\.x).reduce(0, +) / count, points.map(\.y).reduce(0, +) / count
        )
      }
  }

  /// The arm of each unit of a frame, from that of each item; nil for units that are in no item.
  package func armsOfUnits(_ arms: [Int?], of frame: TrialFrame) -> [Int?] {
    var ofUnits: [Int?] = Array(repeating: nil, count: frame.units.count)
    for (item, arm) in arms.enumerated() { for unit in members[item] { ofUnits[unit] = arm } }
    return ofUnits
  }

  /// The units of each item, items in the order of their first unit.
  private static func groups(frame: TrialFrame, design: TrialDesign) -> [[Int]] {
    let dropped = Set(design.dropped)
    let joined = design.conflictRule == .together ? design.conflicts : []
    return ConflictGraph(count: frame.units.count, conflicts: joined).components
      .map { group in group.filter { !dropped.contains($0) } }.filter { !$0.isEmpty }
  }

  private static func texts(
    _ column: String?, frame: TrialFrame, at units: [Int]
  ) throws(HotspotError) -> [String] {
    guard let column else { return units.map { _ in "" } }
    let levels = try frame.levels(ofColumn: column)
    return units.map { levels[$0] }
  }

  /// The numbers of a column, one a unit.
  package static func numbers(
    _ column: String, frame: TrialFrame
  ) throws(HotspotError) -> [Double] {
    guard let values = frame.values(ofColumn: column) else { throw frame.missing(column) }
    var numbers: [Double] = []
    for (unit, value) in zip(frame.units, values) {
      guard let number = value.doubleValue, number.isFinite else {
        throw HotspotError(
          .badData,
          "unit \(unit.id) has "
            + (value == .empty ? "nothing" : "`\(value.description)`, which is no number,")
            + " in the covariate \(column). Every unit needs a number there; complete the frame, or"
            + " leave the covariate or the unit out.")
      }
      numbers.append(number)
    }
    return numbers
  }
}

extension TrialFrame {
  /// The values of a column as texts, one a unit; `area` is each unit's area where no column has that
  /// name.
  ///
  /// - Throws: `HotspotError.badData` for a column that is not there.
  package func levels(ofColumn name: String) throws(HotspotError) -> [String] {
    if let values = values(ofColumn: name) { return values.map(\.description) }
    if name.lowercased() == "area" { return units.map(\.area) }
    throw missing(name)
  }

  /// The error for a column that is not there.
  package func missing(_ column: String) -> HotspotError {
    HotspotError(
      .badData,
      "the frame has no column \(column). It has: \(columns.joined(separator: ", ")).")
  }
}
