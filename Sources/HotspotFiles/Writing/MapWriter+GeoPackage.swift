#if GDAL
  internal import DelimitedText

  internal import HotspotGeometry
  internal import MapLayers
  internal import ResultTables

  extension MapWriter {
    /// Rows, boundary, style and record in one GeoPackage (OGC 12-128r15).
    func writeGeoPackage(
      _ result: some SpatialResult
    ) throws(HotspotError) {
      let kind = result.figureKind
      let taken = Set(result.columns.map { $0.name.lowercased() })
      let key = unused("fid", among: taken)
      let shape = unused("geom", among: taken)
      let target = file.lend()
      try writing { () throws(GDALFailure) in
        let layers = try GDALLayers(target, driver: "GPKG")
        file.protect()
        try layers.begin()
        try layers.beginLayer(
          result.layerName, kind: kind, system: result.coordinateSystem, fields: result.fields,
          options: [
            "FID=\(key)", "GEOMETRY_NAME=\(shape)", "DESCRIPTION=\(result.style.title)",
          ])
        try addRows(of: result, to: layers)
        for layer in result.companions { try add(companion: layer, to: layers) }
        if let boundary = result.boundary {
          try layers.beginLayer(
            "boundary", kind: .one(boundary.kind), system: result.coordinateSystem, fields: [],
            options: ["GEOMETRY_NAME=geom"])
          try layers.add([], figure: boundary.wkb)
        }
        try addStyles(of: result, kind: kind, shape: shape, to: layers)
        try layers.commit()
        for statement in GeoPackageMetadata.statements(record: record) {
          try layers.execute(statement)
        }
        try layers.close()
      }
    }

    /// Adds a layer that belongs to the result.
    private func add(
      companion layer: some SpatialResult, to layers: GDALLayers
    ) throws(GDALFailure) {
      try layers.beginLayer(
        layer.layerName, kind: layer.figureKind, system: layer.coordinateSystem,
        fields: layer.fields, options: ["GEOMETRY_NAME=geom"])
      try addRows(of: layer, to: layers)
    }

    /// Adds every row with its figure to the layer begun last.
    func addRows(of result: some SpatialResult, to layers: GDALLayers) throws(GDALFailure) {
      var collector = collector(for: result)
      for row in 0..<result.rowCount {
        let figure = result.figure(of: row)
        try layers.add(
          collector.values(of: row, in: result), figure: figure.isEmpty ? nil : figure.wkb)
      }
    }

    /// The table in which QGIS keeps the styles of a database's layers.
    private func addStyles(
      of result: some SpatialResult, kind: FigureKind, shape: String, to layers: GDALLayers
    ) throws(GDALFailure) {
      let fields: [(String, TableColumn.Kind)] = [
        ("f_table_catalog", .text), ("f_table_schema", .text), ("f_table_name", .text),
        ("f_geometry_column", .text), ("styleName", .text), ("styleQML", .text),
        ("styleSLD", .text), ("useAsDefault", .integer), ("description", .text), ("owner", .text),
        ("ui", .text), ("update_time", .text),
      ]
      try layers.beginLayer(
        "layer_styles", kind: nil, system: nil,
        fields: fields.map { LayerField(name: $0.0, kind: $0.1) }, options: ["FID=id"])
      func add(layer: String, shape: String, style: QGISStyle) throws(GDALFailure) {
        try layers.add([
          .text(""), .text(""), .text(layer), .text(shape), .text("hotspot"), .text(style.text),
          .text(""), .integer(1), .text(result.style.title), .text(""), .empty,
          .text("1970-01-01T00:00:00.000Z"),
        ])
      }
      try add(
        layer: result.layerName, shape: shape, style: QGISStyle(result.style, figures: kind))
      if result.boundary != nil {
        try add(layer: "boundary", shape: "geom", style: .outline)
      }
    }

    /// A name that no column has.
    private func unused(_ name: String, among taken: Set<String>) -> String {
      var candidate = name
      var number = 2
      while taken.contains(candidate) {
        candidate = "\(name)_\(number)"
        number += 1
      }
      return candidate
    }
  }

  extension SpatialResult {
    /// What the figures of the rows are; polygons where there is no row.
    var figureKind: FigureKind {
      guard rowCount > 0 else { return .one(.polygon) }
      let first = figure(of: 0).kind
      for row in 1..<max(1, rowCount) where figure(of: row).kind != first { return .any }
      return .one(first)
    }
  }

  extension TabularResult {
    /// The columns as a layer declares them.
    var fields: [LayerField] {
      columns.map { LayerField(name: $0.name, kind: $0.kind) }
    }
  }
#endif
