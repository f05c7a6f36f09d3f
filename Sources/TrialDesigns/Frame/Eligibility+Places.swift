internal import DelimitedText
internal import HotspotGeometry
internal import MapLayers

extension Eligibility {
  /// Leaves out units whose figures meet a polygon.
  ///
  /// - Throws: `HotspotError` where units have no places or stand on a plane of their own,
  ///   `HotspotError` where the polygons cannot be carried to the units' system.
  /// - Complexity: O(units × polygons), most of them by their envelopes.
  mutating func exclude(_ zones: ZoneLayer, datum: DatumChoice) throws {
    guard case .system(let system) = layer.place else {
      throw HotspotError(
        .usage, file: layer.name,
        layer.place == .plane
          ? "\(Setting.excludedAreas) needs to know where the units are. State their system with"
            + " \(Setting.coordinateSystem)."
          : "\(Setting.excludedAreas) needs units with places, and these have none.")
    }
    try requirePlaces(for: .excludedAreas)
    let polygons = try zones.figures(in: system, datum: datum)
    rules.append("exclude: no unit that meets one of \(polygons.count) excluded polygons")
    let boxes = polygons.map(\.envelope)
    for unit in eligible {
      guard let figure = layer.figures[unit], let box = figure.envelope else { continue }
      for (polygon, other) in zip(polygons.indices, boxes) {
        guard let other, box.minX <= other.maxX, other.minX <= box.maxX, box.minY <= other.maxY,
          other.minY <= box.maxY, try figure.intersects(polygons[polygon])
        else { continue }
        leaveOut(unit, rule: "exclude", "it meets the excluded polygon \(zones.names[polygon])")
        break
      }
    }
  }

  /// Keeps a heaviest set of units of which no two are nearer than some metres, from edge to edge.
  ///
  /// - Parameter countColumn: the column of weights; where it is not there each unit weighs 1.
  mutating func separate(by metres: Double, countColumn: String) throws {
    guard layer.place != .nowhere else {
      throw HotspotError(
        .usage, file: layer.name,
        "\(Setting.separation) needs units with places, and these have none.")
    }
    try requirePlaces(for: .separation)
    let column = layer.column(named: countColumn)
    let counts = try column.map { column throws(HotspotError) in try numbers(ofColumn: column) }
    // By id, so that the order of the input decides nothing.
    let units = eligible.sorted { ByteOrder.precedes(layer.ids[$0], layer.ids[$1]) }
    let figures = units.map { layer.figures[$0] }
    let graph = try ConflictGraph(
      figures: figures, names: units.map { layer.ids[$0] }, nearerThan: metres)
    let set = IndependentSet(
      graph, weights: units.map { unit in max(0, counts.map { $0[unit] ?? 0 } ?? 1) })
    rules.append(
      "separation: no two units nearer than \(UnitWords.metres(metres)) from edge to edge; of those"
        + " that are, a heaviest set is kept by "
        + (column.map { layer.columns[$0] } ?? "number"))
    let kept = Set(set.kept)
    for index in set.dropped {
      var nearest: (unit: Int, metres: Double)?
      for other in graph.neighbours[index] where kept.contains(other) {
        guard let one = figures[index], let figure = figures[other],
          let apart = try one.distance(to: figure), apart < nearest?.metres ?? .infinity
        else { continue }
        nearest = (other, apart)
      }
      let reason =
        if let nearest {
          "\(layer.ids[units[nearest.unit]]), which is kept, is"
            + " \(UnitWords.metres(nearest.metres)) away, nearer than \(UnitWords.metres(metres))"
        } else {
          "it is nearer than \(UnitWords.metres(metres)) to others, and adds nothing to the set"
        }
      leaveOut(units[index], rule: "separation", reason)
    }
  }

  /// Refuses units without a place, on which a rule of places cannot decide.
  private func requirePlaces(for setting: Setting) throws(HotspotError) {
    let placeless = eligible.filter { layer.figures[$0] == nil }.map { layer.ids[$0] }
    guard placeless.isEmpty else {
      throw HotspotError(
        .badData, file: layer.name,
        "\(setting) cannot decide on \(UnitWords.count(placeless.count, "unit")) without a place:"
          + " \(UnitWords.list(ByteOrder.sorted(placeless))). Give them coordinates, or take them out"
          + " of the input.")
    }
  }
}
