internal import ResultTables

/// The run record as the metadata extension of GeoPackage keeps it (OGC 12-128r15, annex F.8).
enum GeoPackageMetadata {
  /// What names the kind of metadata, as the extension asks for.
  static let standard = "urn:hotspot:run-record:1"

  /// The statements that store the record for the whole file.
  static func statements(record: RunRecord) -> [String] {
    let text = record.document.prettyPrinted.replacing("'", with: "''")
    let extensions = ["gpkg_metadata", "gpkg_metadata_reference"].map {
      "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope)"
        + " VALUES ('\($0)', NULL, 'gpkg_metadata',"
        + " 'http://www.geopackage.org/spec121/#extension_metadata', 'read-write')"
    }
    return [
      "CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT,"
        + " extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,"
        + " CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))",
      "CREATE TABLE gpkg_metadata (id INTEGER CONSTRAINT m_pk PRIMARY KEY ASC NOT NULL,"
        + " md_scope TEXT NOT NULL DEFAULT 'dataset', md_standard_uri TEXT NOT NULL,"
        + " mime_type TEXT NOT NULL DEFAULT 'text/xml', metadata TEXT NOT NULL DEFAULT '')",
      "CREATE TABLE gpkg_metadata_reference (reference_scope TEXT NOT NULL, table_name TEXT,"
        + " column_name TEXT, row_id_value INTEGER,"
        + " timestamp DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),"
        + " md_file_id INTEGER NOT NULL, md_parent_id INTEGER,"
        + " CONSTRAINT crmr_mfi_fk FOREIGN KEY (md_file_id) REFERENCES gpkg_metadata(id),"
        + " CONSTRAINT crmr_mpi_fk FOREIGN KEY (md_parent_id) REFERENCES gpkg_metadata(id))",
    ] + extensions + [
      "INSERT INTO gpkg_metadata VALUES (1, 'dataset', '\(standard)', 'application/json', '\(text)')",
      "INSERT INTO gpkg_metadata_reference VALUES"
        + " ('geopackage', NULL, NULL, NULL, '1970-01-01T00:00:00.000Z', 1, NULL)",
    ]
  }
}
