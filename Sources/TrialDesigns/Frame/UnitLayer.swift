public import DelimitedText
public import HotspotGeometry
public import ResultTables

/// Units as they were read: ids, columns of values, and figures where the input has places.
public struct UnitLayer: Sendable {
  /// Where the figures' coordinates are at home.
  public enum Place: Hashable, Sendable {
    /// There are no figures.
    case nowhere
    /// Metres of a plane that is tied to no place on Earth.
    case plane
    /// A coordinate system.
    case system(CoordinateSystem)
  }

  /// The file, for messages.
  public let name: String
  /// The id of each unit, as trimmed text; no two are the same.
  public let ids: [String]
  /// The area of each unit; empty texts where there is no column of areas.
  public let areas: [String]
  /// The column of areas; nil where there is none.
  public let areaColumn: String?
  /// The names of the columns but that of ids, in the order of the input.
  public let columns: [String]
  /// The values, a column at a time.
  public let values: [[CellValue]]
  /// The figure of each unit; nil for units without a place.
  public internal(set) var figures: [Geometry?]
  /// Where the coordinates are at home.
  public internal(set) var place: Place
  /// What a reader should know, one sentence a note.
  public internal(set) var notes: [String]

  /// The number of units.
  public var count: Int { ids.count }

  /// Units from columns of values.
  ///
  /// - Parameters:
  ///   - name: the file, for messages.
  ///   - id: the column of ids, sought as it stands, then without regard to capitals.
  ///   - area: the column of areas; nil for a column `area`, where there is one.
  ///   - columns: the names of all columns.
  ///   - values: the values, a column at a time.
  ///   - figures: a figure a unit, or none at all.
  /// - Throws: `HotspotError.badData` for a column that is not there, and for ids that are empty or
  ///   stand twice.
  public init(
    name: String, id: String, area: String? = nil, columns: [String], values: [[CellValue]],
    figures: [Geometry?] = [], place: Place = .nowhere, notes: [String] = []
  ) throws(HotspotError) {
    precondition(columns.count == values.count, "Each column has its values.")
    self.name = name
    func position(_ wanted: String, _ setting: Setting) throws(HotspotError) -> Int {
      if let found = Self.position(of: wanted, in: columns) { return found }
      throw HotspotError(
        .badData, file: name,
        "there is no column \(wanted). \(UnitWords.columns(columns)) Name one of them with"
          + " \(setting) COLUMN.")
    }
    let idColumn = try position(id, .idColumn)
    ids = values[idColumn].map { $0.description.trimmed }
    try Self.check(ids, column: columns[idColumn], file: name)
    let areaIndex =
      if let area {
        try position(area, .areaColumn)
      } else {
        Self.position(of: "area", in: columns)
      }
    areas =
      areaIndex.map { values[$0].map { $0.description.trimmed } } ?? ids.map { _ in "" }
    areaColumn = areaIndex.map { columns[$0] }
    var notes = notes
    let nameless = columns.count(where: \.isEmpty)
    if nameless > 0 {
      notes.append("Columns without a name are left out: \(nameless).")
    }
    let kept = columns.indices.filter { $0 != idColumn && !columns[$0].isEmpty }
    self.columns = kept.map { columns[$0] }
    self.values = kept.map { values[$0].map(ColumnValues.settled) }
    let hasFigures = figures.contains { $0 != nil }
    self.figures = hasFigures ? figures : ids.map { _ in nil }
    self.place = hasFigures ? place : .nowhere
    let placeless = zip(ids, self.figures).filter { $0.1 == nil }.map(\.0)
    if !hasFigures {
      notes.append("The units have no places: distances, buffers and maps are not to be had.")
    } else if !placeless.isEmpty {
      notes.append(
        "\(placeless.count) of \(ids.count) units have no place:"
          + " \(UnitWords.list(ByteOrder.sorted(placeless))).")
    }
    self.notes = notes
  }

  /// The position of a column among those of values, in capitals or not.
  func column(named name: String) -> Int? { Self.position(of: name, in: columns) }

  private static func position(of name: String, in columns: [String]) -> Int? {
    columns.firstIndex(of: name)
      ?? columns.firstIndex { $0.lowercased() == name.lowercased() }
  }

  private static func check(
    _ ids: [String], column: String, file: String
  ) throws(HotspotError) {
    guard !ids.isEmpty else {
      throw HotspotError(
        .badData, file: file, "there are no units: not one row holds a figure or id.")
    }
    let empty = ids.indices.filter { ids[$0].isEmpty }
    guard empty.isEmpty else {
      throw HotspotError(
        .badData, file: file,
        "\(empty.count) of \(ids.count) units \(empty.count == 1 ? "has" : "have") nothing in the"
          + " column \(column): rows \(UnitWords.list(empty.map { String($0 + 1) })), counted without"
          + " the header. Every unit needs an id.")
    }
    var times: [String: Int] = [:]
    for id in ids { times[id, default: 0] += 1 }
    let repeated = ByteOrder.sorted(times.filter { $0.value > 1 }.keys)
    guard repeated.isEmpty else {
      throw HotspotError(
        .badData, file: file,
        "\(UnitWords.count(repeated.count, "id")) of the column \(column)"
          + " \(repeated.count == 1 ? "stands" : "stand") more than once:"
          + " \(UnitWords.list(repeated)). Each unit needs an id of its own.")
    }
  }
}
