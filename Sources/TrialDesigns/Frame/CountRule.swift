/// A bound on a column of counts: `5`, `burglaries=5` or `burglaries:5`.
public struct CountRule: Hashable, Sendable {
  /// The column; nil for the column of counts.
  public var column: String?
  /// The bound; a count that equals it is within.
  public var bound: Double

  /// A bound on a column.
  public init(column: String? = nil, bound: Double) {
    self.column = column
    self.bound = bound
  }

  /// Reads `5`, `COLUMN=5` or `COLUMN:5`; nil for anything else.
  ///
  /// The last `=` or `:` parts name and number, so that a column's name may hold either.
  public init?(_ text: String) {
    if let bound = Double(text), bound.isFinite {
      self.init(bound: bound)
      return
    }
    guard let mark = text.lastIndex(where: { $0 == "=" || $0 == ":" }), mark > text.startIndex,
      let bound = Double(text[text.index(after: mark)...]), bound.isFinite
    else { return nil }
    self.init(column: String(text[..<mark]), bound: bound)
  }
}
