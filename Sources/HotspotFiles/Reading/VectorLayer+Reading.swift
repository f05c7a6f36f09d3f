public import DelimitedText
public import MapLayers

extension VectorLayer {
  /// Reads layers for whoever takes a `LayerReader`, as `read` does without a filter.
  public static var reader: LayerReader {
    { specification throws(HotspotError) in try read(specification) }
  }

  /// Reads one layer of a map file or a PostGIS database.
  ///
  /// Formats: GeoPackage, GeoJSON, Shapefile (also inside a `.zip`), FlatGeobuf, CSV with a WKT
  /// column, and `PG:host=… dbname=…`. Curves become lines, heights are dropped, a collection
  /// becomes one figure of its parts of the highest dimension, and invalid polygons are repaired;
  /// `notes` says so. Rows without a figure are left out and counted there.
  ///
  /// - Parameters:
  ///   - specification: `FILE` or `FILE:layer`. Without a layer the file must hold just one with
  ///     figures; a layer named `boundary` beside one other counts only where it is preferred.
  ///   - filter: a condition on the columns as in SQL, such as `population > 0`.
  ///   - preferredLayer: the layer to take from a file of several where the user named none.
  /// - Throws: `HotspotError` for a file that is missing, is not a map file, leaves the layer open,
  ///   or holds no figure.
  /// - Complexity: O(positions), one row in memory beside the result.
  public static func read(
    _ specification: String, filter: String? = nil, preferring preferredLayer: String? = nil
  ) throws(HotspotError) -> VectorLayer {
    #if GDAL
      try GDALLibrary.run { () throws(HotspotError) in
        try LayerSource(specification, preferring: preferredLayer).read(filter: filter)
      }
    #else
      throw .needingGDAL(specification)
    #endif
  }
}
