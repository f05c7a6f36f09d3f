internal import GRDB
internal import TrialDesigns

/// The tables of a trial file, by version.
///
/// A version that is out in the world is never changed; a change of the tables is a new migration.
enum TrialSchema {
  /// The identifier of the first version, by which a trial file is known.
  static let first = "trial-1"

  /// The versions in order.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(first) { database in
      try GeoPackageLayout.create(in: database)
      try database.execute(sql: tables)
      for table in appendOnly { try database.execute(sql: guarding(table)) }
      try database.execute(sql: guards)
      for (table, description) in attributes {
        try GeoPackageLayout.register(attributes: table, description: description, in: database)
      }
    }
    return migrator
  }

  private static let day = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
  private static let moment =
    "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'"

  /// The condition that a column holds a SHA-256 or a salt: 64 lower-case hexadecimal digits.
  private static func isHash(_ column: String) -> String {
    "length(\(column)) = 64 AND \(column) NOT GLOB '*[^0-9a-f]*'"
  }

  private static let tables = """
    CREATE TABLE documents (
      name TEXT NOT NULL PRIMARY KEY CHECK (name IN ('frame', 'design', 'record')),
      content TEXT NOT NULL,
      sha256 TEXT NOT NULL CHECK (\(isHash("sha256"))));
    CREATE TABLE units (
      fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
      geom GEOMETRY,
      unit TEXT NOT NULL UNIQUE CHECK (unit <> ''),
      area TEXT NOT NULL,
      stratum TEXT,
      arm TEXT);
    CREATE TABLE log (
      sequence INTEGER PRIMARY KEY NOT NULL CHECK (sequence > 0),
      at TEXT NOT NULL CHECK (at \(moment)),
      action TEXT NOT NULL CHECK (action IN ('frame', 'design', 'commit', 'allocate', 'release',
        'reveal', 'switch', 'suspend', 'record')),
      detail TEXT NOT NULL,
      previous TEXT NOT NULL UNIQUE CHECK (\(isHash("previous"))),
      sha256 TEXT NOT NULL UNIQUE CHECK (\(isHash("sha256"))));
    CREATE TABLE commitment (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sha256 TEXT NOT NULL CHECK (\(isHash("sha256"))));
    CREATE TABLE allocation_record (
      id INTEGER PRIMARY KEY CHECK (id = 1) REFERENCES commitment (id),
      sha256 TEXT NOT NULL CHECK (\(isHash("sha256"))));
    CREATE TABLE allocation (
      unit TEXT NOT NULL PRIMARY KEY REFERENCES units (unit),
      arm INTEGER CHECK (arm >= 0));
    CREATE TABLE day_commitments (
      trial_day TEXT NOT NULL PRIMARY KEY CHECK (trial_day \(day)),
      sha256 TEXT NOT NULL CHECK (\(isHash("sha256"))));
    CREATE TABLE released_days (
      trial_day TEXT NOT NULL PRIMARY KEY REFERENCES day_commitments (trial_day),
      salt TEXT NOT NULL CHECK (\(isHash("salt"))));
    CREATE TABLE schedule (
      fid INTEGER PRIMARY KEY NOT NULL,
      trial_day TEXT NOT NULL REFERENCES released_days (trial_day),
      unit TEXT NOT NULL REFERENCES units (unit),
      UNIQUE (trial_day, unit));
    CREATE TABLE switches (
      fid INTEGER PRIMARY KEY NOT NULL,
      unit TEXT NOT NULL REFERENCES units (unit),
      state TEXT NOT NULL CHECK (state IN ('on', 'off')),
      valid_from TEXT NOT NULL CHECK (valid_from \(moment)),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      log_sequence INTEGER NOT NULL UNIQUE REFERENCES log (sequence));
    CREATE TABLE suspensions (
      fid INTEGER PRIMARY KEY NOT NULL,
      first_day TEXT NOT NULL CHECK (first_day \(day)),
      last_day TEXT NOT NULL CHECK (last_day \(day) AND last_day >= first_day),
      reason TEXT NOT NULL CHECK (trim(reason) <> ''),
      log_sequence INTEGER NOT NULL UNIQUE REFERENCES log (sequence));
    CREATE TABLE visits (
      fid INTEGER PRIMARY KEY NOT NULL,
      unit TEXT NOT NULL REFERENCES units (unit),
      officer_token TEXT NOT NULL CHECK (officer_token <> ''),
      started_at TEXT NOT NULL CHECK (started_at \(moment)),
      ended_at TEXT NOT NULL CHECK (ended_at \(moment) AND ended_at > started_at),
      trial_day TEXT NOT NULL CHECK (trial_day \(day)),
      log_sequence INTEGER NOT NULL REFERENCES log (sequence),
      UNIQUE (unit, officer_token, started_at, ended_at));
    CREATE INDEX visits_by_entry ON visits (log_sequence);
    """

  /// The tables that a map program lists beside the layer of units.
  private static let attributes = [
    ("schedule", "The units treated on each trial day that was released."),
    ("switches", "Units switched off and on, with reasons."),
    ("suspensions", "Trial days on which the whole trial rested."),
    ("visits", "Visits as an app recorded them, officers as keyed tokens."),
    ("log", "What was done and when, chained by hashes."),
  ]

  /// The tables whose rows are written once.
  private static let appendOnly = [
    "log", "commitment", "allocation_record", "allocation", "day_commitments", "released_days",
    "schedule", "switches", "suspensions", "visits",
  ]

  private static func guarding(_ table: String) -> String {
    ["UPDATE", "DELETE"].map { verb in
      """
      CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'the rows of \(table) are never changed'); END;
      """
    }.joined(separator: "\n")
  }

  /// What else is fixed: the frame always, the design once committed, an arm once drawn.
  private static let guards = """
    CREATE TRIGGER documents_no_delete BEFORE DELETE ON documents
    BEGIN SELECT RAISE(ABORT, 'the documents of a trial are never deleted'); END;
    CREATE TRIGGER documents_no_update BEFORE UPDATE ON documents
    WHEN OLD.name <> 'design' OR NEW.name <> 'design' OR EXISTS (SELECT 1 FROM commitment)
    BEGIN SELECT RAISE(ABORT, 'the published commitment binds frame and design'); END;
    CREATE TRIGGER units_no_delete BEFORE DELETE ON units
    BEGIN SELECT RAISE(ABORT, 'the units of a trial are never deleted'); END;
    CREATE TRIGGER units_no_update BEFORE UPDATE ON units
    WHEN NEW.unit IS NOT OLD.unit OR NEW.geom IS NOT OLD.geom OR NEW.area IS NOT OLD.area
      OR (NEW.stratum IS NOT OLD.stratum AND EXISTS (SELECT 1 FROM commitment))
      OR (NEW.arm IS NOT OLD.arm AND OLD.arm IS NOT NULL)
    BEGIN SELECT RAISE(ABORT, 'the units of a trial are never changed'); END;
    """
}
