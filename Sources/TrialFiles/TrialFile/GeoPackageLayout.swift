internal import GRDB
internal import HotspotGeometry
internal import TrialDesigns

/// The tables by which map programs know a GeoPackage (OGC 12-128r15, version 1.3), and the rows
/// that describe the layer of units.
enum GeoPackageLayout {
  /// `GPKG` as a number in the file's header.
  static let applicationID = 0x4750_4B47
  private static let version = 10_300

  /// The geographic system that every GeoPackage describes, as the standard has it.
  private static let wgs84 = """
    GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,\
    AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,\
    AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],\
    AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
    """

  /// Makes the tables of an empty file.
  static func create(in database: Database) throws {
    try database.execute(
      sql: """
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        CREATE TABLE gpkg_spatial_ref_sys (
          srs_name TEXT NOT NULL,
          srs_id INTEGER PRIMARY KEY NOT NULL,
          organization TEXT NOT NULL,
          organization_coordsys_id INTEGER NOT NULL,
          definition TEXT NOT NULL,
          description TEXT,
          definition_12_063 TEXT NOT NULL DEFAULT 'undefined');
        CREATE TABLE gpkg_contents (
          table_name TEXT NOT NULL PRIMARY KEY,
          data_type TEXT NOT NULL,
          identifier TEXT UNIQUE,
          description TEXT DEFAULT '',
          last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
          min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
          srs_id INTEGER,
          CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_geometry_columns (
          table_name TEXT NOT NULL,
          column_name TEXT NOT NULL,
          geometry_type_name TEXT NOT NULL,
          srs_id INTEGER NOT NULL,
          z TINYINT NOT NULL,
          m TINYINT NOT NULL,
          CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
          CONSTRAINT uk_gc_table_name UNIQUE (table_name),
          CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name),
          CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
        CREATE TABLE gpkg_extensions (
          table_name TEXT,
          column_name TEXT,
          extension_name TEXT NOT NULL,
          definition TEXT NOT NULL,
          scope TEXT NOT NULL,
          CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
        INSERT INTO gpkg_extensions VALUES
          ('gpkg_spatial_ref_sys', 'definition_12_063', 'gpkg_crs_wkt',
            'http://www.geopackage.org/spec120/#extension_crs_wkt', 'read-write');
        INSERT INTO gpkg_spatial_ref_sys VALUES
          ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'metres of no stated system',
            'undefined'),
          ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'degrees of no stated system',
            'undefined');
        """)
    try database.execute(
      sql: "INSERT INTO gpkg_spatial_ref_sys VALUES"
        + " ('WGS 84', 4326, 'EPSG', 4326, ?, 'longitude and latitude in degrees', 'undefined')",
      arguments: [wgs84])
  }

  /// Lists a table without figures.
  static func register(
    attributes table: String, description: String, in database: Database
  ) throws {
    try database.execute(
      sql: "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        + " VALUES (?, 'attributes', ?, ?, ?)",
      arguments: [table, table, description, changed])
  }

  /// Lists the units: a layer where they have figures, else a table.
  static func register(units frame: TrialFrame, in database: Database) throws {
    let description = "The eligible units of the trial."
    let figures = frame.units.compactMap(\.figure)
    guard !figures.isEmpty else {
      return try register(attributes: "units", description: description, in: database)
    }
    let system = try describeSystem(of: frame, in: database)
    let boxes = figures.compactMap(\.envelope)
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES ('units', 'features', 'units', ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        description, changed, boxes.map(\.minX).min(), boxes.map(\.minY).min(),
        boxes.map(\.maxX).max(), boxes.map(\.maxY).max(), system,
      ])
    let kinds = Set(figures.map(\.kind))
    try database.execute(
      sql: "INSERT INTO gpkg_geometry_columns VALUES ('units', 'geom', ?, ?, 0, 0)",
      arguments: [kinds.count == 1 ? kinds.first?.layerType : "GEOMETRY", system])
  }

  /// The number by which a file knows a frame's coordinate system: that of its registry; -1 for a
  /// plane of no stated system.
  static func systemID(of frame: TrialFrame) -> Int {
    guard let name = frame.coordinateSystem, name != TrialFrame.plane else { return -1 }
    return registered(name, as: try? CoordinateSystem(name))?.number ?? customSystem
  }

  /// Describes a frame's coordinate system, unless every file does.
  ///
  /// The definition is well-known text of version 2, in the column that the extension for it adds;
  /// the other column, for version 1, is then `undefined` as the extension asks.
  private static func describeSystem(of frame: TrialFrame, in database: Database) throws -> Int {
    let number = systemID(of: frame)
    guard let name = frame.coordinateSystem, number > 0 else { return number }
    let system = try? CoordinateSystem(name)
    try database.execute(
      sql: "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, 'undefined', NULL, ?)",
      arguments: [
        system?.name ?? name, number, registered(name, as: system)?.organisation ?? "NONE", number,
        system?.wkt ?? "undefined",
      ])
    return number
  }

  /// The registry and number of a system such as `EPSG:27700`; nil where it has none.
  private static func registered(
    _ name: String, as system: CoordinateSystem?
  ) -> (organisation: String, number: Int)? {
    let parts = (system?.authorityCode ?? name).split(separator: ":")
    guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
    return (String(parts[0]), number)
  }

  /// The number of a system that no registry numbers.
  private static let customSystem = 100_000

  /// A figure with the header of GeoPackage (clause 2.1.3): little-endian, with its envelope.
  static func blob(of figure: Geometry, system: Int) -> [UInt8] {
    let box = figure.envelope
    var bytes: [UInt8] = Array("GP".utf8)
    bytes.append(0)
    bytes.append(box == nil ? 0b0001_0001 : 0b0000_0011)
    append(UInt64(UInt32(truncatingIfNeeded: system)), count: 4, to: &bytes)
    if let box {
      for bound in [box.minX, box.maxX, box.minY, box.maxY] {
        append(bound.bitPattern, count: 8, to: &bytes)
      }
    }
    return bytes + figure.wkb
  }

  private static func append(_ value: UInt64, count: Int, to bytes: inout [UInt8]) {
    for byte in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * byte))) }
  }

  /// The moment of a change, as the standard writes it.
  private static var changed: String {
    String(UTCMoment.text(TrialLog.now()).dropLast()) + ".000Z"
  }
}

extension Geometry.Kind {
  /// The name of the kind in a layer's description.
  fileprivate var layerType: String {
    switch self {
    case .point: "POINT"
    case .lineString: "LINESTRING"
    case .polygon: "POLYGON"
    case .multiPoint: "MULTIPOINT"
    case .multiLineString: "MULTILINESTRING"
    case .multiPolygon: "MULTIPOLYGON"
    }
  }
}
