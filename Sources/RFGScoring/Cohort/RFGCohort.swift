public import OffenceRecords
public import DelimitedText
internal import HotspotStatistics

/// The people who meet a model's requirements, scored and ranked.
///
/// Ranks are competition ranks (1, 2, 2, 4) on the score as printed, within the area where areas
/// were asked for. People stand in order of area, rank, gravity, offences, recency and identifier.
///
/// ```swift
/// let request = ScoringRequest(paths: [path], model: "quintiles", asOf: day)
/// let cohort = try request.run().cohort
/// for position in 0..<min(3, cohort.count) {
///   let entry = cohort[position]
///   lines.append("\(entry.rank). \(entry.personID) \(entry.score)")
/// }
/// ```
public struct RFGCohort: Sendable {
  /// The model.
  public let model: RFGModel
  /// What the run was asked for.
  public let options: ScoringOptions
  /// The weights of offence codes, where a table was used.
  public let weights: WeightsTable?
  let rules: ScoringRules

  /// People with at least one row that passes the filters on date, role and status.
  public internal(set) var peopleSeen = 0
  /// Offences counted, of all people seen.
  public internal(set) var offencesCounted = 0
  /// Rows that take no part, by rule.
  public internal(set) var dropped = DroppedRows()
  /// People left out, by the first rule that did it.
  public internal(set) var excluded: [Exclusion: Int] = [:]
  /// Counted offences whose code has no weight, most events first.
  public internal(set) var unweightedCodes: [UnweightedCode] = []
  /// How many rows each of the model's definitions matched.
  public internal(set) var definitionCounts: [DefinitionCounts] = []
  /// What was decided for want of a column.
  public internal(set) var assumptions: [String] = []
  /// What the scales could not do, such as fill every bin.
  public internal(set) var scaleNotes: [String] = []
  /// People whose eligibility cannot be told, in order of identifier.
  public internal(set) var undecided: [UndecidedPerson] = []
  /// The explanations asked for, in the order asked.
  public internal(set) var explanations: [ScoreExplanation] = []

  var busiest = BusiestPerson()
  var areas = NameRegister()
  var keys: [PersonKeys] = []
  var members: [[CohortMember]] = []
  var order: [Place] = []
  /// Everyone in display order, in chunks.
  var ranked: [[RankedMember]] = []
  var ranks: [Int32] = []
  var percentiles: [Double] = []
  /// The first place of each area's people in `order`, and one past the last.
  var groups: [Int] = []
  var axes = CohortAxes()

  /// Where a person is kept.
  struct Place: Hashable, Sendable {
    var part: UInt16
    var index: UInt32
  }

  init(
    model: RFGModel, options: ScoringOptions, weights: WeightsTable?, rules: ScoringRules
  ) {
    self.model = model
    self.options = options
    self.weights = weights
    self.rules = rules
  }

  /// The number of people ranked.
  public var count: Int { order.count }

  /// One ranked person.
  public struct Entry: Hashable, Sendable {
    /// The competition rank within the group.
    public var rank: Int
    /// The identifier.
    public var personID: String
    /// The composite score, 0 to 100, rounded to 4 decimals.
    public var score: FixedDecimal
    /// The recency axis's score; nil where the model does not use it.
    public var recency: FixedDecimal?
    /// The frequency axis's score; nil where the model does not use it.
    public var frequency: FixedDecimal?
    /// The gravity axis's score; nil where the model does not use it.
    public var gravity: FixedDecimal?
    /// The victims axis's score; nil where the model does not use it.
    public var victims: FixedDecimal?
    /// Whole days from the last counted event to the as-of date.
    public var daysSinceLast: Int
    /// Counted offences.
    public var offences: Int
    /// The gravity axis's raw value.
    public var harm: Double
    /// Distinct victims.
    public var distinctVictims: Int
    /// The day of the first counted event.
    public var firstDate: CalendarDate
    /// The day of the last counted event.
    public var lastDate: CalendarDate
    /// The mid-rank of the score in the group, as a percentage.
    public var percentile: Double
    /// The area, where people are ranked by area.
    public var area: String?
    /// Counted offences without a weight.
    public var unweighted: Int
  }

  /// The person in a place of the ranking, from 0.
  public subscript(position: Int) -> Entry {
    let member = member(position)
    func axis(_ isUsed: Bool, _ score: Int32) -> FixedDecimal? {
      isUsed ? FixedDecimal(tenThousandths: Int64(score)) : nil
    }
    return Entry(
      rank: Int(ranks[position]),
      personID: String(decoding: personBytes(position), as: UTF8.self),
      score: FixedDecimal(tenThousandths: Int64(member.score)),
      recency: axis(model.usesRecency, member.recencyScore),
      frequency: axis(model.usesFrequency, member.frequencyScore),
      gravity: axis(model.usesGravity, member.gravityScore),
      victims: axis(model.usesVictims, member.victimsScore),
      daysSinceLast: Int(options.asOf.days - member.lastDate), offences: Int(member.offences),
      harm: member.gravity, distinctVictims: Int(member.victims),
      firstDate: CalendarDate(days: member.firstDate),
      lastDate: CalendarDate(days: member.lastDate), percentile: percentiles[position],
      area: rules.usesArea ? areas.text(member.area) : nil, unweighted: Int(member.unweighted))
  }

  @inline(__always)
  func ranked(_ position: Int) -> RankedMember {
    ranked[position / RankedMember.chunkSize][position % RankedMember.chunkSize]
  }

  func member(_ position: Int) -> CohortMember { ranked(position).member }

  func personBytes(_ position: Int) -> [UInt8] {
    let ranked = ranked(position)
    return ranked.key.isLong
      ? keys[Int(order[position].part)].bytes(ranked.member.person) : ranked.key.inlineBytes
  }

  /// The people of each area, or everyone, as ranges of positions.
  var groupRanges: [Range<Int>] {
    zip(groups, groups.dropFirst()).map { $0..<$1 }
  }

  /// How many positions of a group come before the cut at `top`: everyone tied at the cut is in,
  /// unless the cut is strict.
  func cut(_ group: Range<Int>, top: Int, isStrict: Bool) -> Int {
    if isStrict { return min(top, group.count) }
    var count = 0
    for position in group {
      guard Int(ranks[position]) <= top else { break }
      count += 1
    }
    return count
  }
}

/// A code that the weights table lacks, with how many counted offences have it.
public struct UnweightedCode: Hashable, Sendable {
  /// The code as written; empty where none was recorded.
  public var code: String
  /// Counted offences with this code.
  public var events: Int
}

/// Someone whose eligibility the record does not settle.
public struct UndecidedPerson: Hashable, Sendable {
  /// The identifier.
  public var personID: String
  /// What cannot be told.
  public var reason: Exclusion
  /// Counted offences.
  public var offences: Int
  /// The gravity axis's raw value.
  public var harm: Double
  /// The day of the last counted event.
  public var lastDate: CalendarDate
}
