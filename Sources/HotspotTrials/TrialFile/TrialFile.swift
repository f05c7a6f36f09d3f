public import DelimitedText

/// A trial, kept in one GeoPackage: SQLite with a rollback journal, so that the one file is always
/// the whole.
public final class TrialFile: Sendable {
  /// Opens a trial file and checks its integrity.
  public init(path: String) throws(TrialError) { throw TrialError(.usage, "not built yet") }

  /// Makes a trial file with its frame; nothing stands at the path until all is written.
  public static func create(
    path: String, frame: TrialFrame, replacing: Bool
  ) throws { throw TrialError(.usage, "not built yet") }

  /// All that the file holds, read in one transaction.
  public func state() throws(TrialError) -> TrialState { throw TrialError(.usage, "not built yet") }

  /// Stores or replaces the design; refused once committed.
  public func store(_ design: TrialDesign) throws(TrialError) {}

  /// Fixes frame and design, and gives the SHA-256 to be published; the same again if asked again.
  public func commit() throws(TrialError) -> String { "" }

  /// Stores what a record's allocation lets the trial file know: arms, or commitments to days.
  /// Refused where there is an allocation.
  public func store(_ record: AllocationRecord) throws(TrialError) {}

  /// Writes the days of the record up to a day; gives the days that were new.
  public func release(_ record: AllocationRecord, through day: CalendarDate) throws(TrialError)
    -> [CalendarDate]
  { [] }

  /// Stores the whole record: the end of concealment.
  public func reveal(_ record: AllocationRecord) throws(TrialError) {}

  /// Switches a unit off or on.
  public func add(_ change: TrialState.UnitSwitch) throws(TrialError) {}

  /// Suspends the trial for some days.
  public func add(_ suspension: TrialState.Suspension) throws(TrialError) {}
}
