public import DelimitedText
public import TrialDesigns

/// All that a trial file holds, as one value: what is shown, exported, scheduled and verified is a
/// function of it.
public struct TrialState: Sendable {
  /// The eligible units.
  public var frame: TrialFrame
  /// The design; nil before `design`.
  public var design: TrialDesign?
  /// The published SHA-256 of frame and design; nil before `commit`.
  public var commitment: String?
  /// The SHA-256 of the sealed record; nil before `allocate`.
  public var recordSHA256: String?
  /// The arm of each unit of the frame; nil before `allocate` and for crossover designs.
  public var arms: [Int?]?
  /// Crossover: the commitment to each trial day, ascending.
  public var commitments: [CommittedDay] = []
  /// Crossover: the days released, ascending.
  public var released: [ReleasedDay] = []
  /// The sealed record's bytes, once revealed.
  public var revealed: [UInt8]?
  /// Units switched off and on, in the order of the log.
  public var switches: [UnitSwitch] = []
  /// Days on which the whole trial rested, in the order of the log.
  public var suspensions: [Suspension] = []
  /// Recorded visits, by trial day, unit and start.
  public var visits: [Visit] = []
  /// The log, from its first entry.
  public var log: [LogEntry] = []
  /// What verification compares the rest with.
  package var kept = Kept()

  /// A trial that has a frame alone.
  public init(frame: TrialFrame) { self.frame = frame }

  /// A trial day and the hash that commits to it.
  public struct CommittedDay: Hashable, Sendable {
    /// The trial day.
    public var date: CalendarDate
    /// `DayCommitment.sha256` of the day.
    public var sha256: String

    /// Makes a committed day.
    public init(date: CalendarDate, sha256: String) {
      self.date = date
      self.sha256 = sha256
    }
  }

  /// A trial day as the holder of the record released it.
  public struct ReleasedDay: Hashable, Sendable {
    /// The trial day.
    public var date: CalendarDate
    /// The salt that opens its commitment.
    public var salt: String
    /// The treated units, as positions in the frame, ascending.
    public var treated: [Int]

    /// Makes a released day.
    public init(date: CalendarDate, salt: String, treated: [Int]) {
      self.date = date
      self.salt = salt
      self.treated = treated
    }
  }

  /// A unit switched off or on again.
  public struct UnitSwitch: Hashable, Sendable {
    /// The unit's position in the frame.
    public var unit: Int
    /// Whether it is on from then.
    public var isOn: Bool
    /// From when: seconds since 1970, UTC.
    public var from: Int64
    /// Why.
    public var reason: String

    /// Makes a switch.
    public init(unit: Int, isOn: Bool, from: Int64, reason: String) {
      self.unit = unit
      self.isOn = isOn
      self.from = from
      self.reason = reason
    }
  }

  /// Trial days on which nothing was done anywhere.
  public struct Suspension: Hashable, Sendable {
    /// The first day.
    public var from: CalendarDate
    /// The last day.
    public var to: CalendarDate
    /// Why.
    public var reason: String

    /// Makes a suspension.
    public init(from: CalendarDate, to: CalendarDate, reason: String) {
      self.from = from
      self.to = to
      self.reason = reason
    }
  }

  /// A patrol's stay at a unit, as an app recorded it.
  public struct Visit: Hashable, Sendable {
    /// The unit's position in the frame.
    public var unit: Int
    /// The officer, as a keyed token.
    public var officer: String
    /// The start: seconds since 1970, UTC.
    public var start: Int64
    /// The end: seconds since 1970, UTC.
    public var end: Int64
    /// The trial day that the start lies in.
    public var trialDay: CalendarDate

    /// Makes a visit.
    public init(unit: Int, officer: String, start: Int64, end: Int64, trialDay: CalendarDate) {
      self.unit = unit
      self.officer = officer
      self.start = start
      self.end = end
      self.trialDay = trialDay
    }
  }

  /// One entry of the log.
  public struct LogEntry: Hashable, Sendable {
    /// The number of the entry, from 1.
    public var sequence: Int
    /// When it was written: `2026-03-01T09:12:33Z`.
    public var at: String
    /// What was done: `frame`, `design`, `commit`, `allocate`, `release`, `reveal`, `switch`,
    /// `suspend` or `record`.
    public var action: String
    /// The particulars, canonical JSON.
    public var detail: String
    /// The hash of the entry before; 64 zeros for the first.
    public var previous: String
    /// SHA-256 over the canonical JSON of the other five.
    public var sha256: String

    /// Makes an entry.
    public init(
      sequence: Int, at: String, action: String, detail: String, previous: String, sha256: String
    ) {
      self.sequence = sequence
      self.at = at
      self.action = action
      self.detail = detail
      self.previous = previous
      self.sha256 = sha256
    }
  }
}
