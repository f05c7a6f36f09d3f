public import DelimitedText
public import ResultTables

/// The sampling frame of a trial: the eligible units, and why others are not among them.
public struct TrialFrame: Hashable, Sendable {
  /// A unit that was looked at and left out.
  public struct Exclusion: Hashable, Sendable {
    /// The unit's id.
    public var unit: String
    /// The rule: `min-count`, `max-count`, `exclude`, `separation` or `drop`.
    public var rule: String
    /// The values behind it, or the analyst's reason, in words.
    public var reason: String

    /// Makes an exclusion.
    public init(unit: String, rule: String, reason: String) {
      self.unit = unit
      self.rule = rule
      self.reason = reason
    }
  }

  /// The name of a system of metres of no stated place on Earth.
  package static let plane = "plane"

  /// The names of the columns of values, in the order of the input.
  public let columns: [String]
  /// The eligible units, in the byte order of their ids.
  public let units: [TrialUnit]
  /// The units left out, in the byte order of their ids.
  public let exclusions: [Exclusion]
  /// The eligibility rules in words, in the order in which they were applied.
  public let rules: [String]
  /// `EPSG:27700` or another system of metres; `plane` for metres of no stated system; nil where
  /// no unit has a figure.
  public let coordinateSystem: String?

  /// Makes a frame; units and exclusions are put in order.
  ///
  /// - Throws: `HotspotError.badData` for an id twice or empty, and for a frame without units.
  public init(
    columns: [String], units: [TrialUnit], exclusions: [Exclusion] = [], rules: [String] = [],
    coordinateSystem: String? = nil
  ) throws(HotspotError) {
    self.columns = columns
    self.units = units.sorted { ByteOrder.precedes($0.id, $1.id) }
    self.exclusions = exclusions.sorted { ByteOrder.precedes($0.unit, $1.unit) }
    self.rules = rules
    self.coordinateSystem = coordinateSystem
    guard !units.isEmpty else {
      throw HotspotError(.badData, "no unit is eligible. Loosen the rules of eligibility.")
    }
    for unit in units where unit.values.count != columns.count {
      throw HotspotError(
        .badData, "unit \(unit.id) has \(unit.values.count) values for \(columns.count) columns.")
    }
    let ids = ByteOrder.sorted(units.map(\.id) + exclusions.map(\.unit))
    if ids.first == "" { throw HotspotError(.badData, "a unit has no id.") }
    for (one, next) in zip(ids, ids.dropFirst()) where one == next {
      throw HotspotError(
        .badData, "unit \(one) stands twice. Each unit needs an id of its own.")
    }
  }

  /// The position of a column; a name is sought as it stands, then without regard to capitals.
  public func column(named name: String) -> Int? {
    columns.firstIndex(of: name)
      ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  /// The values of a column, one a unit; nil where there is no column of that name.
  public func values(ofColumn name: String) -> [CellValue]? {
    column(named: name).map { index in units.map { $0.values[index] } }
  }

  /// The position of a unit by its id; O(log units).
  public func index(ofUnit id: String) -> Int? {
    var low = 0
    var high = units.count
    while low < high {
      let middle = (low + high) / 2
      if ByteOrder.precedes(units[middle].id, id) { low = middle + 1 } else { high = middle }
    }
    return low < units.count && units[low].id == id ? low : nil
  }
}
