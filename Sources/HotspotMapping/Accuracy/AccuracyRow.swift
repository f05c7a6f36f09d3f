/// How well the first cells of a map foretold where events happen.
public struct AccuracyRow: Hashable, Sendable {
  /// The number of cells taken.
  public let cells: Int
  /// Their area, in the units of the areas given.
  public let area: Double
  /// Their share of the area studied.
  public let areaShare: Double
  /// The test events in them.
  public let hits: Int64
  /// The training events in them; nil where none were given.
  public let trainHits: Int64?
  /// The share of all test events that lie in them; NaN where there are no events.
  public let hitRate: Double
  /// The prediction accuracy index, hit rate over share of area (Chainey, Tompson and Uhlig,
  /// Security Journal 21 (2008) 4–28, doi:10.1057/palgrave.sj.8350066).
  public let pai: Double
  /// The prediction efficiency index: PAI over the best that any choice of cells reaches on the
  /// same area, its last cell taken in part (J. M. Hunt, PhD thesis, American University, 2016).
  public let pei: Double
  /// PAI over the PAI of as many cells, those densest in test events; on cells of unequal area
  /// this may exceed 1.
  public let peiByUnits: Double
  /// The recapture rate index: test events per training event in the cells, over the same of the
  /// whole area (N. Levine, Security Journal 21 (2008) 295–302, doi:10.1057/sj.2008.5); NaN
  /// without training events.
  public let rriRecapture: Double
  /// Predicted over observed events in the cells; NaN where none was observed.
  public let rriRatio: Double
}
