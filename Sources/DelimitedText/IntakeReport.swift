/// What was read, and what was left out.
public struct IntakeReport: Hashable, Sendable {
  /// One input as it was stored.
  public struct Input: Hashable, Sendable {
    /// The path as the user gave it, or `-`.
    public var name: String
    /// Bytes as stored.
    public var bytes: Int
    /// SHA-256 of the stored file, in lower-case hexadecimal; nil where hashing was off.
    public var sha256: String?
  }

  /// The inputs, in the order given.
  public var inputs: [Input] = []
  /// Rows read: kept and rejected; blank lines are not rows.
  public var rowsRead = 0
  /// Rows kept.
  public var rowsKept = 0
  /// Blank lines passed over.
  public var blankLines = 0
  /// Rows left out, by reason.
  public var rejected: [RejectReason: Int] = [:]
  /// The first rows left out, in file order; all of them where they were asked for.
  public var rejectedRows: [RejectedRow] = []

  /// Rows that were kept with a warning, by the words of it.
  public var warnings: [String: Int] = [:]
  /// The first rows kept with a warning, in file order: `FILE:LINE: words`.
  public var warnedRows: [String] = []

  /// How dates such as 03/04/2024 were read; nil where no date needed an order.
  public var dateOrder: DateOrder?

  /// An empty report.
  public init() {}

  /// Rows left out.
  public var rejectedCount: Int { rowsRead - rowsKept }
}
