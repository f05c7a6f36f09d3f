#if GDAL
  internal import DelimitedText

  internal import MapLayers
  internal import ResultTables

  extension MapWriter {
    /// The surface as one band of doubles, so that a value reads back exactly.
    func writeRaster(_ result: some SpatialResult) throws(HotspotError) {
      guard let surface = result as? any RasterResult else {
        throw HotspotError(
          .unknownFormat, file: path,
          "a GeoTIFF holds a surface of square cells, and this result is none. End the"
            + " name in .gpkg or .geojson.")
      }
      let raster = surface.raster
      guard raster.columns > 0, raster.rows > 0 else {
        throw HotspotError(
          .cannotCreate, file: path,
          "the surface has no cells, and a GeoTIFF needs at least one.")
      }
      let target = file.lend()
      try writing { () throws(GDALFailure) in
        let image = try GDALRaster(target, for: raster, system: result.coordinateSystem)
        file.protect()
        try image.describe(
          name: result.style.column ?? result.layerName, units: raster.units,
          title: result.style.title, record: record.document.prettyPrinted)
        try image.write(raster.values)
        try image.close()
      }
    }
  }
#endif
