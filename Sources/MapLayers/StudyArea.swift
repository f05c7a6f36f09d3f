public import DelimitedText
public import HotspotGeometry
public import ResultTables

/// The area a study is bounded by, in its own coordinate system.
public struct StudyArea: Sendable {
  /// The file and layer it came from, for messages.
  public var name: String
  /// One figure of polygons.
  public var figure: Geometry
  /// The system of its coordinates.
  public var system: CoordinateSystem
  /// What was done to it on the way: repairs, figures passed over.
  public var notes: [String]
  /// The files it was read from, for a run record.
  public var inputs: [RunRecord.Input]

  /// An area.
  public init(
    name: String, figure: Geometry, system: CoordinateSystem, notes: [String] = [],
    inputs: [RunRecord.Input] = []
  ) {
    self.name = name
    self.figure = figure
    self.system = system
    self.notes = notes
    self.inputs = inputs
  }
}

/// Polygons with names: policing areas, wards, places to leave out.
public struct ZoneLayer: Sendable {
  /// The file and layer they came from, for messages.
  public var name: String
  /// The names, one a polygon.
  public var names: [String]
  /// The polygons.
  public var figures: [Geometry]
  /// The system of their coordinates.
  public var system: CoordinateSystem
  /// What was done to them on the way.
  public var notes: [String]
  /// The files they were read from, for a run record.
  public var inputs: [RunRecord.Input]

  /// Zones.
  public init(
    name: String, names: [String], figures: [Geometry], system: CoordinateSystem,
    notes: [String] = [], inputs: [RunRecord.Input] = []
  ) {
    self.inputs = inputs
    self.name = name
    self.names = names
    self.figures = figures
    self.system = system
    self.notes = notes
  }

  /// The polygons in another system; `grid` is the file of OSTN15, where it is needed.
  public func figures(
    in target: CoordinateSystem, datum: DatumChoice, grid: String? = nil
  ) throws(HotspotError) -> [Geometry] {
    guard !system.isEquivalent(to: target) else { return figures }
    let projection = try Projection(from: system, to: target, datum: datum, grid: grid)
    return try figures.map { figure throws(HotspotError) in
      try projection.transformed(figure)
    }
  }
}

extension Projection {
  /// A figure carried over, and mended where that made it cross itself.
  package func transformed(_ figure: Geometry) throws(HotspotError) -> Geometry {
    let carried = try transform(figure)
    return try carried.invalidity() == nil ? carried : carried.repaired()
  }
}
