public import DelimitedText

/// Why one person has the score they have, or none: every row, what became of it, and how the
/// axes add up.
///
/// ```swift
/// var request = ScoringRequest(paths: [path], model: "quintiles", asOf: day)
/// request.explaining = ["anna"]
/// for explanation in try request.run().cohort.explanations {
///   lines.append(explanation.text(showsNeighbours: false))
/// }
/// ```
public struct ScoreExplanation: Sendable {
  /// One row of the person's record, in time order.
  public struct Event: Hashable, Sendable {
    /// The day.
    public var date: CalendarDate
    /// Whether only the month is known; the day is then its last.
    public var isMonthOnly: Bool
    /// The event identifier.
    public var event: String
    /// The role.
    public var role: String
    /// The recorded-crime code, or the class where there is no code.
    public var code: String
    /// The class and subclass.
    public var offenceClass: String
    /// The title, from the record or the weights table.
    public var title: String
    /// The victim.
    public var victim: String
    /// The record's status.
    public var status: String
    /// The flags that are known, such as `bladed_article yes`.
    public var flags: String
    /// The weight; nil where the code has none.
    public var weight: FixedDecimal?
    /// Whether and why it counted.
    public var fate: EventFate
  }

  /// One axis of the score.
  public struct Axis: Hashable, Sendable {
    /// recency, frequency, gravity or victims.
    public var name: String
    /// What the raw value is.
    public var meaning: String
    /// The raw value.
    public var value: Double
    /// The scale as the model file names it.
    public var scale: String
    /// The score from 0 to 100; nil for someone not ranked.
    public var score: FixedDecimal?
    /// The axis's share of the weights, 0 to 1.
    public var share: Double
    /// What the axis adds to the composite score; contributions add up to it.
    public var contribution: FixedDecimal?
  }

  /// Someone next to the person in the ranking.
  public struct Neighbour: Hashable, Sendable {
    /// The identifier.
    public var personID: String
    /// The rank.
    public var rank: Int
    /// The score.
    public var score: FixedDecimal
  }

  /// The identifier.
  public var personID: String
  /// The model's name and version.
  public var model: String
  /// The model's purpose.
  public var purpose: String
  /// The as-of date.
  public var asOf: CalendarDate
  /// The last day before the window; nil for a window of all time.
  public var windowStart: CalendarDate?
  /// The rows in time order.
  public var events: [Event] = []
  /// The axes that the model uses.
  public var axes: [Axis] = []
  /// Counted offences.
  public var offences = 0
  /// Distinct victims.
  public var distinctVictims = 0
  /// The first rule that keeps the person off the list; nil for someone ranked.
  public var exclusion: Exclusion?
  /// The score; nil for someone not ranked.
  public var score: FixedDecimal?
  /// The rank in the group.
  public var rank: Int?
  /// People ranked in the group.
  public var groupSize = 0
  /// The area, where people are ranked by area.
  public var area: String?
  /// The last rank that the model lists; nil where it lists everyone.
  public var lastListedRank: Int?
  /// How much higher the next higher score is; nil at the top.
  public var gapAbove: FixedDecimal?
  /// How much lower the next lower score is; nil at the bottom.
  public var gapBelow: FixedDecimal?
  /// The nearest people above and below, to be shown only where asked for.
  public var neighbours: [Neighbour] = []

  /// Whether the person is on the list.
  public var isListed: Bool {
    guard exclusion == nil, let rank else { return false }
    return lastListedRank.map { rank <= $0 } ?? true
  }
}
