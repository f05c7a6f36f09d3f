/// Rows that were read but take no part in scores, by the first rule that left them out.
public struct DroppedRows: Hashable, Sendable {
  /// Rows without a person.
  public var noPerson = 0
  /// Rows after the as-of date.
  public var afterAsOf = 0
  /// Rows before the window.
  public var beforeWindow = 0
  /// Rows that were not yet reported on the as-of date.
  public var notYetReported = 0
  /// Rows in another role.
  public var otherRole = 0
  /// Rows with an excluded status.
  public var excludedStatus = 0
  /// Exact repeats of person, event, role and code.
  public var repeats = 0
  /// Rows outside the model's offences.
  public var otherOffence = 0
  /// Rows whose record does not say enough to tell whether they belong to the model's offences.
  public var undecidable = 0
  /// Rows of an event that counts once, by a graver offence.
  public var lesserInEvent = 0

  mutating func add(_ other: DroppedRows) {
    noPerson += other.noPerson
    afterAsOf += other.afterAsOf
    beforeWindow += other.beforeWindow
    notYetReported += other.notYetReported
    otherRole += other.otherRole
    excludedStatus += other.excludedStatus
    repeats += other.repeats
    otherOffence += other.otherOffence
    undecidable += other.undecidable
    lesserInEvent += other.lesserInEvent
  }

  /// Each rule's name and count, in the order of the rules.
  public var counts: [(name: String, count: Int)] {
    [
      ("no person id", noPerson), ("after the as-of date", afterAsOf),
      ("before the window", beforeWindow), ("not yet reported", notYetReported),
      ("other role", otherRole), ("excluded status", excludedStatus), ("exact repeat", repeats),
      ("not in the model's offences", otherOffence), ("undecidable offence", undecidable),
      ("lesser offence of one event", lesserInEvent),
    ]
  }
}
