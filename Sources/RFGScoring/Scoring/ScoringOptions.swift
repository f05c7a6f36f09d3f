public import DelimitedText

/// What a scoring run is asked for beside its model.
public struct ScoringOptions: Sendable {
  /// The last day that counts.
  public var asOf: CalendarDate
  /// A window to use in place of the model's.
  public var window: Window?
  /// Whether people are ranked within their area.
  public var ranksByArea = false
  /// A rule for offences without weight in place of the model's.
  public var unweighted: RFGModel.UnweightedRule?
  /// Identifiers to read as others.
  public var merges: IDMerges?
  /// The people whose scores are to be explained.
  public var explaining: [String] = []
  /// Workers for the last step; the result does not depend on it.
  public var threads = 1

  /// Options for a day.
  public init(asOf: CalendarDate) { self.asOf = asOf }
}
