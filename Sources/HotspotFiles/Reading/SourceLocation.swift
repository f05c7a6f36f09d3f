#if GDAL
  internal import DelimitedText

  /// Where GDAL finds what a user named, archives looked into.
  struct SourceLocation: Hashable {
    /// The path or connection as GDAL takes it.
    let path: String
    /// The layer, where one is named.
    let layer: String?
    /// The source as messages show it.
    let shown: String
    /// Whether it is a PostGIS database.
    let isDatabase: Bool

    /// Whether the columns of the source have no types of their own.
    var isText: Bool { !isDatabase && path.lowercased().hasSuffix(".csv") }

    /// The endings of the files that are looked for in an archive.
    private static let endings = [".shp", ".gpkg", ".geojson", ".json", ".fgb", ".csv"]

    /// Finds what is meant by `FILE[:layer]`.
    init(_ text: String) throws(HotspotError) {
      let wanted = LayerSpecification(text) { GDALLibrary.exists($0) }
      shown = wanted.shown
      isDatabase = wanted.isDatabase
      guard !wanted.isDatabase else {
        (path, layer) = (wanted.source, wanted.layer)
        return
      }
      guard GDALLibrary.exists(wanted.source) else {
        throw HotspotError(
          .missing, file: shown, "there is no such file. Check the name and the folder it is in.")
      }
      guard wanted.source.lowercased().hasSuffix(".zip") else {
        (path, layer) = (wanted.source, wanted.layer)
        return
      }
      (path, layer) = try Self.inside(archive: wanted.source, layer: wanted.layer, shown: shown)
    }

    /// The one map file of an archive, or that of several which is named like the layer.
    private static func inside(
      archive: String, layer: String?, shown: String
    ) throws(HotspotError) -> (path: String, layer: String?) {
      let root = "/vsizip/" + archive
      let files = GDALLibrary.contents(ofArchive: root).filter { name in
        endings.contains { name.lowercased().hasSuffix($0) } && !name.hasPrefix("__MACOSX/")
      }.sorted()
      if files.count == 1 { return (root + "/" + files[0], layer) }
      let named = files.filter { stem($0) == layer }
      if named.count == 1 { return (root + "/" + named[0], nil) }
      throw HotspotError(
        .badData, file: shown,
        files.isEmpty
          ? "the archive holds no map file: nothing in it ends in"
            + " \(endings.joined(separator: ", "))."
          : "the archive holds \(files.count) map files: \(list(files.map(stem))). Name one:"
            + " \(shown):\(stem(files[0])).")
    }

    /// A file's name without its folder and ending.
    private static func stem(_ path: String) -> String {
      let name = path.split(separator: "/").last ?? ""
      return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
    }

    /// The first of some names.
    static func list(_ names: [String]) -> String {
      names.prefix(20).joined(separator: ", ") + (names.count > 20 ? ", …" : "")
    }
  }
#endif
