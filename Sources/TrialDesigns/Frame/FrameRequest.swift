public import DelimitedText
public import HotspotGeometry
public import MapLayers
internal import ResultTables

/// The question of `hotspot trial frame`: which units may be allocated.
///
/// Rules are applied in the order minimum counts, maximum counts, excluded polygons, the analyst's
/// drops, separation; each unit left out is recorded with the first rule it fails and the numbers
/// behind that. The same units in another order give the same frame.
public struct FrameRequest: Sendable {
  /// A unit that an analyst leaves out.
  public struct Drop: Hashable, Sendable {
    /// The unit's id.
    public var unit: String
    /// Why.
    public var reason: String

    /// Makes a drop.
    public init(unit: String, reason: String) {
      self.unit = unit
      self.reason = reason
    }
  }

  /// The units as read.
  public var units: UnitLayer
  /// The columns to keep, in capitals or not; nil for all.
  public var columns: [String]?
  /// The column of counts; nil for `count`.
  public var countColumn: String?
  /// Least counts.
  public var minimumCounts: [CountRule] = []
  /// Greatest counts.
  public var maximumCounts: [CountRule] = []
  /// Polygons that no unit may meet.
  public var exclusions: ZoneLayer?
  /// Units left out by name.
  public var drops: [Drop] = []
  /// The least metres between two units, from edge to edge.
  public var separation: Double?
  /// The system to work in; nil for the input's, or one that fits.
  public var gridCRS: String?
  /// How positions are carried between OSGB36 and WGS 84.
  public var datum = DatumChoice.auto

  /// A request that keeps every unit.
  public init(units: UnitLayer) { self.units = units }

  /// Names and reasons as a command line has them, in pairs.
  ///
  /// - Throws: `HotspotError.usage` where one has no other.
  public static func drops(_ units: [String], reasons: [String]) throws(HotspotError) -> [Drop] {
    guard units.count == reasons.count else {
      throw HotspotError(
        .usage,
        "there are \(units.count) \(Setting.droppedUnit) and \(reasons.count) \(Setting.reason)."
          + " Each unit that is dropped needs its reason: \(Setting.droppedUnit) ID"
          + " \(Setting.reason) TEXT.")
    }
    return zip(units, reasons).map { Drop(unit: $0, reason: $1) }
  }

  /// Applies the rules.
  ///
  /// - Throws: `HotspotError` for rules that do not fit the units and where no unit is left;
  ///   `HotspotError` where figures cannot be carried to metres or compared.
  public func run() throws -> FrameOutcome {
    let layer = try units.inMetres(gridCRS, datum: datum)
    let countColumn = countColumn ?? "count"
    var eligibility = Eligibility(layer)
    if self.countColumn != nil { _ = try eligibility.column(countColumn, for: .countColumn) }
    for rule in minimumCounts {
      try eligibility.bound(rule, isLeast: true, defaultColumn: countColumn)
    }
    for rule in maximumCounts {
      try eligibility.bound(rule, isLeast: false, defaultColumn: countColumn)
    }
    if let exclusions { try eligibility.exclude(exclusions, datum: datum) }
    let notes = try eligibility.drop(drops)
    if let separation { try eligibility.separate(by: separation, countColumn: countColumn) }
    let kept = try keptColumns(layer)
    guard !eligibility.eligible.isEmpty else { throw Self.nobody(eligibility) }
    let frame = try TrialFrame(
      columns: kept.map { layer.columns[$0] },
      units: eligibility.eligible.map { unit in
        TrialUnit(
          id: layer.ids[unit], area: layer.areas[unit], figure: layer.figures[unit],
          values: kept.map { layer.values[$0][unit] })
      },
      exclusions: zip(layer.ids, eligibility.failures).compactMap { id, failure in
        failure.map { TrialFrame.Exclusion(unit: id, rule: $0.rule, reason: $0.reason) }
      },
      rules: eligibility.rules, coordinateSystem: layer.systemText)
    return FrameOutcome(
      frame: frame,
      lines: layer.notes + (exclusions?.notes ?? []) + notes
        + summary(of: frame, from: layer))
  }

  /// The columns that are stored: those asked for and the areas, or all.
  private func keptColumns(_ layer: UnitLayer) throws(HotspotError) -> [Int] {
    guard let columns else { return Array(layer.columns.indices) }
    var kept: Set<Int> = []
    for name in columns {
      guard let found = layer.column(named: name) else {
        throw HotspotError(
          .badData, file: layer.name,
          "\(Setting.keptColumns) names \(name), which is not there."
            + " \(UnitWords.columns(layer.columns))")
      }
      kept.insert(found)
    }
    if let area = layer.areaColumn.flatMap(layer.column(named:)) { kept.insert(area) }
    return kept.sorted()
  }

  /// The error for rules that leave nothing, with what each took.
  private static func nobody(_ eligibility: Eligibility) -> HotspotError {
    let taken = Eligibility.rulesInOrder.compactMap { rule in
      let count = eligibility.failures.count { $0?.rule == rule }
      return count > 0 ? "\(rule) \(count)" : nil
    }
    return HotspotError(
      .badData, file: eligibility.layer.name,
      "no unit is eligible. Of \(UnitWords.count(eligibility.layer.count, "unit")) read, left out by"
        + " \(taken.joined(separator: ", by ")). Loosen these rules.")
  }

  private func summary(of frame: TrialFrame, from layer: UnitLayer) -> [String] {
    var lines = [
      "\(UnitWords.count(layer.count, "unit")) read, \(frame.units.count) eligible,"
        + " \(frame.exclusions.count) left out."
    ]
    for rule in Eligibility.rulesInOrder {
      let ids = frame.exclusions.filter { $0.rule == rule }.map(\.unit)
      if !ids.isEmpty { lines.append("Left out by \(rule): \(ids.count), \(UnitWords.list(ids)).") }
    }
    if let area = layer.areaColumn {
      let areas = Set(frame.units.map(\.area)).subtracting([""])
      lines.append("\(UnitWords.count(areas.count, "area")) by the column \(area).")
    }
    lines.append(
      frame.columns.isEmpty
        ? "No columns are stored."
        : "Columns stored: \(frame.columns.joined(separator: ", "))."
          + (columns == nil ? " Keep only what the trial needs with \(Setting.keptColumns)." : ""))
    lines.append("Frame SHA-256: \(frame.sha256)")
    return lines
  }
}

/// A frame, and what is to be said of it.
public struct FrameOutcome: Sendable {
  /// The eligible units, and those left out.
  public var frame: TrialFrame
  /// What an analyst should know, one sentence a line.
  public var lines: [String]
}

extension UnitLayer {
  /// The coordinate system as a frame names it.
  fileprivate var systemText: String? {
    switch place {
    case .nowhere: nil
    case .plane: TrialFrame.plane
    case .system(let system): system.authorityCode ?? system.wkt
    }
  }
}
