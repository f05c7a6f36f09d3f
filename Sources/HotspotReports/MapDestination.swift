internal import DelimitedText
internal import HotspotFiles
public import HotspotGeometry
public import MapLayers
public import ResultTables

/// Where a result with figures goes: a table, a map file or a picture, by the name's extension.
///
/// Without a path it is a table on a terminal and CSV in a pipe, as for any result.
public struct MapDestination: Sendable {
  /// What a result has to put in a file.
  public enum Content: Hashable, Sendable {
    /// Rows alone.
    case table
    /// Rows with a figure each.
    case figures
    /// Rows with square cells as their figures, which make a raster.
    case surface
  }

  /// The path and the rules on replacing, pseudonyms and threads.
  public var destination: ResultDestination

  /// How GeoJSON's longitude and latitude are reached from the result's system.
  public var datum: DatumChoice

  /// A destination: a path, or standard output.
  public init(
    _ destination: ResultDestination = ResultDestination(), datum: DatumChoice = .auto
  ) {
    self.destination = destination
    self.datum = datum
  }

  /// Checks the name and claims it, before hours of work.
  ///
  /// - Parameters:
  ///   - content: what will be written; a name whose format cannot hold it is refused.
  ///   - isPersonal: whether the result names people, so that only its owner may read it.
  /// - Throws: `HotspotError` for a name without a known extension, a format that cannot hold the
  ///   content, a folder that is not there, or a file that must not be replaced; `HotspotError`
  ///   where the format needs the package trait GDAL and this build lacks it.
  public func open(
    holding content: Content = .figures, isPersonal: Bool = false
  ) throws -> OpenMap {
    guard let path = destination.path, !path.hasPrefix("/dev/") else {
      return OpenMap(destination, .table(try destination.open(isPersonal: isPersonal)))
    }
    switch try Form(path: path, content: content) {
    case .table: return OpenMap(destination, .table(try destination.open(isPersonal: isPersonal)))
    case .picture:
      let file = try ResultFile(
        path: path, replace: destination.replaces, isPersonal: isPersonal)
      return OpenMap(destination, .picture(file))
    case .mapFile:
      let file = try MapFile.open(
        path, replaces: destination.replaces, isPersonal: isPersonal,
        rawCells: destination.rawCells, pseudonymiser: destination.pseudonymiser, datum: datum,
        threads: destination.threads)
      return OpenMap(destination, .mapFile(file))
    }
  }
}

extension MapDestination {
  /// The writer that a name asks for.
  private enum Form {
    case table
    case picture
    case mapFile

    init(path: String, content: Content) throws(HotspotError) {
      let name = path.split(separator: "/").last ?? ""
      let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
      guard let ending, let known = Self.known[ending] else {
        throw HotspotError(
          .unknownFormat, file: path,
          "the name does not say which format to write. " + Self.advice(content))
      }
      guard known.contents.contains(content) else {
        throw HotspotError(
          .unknownFormat, file: path,
          "a .\(ending) file holds \(known.holds), which this result does not have. "
            + Self.advice(content))
      }
      self = known.form
    }

    private struct Known {
      var form: Form
      var contents: Set<Content>
      var holds = ""
    }

    private static let order = [
      "csv", "json", "gpkg", "geojson", "fgb", "xlsx", "tif", "svg",
    ]
    private static let known: [String: Known] = {
      let anything: Set<Content> = [.table, .figures, .surface]
      let figures = Known(
        form: .mapFile, contents: [.figures, .surface], holds: "figures on a map")
      let surface = Known(
        form: .mapFile, contents: [.surface],
        holds: "the raster of a density on square cells")
      return [
        "csv": Known(form: .table, contents: anything),
        "json": Known(form: .table, contents: anything),
        "xlsx": Known(form: .mapFile, contents: anything),
        "gpkg": figures, "geojson": figures, "fgb": figures,
        "tif": surface, "tiff": surface,
        "svg": Known(form: .picture, contents: [.figures, .surface], holds: "a map of figures"),
      ]
    }()

    /// The extensions that would do.
    private static func advice(_ content: Content) -> String {
      let endings = order.filter { known[$0]?.contents.contains(content) == true }
        .map { "." + $0 }
      return "End it in " + endings.dropLast().joined(separator: ", ") + " or "
        + (endings.last ?? "") + "."
    }
  }
}

/// A destination of a map that is ready to be written to, once.
///
/// Let go of without `write`, it leaves nothing behind.
public struct OpenMap {
  enum Writer {
    case table(OpenResult)
    case picture(ResultFile)
    case mapFile(OpenMapFile)
  }

  private let destination: ResultDestination
  private let writer: Writer

  init(_ destination: ResultDestination, _ writer: Writer) {
    self.destination = destination
    self.writer = writer
  }

  /// Whether the result is a table for someone to read.
  public var isForReading: Bool {
    if case .table(let table) = writer { table.isForReading } else { false }
  }

  /// Writes a result; a file gets its run record beside it.
  ///
  /// GeoPackages and pictures hold companion layers too; beside any other file each stands in one
  /// of its own: `density.contours.geojson` beside `density.tif`.
  ///
  /// - Throws: `HotspotError`; `HotspotError` where GeoJSON's system cannot be reached.
  public func write(_ result: some SpatialResult, record: RunRecord) throws {
    if !holdsCompanions {
      for layer in result.companions { try write(companion: layer, record: record) }
    }
    switch writer {
    case .table(let table): try table.write(result, record: record)
    case .picture(let file):
      let picture = MapPicture(
        threads: destination.threads, pseudonymiser: destination.pseudonymiser)
      try file.write(picture.svg(of: result, record: record))
      try file.commit(record: record)
    case .mapFile(let file): try file.write(result, record: record)
    }
  }

  private var holdsCompanions: Bool {
    switch writer {
    case .picture: true
    case .mapFile(let file): file.format == .geoPackage
    case .table: destination.path == nil
    }
  }

  private func write(companion layer: some SpatialResult, record: RunRecord) throws {
    guard let path = destination.path else { return }
    let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    let file = try MapFile.open(
      "\(stem).\(layer.layerName).geojson", replaces: destination.replaces,
      threads: destination.threads)
    try file.write(layer, record: record)
  }

  /// Writes a table without figures; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`.
  public func write(
    table result: some TabularResult, named name: String, record: RunRecord
  ) throws {
    switch writer {
    case .table(let table): try table.write(result, record: record)
    case .picture(let file):
      file.cancel()
      throw HotspotError(
        .unknownFormat, file: destination.path,
        "this result is a table without figures, of which there is no picture."
          + " End the name in .csv, .json or .xlsx.")
    case .mapFile(let file): try file.write(table: result, named: name, record: record)
    }
  }
}
