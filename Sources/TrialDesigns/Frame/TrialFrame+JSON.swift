public import DelimitedText
internal import HotspotGeometry
public import ResultTables

extension TrialFrame {
  static let format = "hotspot-trial-frame/1"

  /// The frame as JSON; its canonical form is what is hashed. Figures are WKB in lower-case
  /// hexadecimal digits.
  public var json: OrderedJSON {
    [
      "format": .string(Self.format),
      "coordinate_system": coordinateSystem.map { .string($0) } ?? .null,
      "columns": .array(columns.map { .string($0) }),
      "rules": .array(rules.map { .string($0) }),
      "units": .array(
        units.map { unit in
          [
            "unit": .string(unit.id), "area": .string(unit.area),
            "geometry": unit.figure.map { .string(ContentHash.hex($0.wkb)) } ?? .null,
            "values": .array(unit.values.map(\.json)),
          ]
        }),
      "excluded": .array(
        exclusions.map {
          ["unit": .string($0.unit), "rule": .string($0.rule), "reason": .string($0.reason)]
        }),
    ]
  }

  /// The SHA-256 of the frame's canonical JSON.
  public var sha256: String { ContentHash.sha256(of: json.canonical) }

  /// Reads a frame back.
  ///
  /// - Throws: `HotspotError.damaged` for JSON that is no frame.
  public init(json: OrderedJSON) throws(HotspotError) {
    guard json["format"]?.text == Self.format,
      let columns = json["columns"]?.elements?.compactMap(\.text),
      let rules = json["rules"]?.elements?.compactMap(\.text),
      let units = json["units"]?.elements, let excluded = json["excluded"]?.elements
    else { throw HotspotError(.damaged, "this is not the frame of a trial.") }
    try self.init(
      columns: columns,
      units: try units.map { (unit) throws(HotspotError) in try TrialUnit(json: unit) },
      exclusions: excluded.compactMap { entry in
        guard let unit = entry["unit"]?.text, let rule = entry["rule"]?.text,
          let reason = entry["reason"]?.text
        else { return nil }
        return Exclusion(unit: unit, rule: rule, reason: reason)
      },
      rules: rules, coordinateSystem: json["coordinate_system"]?.text)
  }
}

extension TrialUnit {
  fileprivate init(json: OrderedJSON) throws(HotspotError) {
    guard let id = json["unit"]?.text, let area = json["area"]?.text,
      let values = json["values"]?.elements
    else { throw HotspotError(.damaged, "a unit of the frame is incomplete.") }
    var figure: Geometry?
    if let text = json["geometry"]?.text {
      guard let bytes = Hexadecimal.bytes(of: text), let read = try? Geometry(wkb: bytes) else {
        throw HotspotError(.damaged, "the figure of unit \(id) cannot be read.")
      }
      figure = read
    }
    self.init(id: id, area: area, figure: figure, values: values.map(\.cellValue))
  }
}

extension CellValue {
  fileprivate var json: OrderedJSON {
    switch self {
    case .empty: .null
    case .text(let text): .string(text)
    case .integer(let value): .integer(value)
    case .decimal(let value): .number(value.doubleValue)
    case .number(let value): .number(value)
    case .date(let date): .string(date.description)
    }
  }
}

extension OrderedJSON {
  fileprivate var cellValue: CellValue {
    switch self {
    case .string(let text): text.isEmpty ? .empty : .text(text)
    case .integer(let value): .integer(value)
    case .decimal(let value): .number(value.doubleValue)
    case .number(let value): .number(value)
    case .bool(let flag): .text(flag ? "true" : "false")
    case .null, .array, .object: .empty
    }
  }
}
