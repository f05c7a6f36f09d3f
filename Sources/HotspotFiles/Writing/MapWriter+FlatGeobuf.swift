#if GDAL
  internal import DelimitedText

  internal import MapLayers
  internal import ResultTables

  extension MapWriter {
    /// Rows in one layer, in the order of the file's spatial index.
    func writeFlatGeobuf(_ result: some SpatialResult) throws(HotspotError) {
      // GDAL gathers the rows in this file before it sorts them.
      let target = file.lend(companionEnding: "_temp.fgb")
      try writing { () throws(GDALFailure) in
        let layers = try GDALLayers(target, driver: "FlatGeobuf")
        try layers.beginLayer(
          result.layerName, kind: result.figureKind, system: result.coordinateSystem,
          fields: result.fields)
        try addRows(of: result, to: layers)
        // The file is made only now.
        try layers.close()
        file.protect()
      }
    }
  }
#endif
