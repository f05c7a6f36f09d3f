public import ResultTables

/// Pairs of items that a constrained design puts in the same arm much more or less often than others:
/// a sign that the constraint leaves too few schemes (L. H. Moulton 2004,
/// doi:10.1191/1740774504cn024oa).
public struct CoAllocation: TabularResult {
  /// What is odd about a pair.
  public enum Flag: String, Hashable, Sendable, CaseIterable {
    /// In the same arm in every accepted scheme.
    case always
    /// In different arms in every accepted scheme.
    case never
    /// In the same arm in less than a quarter of them.
    case seldom
    /// In the same arm in more than three quarters of them.
    case often
  }

  /// One pair that is flagged.
  public struct Row: Hashable, Sendable {
    /// One unit, or several allocated together.
    public var unit: String
    /// The other.
    public var otherUnit: String
    /// The share of accepted schemes in which both are in one arm.
    public var togetherShare: Double
    /// What is odd about it.
    public var flag: Flag
  }

  /// The pairs flagged, by the byte order of their ids.
  public let rows: [Row]
  /// The number of pairs looked at.
  public let pairs: Int
  /// The least share of any pair; nil without pairs.
  public let leastShare: Double?
  /// The greatest share of any pair; nil without pairs.
  public let greatestShare: Double?

  /// The flagged pairs of an allocation; nil where its design accepts every scheme.
  public init?(_ outcome: Allocator.Outcome) {
    self.init(ids: outcome.problem.ids, togetherShare: outcome.togetherShare)
  }

  /// The flagged pairs of some items; nil where the shares are not one a pair, or none.
  ///
  /// - Parameter togetherShare: for each two items (i < j, row by row) the share of accepted schemes
  ///   in which they have the same arm.
  package init?(ids: [String], togetherShare: [Double]) {
    guard !togetherShare.isEmpty, togetherShare.count == ids.count * (ids.count - 1) / 2 else {
      return nil
    }
    var rows: [Row] = []
    var place = 0
    for first in ids.indices {
      for second in ids.indices.dropFirst(first + 1) {
        let share = togetherShare[place]
        place += 1
        guard let flag = Self.flag(share) else { continue }
        rows.append(
          Row(unit: ids[first], otherUnit: ids[second], togetherShare: share, flag: flag))
      }
    }
    self.rows = rows
    pairs = togetherShare.count
    leastShare = togetherShare.min()
    greatestShare = togetherShare.max()
  }

  private static func flag(_ share: Double) -> Flag? {
    if share == 1 { return .always }
    if share == 0 { return .never }
    if share < 0.25 { return .seldom }
    return share > 0.75 ? .often : nil
  }

  /// How many pairs have a flag.
  public func count(_ flag: Flag) -> Int { rows.count { $0.flag == flag } }

  /// What the table comes to, in one line.
  public var summary: String {
    let total = "Of \(pairs) pairs"
    guard !rows.isEmpty else { return "\(total) all share an arm in .25 to .75 of the schemes." }
    return "\(total) \(count(.always)) always share an arm, \(count(.never)) never do, and"
      + " \(count(.seldom) + count(.often)) others do so in less than .25 or more than .75 of the"
      + " schemes. Where they are many, accept more schemes or balance on fewer covariates."
  }

  /// One row a flagged pair.
  public var rowCount: Int { rows.count }

  /// The summary.
  public var notes: [String] { [summary] }

  /// The declared columns.
  public let columns = [
    TableColumn(name: "unit", kind: .text, doc: "One unit, or several allocated together."),
    TableColumn(name: "other_unit", kind: .text, doc: "The other."),
    TableColumn(
      name: "together_share", kind: .number,
      doc: "The share of accepted schemes in which both are in one arm."),
    TableColumn(name: "flag", kind: .text, doc: "always, never, seldom (< .25) or often (> .75)."),
  ]

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let row = rows[row]
    cells.text(row.unit)
    cells.text(row.otherUnit)
    cells.number(row.togetherShare)
    cells.text(row.flag.rawValue)
  }
}
