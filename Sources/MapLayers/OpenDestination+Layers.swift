public import DelimitedText
public import ResultTables

extension OpenDestination {
  /// Writes a result with the layers that belong to it; a file gets its run record beside it.
  ///
  /// GeoPackages and pictures hold companion layers too; beside any other file each stands in one
  /// of its own: `density.contours.geojson` beside `density.tif`.
  ///
  /// - Throws: `HotspotError`. Whatever the error, nothing is left behind.
  public func write(
    withCompanions result: any TabularResult, named name: String? = nil, record: RunRecord
  ) throws(HotspotError) {
    if let layer = result as? any SpatialResult, let path = destination.path,
      format?.holdsCompanions != true
    {
      let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
      for companion in layer.companions {
        var beside = Destination(
          path: "\(stem).\(companion.layerName).geojson", formats: destination.formats)
        beside.replaces = destination.replaces
        beside.threads = destination.threads
        try beside.open(holding: .figures).write(companion, record: record)
      }
    }
    try write(result, named: name, record: record)
  }
}
