internal import DelimitedText
internal import GRDB
internal import TrialDesigns

extension HotspotError {
  /// What an error from the database means to the analyst.
  init(_ error: any Error, file path: String) {
    switch error {
    case var error as HotspotError:
      error.file = error.file ?? path
      self = error
    case let error as DatabaseError: self.init(database: error, file: path)
    default:
      self.init(.inputOutput, file: path, "the trial file cannot be used: \(error).")
    }
  }

  private init(database error: DatabaseError, file path: String) {
    let reason = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_NOTADB: self = .notATrial(path)
    case .SQLITE_CORRUPT:
      self.init(
        .damaged, file: path,
        "the trial file is damaged: \(reason). Go back to the last good copy of it.")
    case .SQLITE_ERROR where reason.hasPrefix("no such "):
      self.init(
        .damaged, file: path,
        "the trial file was changed by another program: \(reason). Go back to the last good copy of"
          + " it.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(
        .inputOutput, file: path,
        "another program has been writing to the trial file for ten seconds. Nothing was changed."
          + " Try again; if it is open for editing in a map program, save and close it there.")
    case .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        .inputOutput, file: path,
        "the trial file may not be changed. Ask its owner for leave to write it and its folder.")
    case .SQLITE_FULL:
      self.init(
        .inputOutput, file: path, "the disk is full. Nothing was changed. Make room and try again.")
    case .SQLITE_CANTOPEN:
      self.init(
        .inputOutput, file: path,
        "the trial file cannot be opened. Check that it is a file, and that you may read it and its"
          + " folder.")
    case .SQLITE_CONSTRAINT:
      self.init(
        .state, file: path, "the trial file refuses this: \(reason). Nothing was changed.")
    default:
      self.init(
        .inputOutput, file: path,
        "the trial file cannot be read or written: \(reason). Nothing was changed.")
    }
  }

  /// The error for a file that is none of ours.
  static func notATrial(_ path: String) -> HotspotError {
    HotspotError(
      .damaged, file: path,
      "this is not a trial file. Make one with: \(Setting.framing) UNITS \(Setting.trialFile)"
        + " TRIAL.gpkg \(Setting.idColumn) COLUMN"
    )
  }
}
