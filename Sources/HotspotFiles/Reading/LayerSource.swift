#if GDAL
  internal import MapLayers

  internal import DelimitedText

  internal import HotspotGeometry
  internal import ResultTables

  /// The layer that a user means, found and not read yet.
  struct LayerSource {
    private let location: SourceLocation
    private let source: GDALSource
    private let index: Int
    private let head: GDALSource.Head

    private var file: String { location.shown }

    private static let drivers = [
      "GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf", "CSV", "PostgreSQL",
    ]

    /// Tables that a GeoPackage keeps for itself.
    private static let ownTables: Set<String> = ["layer_styles"]

    /// Finds the layer.
    ///
    /// - Parameter preferred: the layer to take from a file of several where the user named none.
    init(_ text: String, preferring preferred: String?) throws(HotspotError) {
      location = try SourceLocation(text)
      source = try Self.open(location, typed: false)
      let heads = source.heads
      index = try Self.choose(from: heads, at: location, preferring: preferred)
      head = heads[index]
    }

    /// Opens the source; `typed` lets GDAL guess the types of a CSV's columns.
    private static func open(
      _ location: SourceLocation, typed: Bool
    ) throws(HotspotError) -> GDALSource {
      let options =
        location.isText
        ? [
          "AUTODETECT_TYPE=\(typed ? "YES" : "NO")", "KEEP_GEOM_COLUMNS=NO",
          "GEOM_POSSIBLE_NAMES=WKT,wkt,geometry,geom,the_geom,shape",
        ] : []
      do {
        return try GDALSource(location.path, drivers: drivers, options: options)
      } catch {
        if location.isDatabase {
          throw HotspotError(
            .unreadable, file: location.shown,
            "the database cannot be opened: \(error.message). Check the connection's settings.")
        }
        let isForeign = error.message.contains("not recognized as a supported file format")
        throw HotspotError(
          .unreadable, file: location.shown,
          "it cannot be read as a map file\(isForeign ? "" : ": " + error.message). A GeoPackage,"
            + " GeoJSON, Shapefile, FlatGeobuf or CSV with a WKT column is needed.")
      }
    }

    private static func choose(
      from heads: [GDALSource.Head], at location: SourceLocation, preferring preferred: String?
    ) throws(HotspotError) -> Int {
      func failing(_ message: String) -> HotspotError {
        HotspotError(.badData, file: location.shown, message)
      }
      if let layer = location.layer {
        let lowered = layer.lowercased()
        if let index = heads.firstIndex(where: { $0.name == layer })
          ?? heads.firstIndex(where: { $0.name.lowercased() == lowered })
        {
          return index
        }
        throw failing(
          heads.isEmpty
            ? "it holds no layer."
            : "it holds no layer named \(layer), but \(SourceLocation.list(heads.map(\.name))).")
      }
      let candidates = heads.indices.filter {
        heads[$0].hasFigures && !ownTables.contains(heads[$0].name)
      }
      if candidates.count == 1 { return candidates[0] }
      guard candidates.count > 1 else {
        throw failing(
          heads.isEmpty
            ? "it holds no layer."
            : "it holds rows and no figures. A CSV needs its figures as text in a column named WKT."
        )
      }
      if let preferred, let index = candidates.first(where: { heads[$0].name == preferred }) {
        return index
      }
      // What is written with a boundary or isolines is meant, not they.
      let others = candidates.filter { !["boundary", "contours"].contains(heads[$0].name) }
      if others.count == 1 { return others[0] }
      let names = candidates.map { heads[$0].name }
      throw failing(
        "it holds \(names.count) layers: \(SourceLocation.list(names)). Name one:"
          + " \(location.shown):\(names.first ?? "").")
    }

    /// Reads the rows that a condition holds for.
    func read(filter: String?) throws(HotspotError) -> VectorLayer {
      var intake = LayerIntake(fields: head.fields)
      do {
        if let filter, location.isText {
          let keys = try keys(where: filter)
          try source.readRows(ofLayer: index, where: nil) { row in
            if keys.contains(row.key) { intake.add(row) }
          }
        } else {
          try source.readRows(ofLayer: index, where: filter) { intake.add($0) }
        }
      } catch let failure as GDALFailure {
        throw HotspotError(
          .unreadable, file: file,
          filter.map {
            "the condition \($0) cannot be applied: \(failure.message). The columns are"
              + " \(head.fields.map(\.name).joined(separator: ", "))."
          } ?? "layer \(head.name) cannot be read to its end: \(failure.message).")
      } catch let failure as HotspotError {
        throw failure
      } catch {
        throw HotspotError(.unreadable, file: file, "it cannot be read: \(error).")
      }
      if intake.rows == 0 {
        throw HotspotError(
          .badData, file: file,
          filter.map { "no row of layer \(head.name) meets the condition \($0)." }
            ?? "layer \(head.name) is empty.")
      }
      if intake.figures.isEmpty {
        throw HotspotError(
          .badData, file: file,
          "none of the \(intake.rows) rows of layer \(head.name) has a figure that can be used."
            + intake.notes.map { " " + $0 }.joined())
      }
      if location.isText { intake.settleTypes() }
      return VectorLayer(
        file: file, name: head.name, coordinateSystem: try coordinateSystem(),
        figures: intake.figures, fields: intake.fields, columns: intake.columns,
        notes: intake.notes)
    }

    /// The rows of a CSV that a condition holds for, with types guessed as conditions need them.
    ///
    /// The guess is not used for the values: it makes 7 of an id `007`.
    private func keys(where condition: String) throws -> Set<Int64> {
      var keys: Set<Int64> = []
      try Self.open(location, typed: true).readRows(ofLayer: index, where: condition) {
        keys.insert($0.key)
      }
      return keys
    }

    private func coordinateSystem() throws(HotspotError) -> CoordinateSystem? {
      var reason: String?
      for text in head.system {
        do {
          return try CoordinateSystem(text)
        } catch {
          reason = reason ?? error.message
        }
      }
      guard let reason else { return nil }
      throw HotspotError(
        .badData, file: file, "the coordinate system of layer \(head.name) is of no use: \(reason)")
    }
  }
#endif
