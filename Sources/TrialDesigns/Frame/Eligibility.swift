internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables

/// Which units of a layer may be allocated, found rule by rule; the first rule that a unit fails is
/// the one that is recorded.
struct Eligibility {
  let layer: UnitLayer
  /// The names of the rules, in the order in which they are applied.
  static let rulesInOrder = ["min-count", "max-count", "exclude", "drop", "separation"]
  /// The rules in words, in the order in which they were applied.
  var rules: [String] = []
  /// What became of each unit; nil for one that is eligible.
  private(set) var failures: [(rule: String, reason: String)?]

  init(_ layer: UnitLayer) {
    self.layer = layer
    failures = Array(repeating: nil, count: layer.count)
  }

  /// The positions of the units that are eligible so far.
  var eligible: [Int] { failures.indices.filter { failures[$0] == nil } }

  /// Leaves a unit out, unless an earlier rule has.
  mutating func leaveOut(_ unit: Int, rule: String, _ reason: String) {
    if failures[unit] == nil { failures[unit] = (rule, reason) }
  }

  /// Applies a least or a greatest count.
  ///
  /// - Throws: `HotspotError.badData` for a column that is not there or holds words.
  mutating func bound(
    _ rule: CountRule, isLeast: Bool, defaultColumn: String
  ) throws(HotspotError) {
    let name = isLeast ? "min-count" : "max-count"
    let column = try column(
      rule.column ?? defaultColumn, for: isLeast ? .leastCount : .greatestCount)
    let values = try numbers(ofColumn: column)
    let bound = UnitWords.number(rule.bound)
    rules.append("\(name): \(layer.columns[column]) at \(isLeast ? "least" : "most") \(bound)")
    for unit in eligible {
      guard let value = values[unit] else {
        leaveOut(unit, rule: name, "\(layer.columns[column]) is empty")
        continue
      }
      if isLeast ? value < rule.bound : value > rule.bound {
        leaveOut(
          unit, rule: name,
          "\(layer.columns[column]) \(UnitWords.number(value)) is \(isLeast ? "below" : "above")"
            + " \(bound)")
      }
    }
  }

  /// Leaves out what an analyst names; gives what is to be said.
  ///
  /// - Throws: `HotspotError` for an id that is not there, stands twice, or has no reason.
  mutating func drop(_ drops: [FrameRequest.Drop]) throws(HotspotError) -> [String] {
    guard !drops.isEmpty else { return [] }
    var notes: [String] = []
    var seen: Set<String> = []
    rules.append("drop: \(UnitWords.count(drops.count, "unit")) named by the analyst, with reasons")
    for drop in drops {
      guard let unit = layer.ids.firstIndex(of: drop.unit) else {
        throw HotspotError(
          .badData, file: layer.name,
          "\(Setting.droppedUnit) names \(drop.unit), and no unit has that id."
            + (Spelling.nearest(to: drop.unit, among: layer.ids).map { " Did you mean \($0)?" }
              ?? " Ids are compared as they are written, capitals and all."))
      }
      guard seen.insert(drop.unit).inserted else {
        throw HotspotError(
          .usage,
          "\(Setting.droppedUnit) names \(drop.unit) twice. Give one reason.")
      }
      guard drop.reason.contains(where: { !$0.isWhitespace }) else {
        throw HotspotError(
          .usage,
          "\(Setting.droppedUnit) \(drop.unit) has an empty reason. Say why the unit is left out.")
      }
      if let earlier = failures[unit] {
        notes.append(
          "\(drop.unit) was left out by \(earlier.rule) already (\(earlier.reason)); that reason"
            + " stands.")
      }
      leaveOut(unit, rule: "drop", drop.reason)
    }
    return notes
  }

  /// The position of a column of the layer.
  func column(_ name: String, for setting: Setting) throws(HotspotError) -> Int {
    if let found = layer.column(named: name) { return found }
    throw HotspotError(
      .badData, file: layer.name,
      "\(setting) needs a column \(name), which is not there. \(UnitWords.columns(layer.columns)) Name"
        + " another with \(Setting.countColumn) COLUMN"
        + (setting == .countColumn ? "." : ", or write \(setting) COLUMN=N."))
  }

  /// The numbers of a column; nil for cells that are empty.
  func numbers(ofColumn column: Int) throws(HotspotError) -> [Double?] {
    var numbers: [Double?] = []
    for (id, value) in zip(layer.ids, layer.values[column]) {
      if value == .empty {
        numbers.append(nil)
      } else if let number = value.doubleValue {
        numbers.append(number)
      } else {
        throw HotspotError(
          .badData, file: layer.name,
          "unit \(id) has `\(value.description)` in the column \(layer.columns[column]), which is no"
            + " number. Name a column of counts, or mend the cell.")
      }
    }
    return numbers
  }
}
