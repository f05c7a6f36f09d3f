internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers
internal import ResultTables

/// The polygons of a layer in the coordinates that an analysis works in.
struct PlacedPolygons {
  let layer: VectorLayer
  /// The polygons, valid.
  private(set) var figures: [Geometry] = []
  /// The row of the layer that each comes from.
  private(set) var rows: [Int] = []
  private(set) var notes: [String]
  private(set) var operation: String?
  /// The system that the polygons are in now.
  private(set) var system = CoordinateSystem.wgs84

  /// Reads a layer, leaves out what is not a polygon, and projects the rest where that is asked for.
  ///
  /// - Parameters:
  ///   - stated: the system that the user says the layer is in; it goes before the file's own.
  ///   - setting: the setting that states it, for messages.
  init(
    _ specification: String, filter: String?, preferring layerName: String?,
    stated: CoordinateSystem?, setting: Setting, to target: CoordinateSystem?, datum: DatumChoice
  ) throws(HotspotError) {
    layer = try VectorLayer.read(specification, filter: filter, preferring: layerName)
    notes = layer.notes
    for (row, figure) in layer.figures.enumerated() where figure.dimension == 2 {
      figures.append(figure)
      rows.append(row)
    }
    let others = layer.rowCount - figures.count
    guard !figures.isEmpty else {
      throw HotspotError(
        .badData, file: layer.file,
        "layer \(layer.name) holds points or lines, and polygons are needed.")
    }
    if others > 0 {
      notes.append("\(others) of \(layer.rowCount) figures are no polygons and are left out.")
    }
    guard let system = stated ?? layer.coordinateSystem else {
      throw HotspotError(
        .badData, file: layer.file,
        "layer \(layer.name) does not state its coordinate system. State it, for example with"
          + " \(setting) EPSG:27700.")
    }
    if let stated, let own = layer.coordinateSystem,
      !own.isEquivalent(to: stated)
    {
      notes.append("Layer \(layer.name) is taken as \(stated.name), though it says \(own.name).")
    }
    self.system = target ?? system
    if let target { try project(from: system, to: target, datum: datum) }
  }

  /// What each row is called in its column `name`, or else its number from 1.
  var names: [CellValue] {
    let names = layer.column(named: "name") ?? []
    return (0..<layer.rowCount).map { row in
      row < names.count && !names[row].description.isEmpty ? names[row] : .integer(row + 1)
    }
  }

  private mutating func project(
    from system: CoordinateSystem, to target: CoordinateSystem, datum: DatumChoice
  ) throws(HotspotError) {
    guard !system.isEquivalent(to: target) else { return }
    var repaired = 0
    do throws(HotspotError) {
      let projection = try Projection(from: system, to: target, datum: datum)
      operation = projection.summary
      figures = try projection.transform(figures)
      for index in figures.indices where try figures[index].invalidity() != nil {
        figures[index] = try figures[index].repaired()
        repaired += 1
      }
    } catch {
      throw HotspotError(
        .badData, file: layer.file,
        "layer \(layer.name) cannot be brought from \(system.name) to \(target.name):"
          + " \(error.message)")
    }
    if repaired > 0 {
      notes.append("\(repaired) of \(figures.count) figures were repaired after projecting them.")
    }
  }
}

extension Projection {
  /// The operation and its accuracy, for a record of a run.
  var summary: String {
    operation + (accuracyInMetres.map { ", accurate to \(CellValue.number($0)) m" } ?? "")
  }

  /// Projects the positions of many figures at once.
  func transform(_ figures: [Geometry]) throws(HotspotError) -> [Geometry] {
    var x: [Double] = []
    var y: [Double] = []
    for figure in figures {
      for place in stride(from: 0, to: figure.coordinates.count, by: 2) {
        x.append(figure.coordinates[place])
        y.append(figure.coordinates[place + 1])
      }
    }
    let failed = try transform(x: &x, y: &y, threads: 2)
    guard failed == 0 else {
      throw HotspotError(
        .operationFailed,
        "\(failed) of \(x.count) positions are outside what can be projected. Check that the"
          + " coordinate system is stated rightly.")
    }
    var place = -1
    return figures.map { figure in
      figure.mapPositions { _, _ in
        place += 1
        return (x[place], y[place])
      }
    }
  }
}
