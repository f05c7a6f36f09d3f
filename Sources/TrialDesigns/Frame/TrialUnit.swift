public import HotspotGeometry
public import ResultTables

/// One unit that can be allocated: a hotspot, a beat, a person under a pseudonym.
public struct TrialUnit: Hashable, Sendable {
  /// The id, unique in its frame.
  public var id: String
  /// The patrol area or other larger place it belongs to; empty where there is none.
  public var area: String
  /// The figure, in the frame's coordinate system; nil for units without a place.
  public var figure: Geometry?
  /// The values of the frame's columns, in their order.
  public var values: [CellValue]

  /// Makes a unit.
  public init(id: String, area: String = "", figure: Geometry? = nil, values: [CellValue] = []) {
    self.id = id
    self.area = area
    self.figure = figure
    self.values = values
  }
}
