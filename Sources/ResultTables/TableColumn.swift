/// One declared column of a result.
public struct TableColumn: Hashable, Sendable {
  /// What the cells of a column hold.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Words, written as they are.
    case text
    /// A person, victim or event id, which can be pseudonymised.
    case identifier
    /// A whole number.
    case integer
    /// An exact decimal, in its shortest form.
    case decimal
    /// An exact decimal, always with four places.
    case score
    /// A calendar day, `yyyy-mm-dd`.
    case date
    /// A double, in the shortest form that reads back exactly.
    case number
  }

  /// The name, as it stands in a header or as a JSON key.
  public var name: String
  /// What the cells hold.
  public var kind: Kind
  /// What the column means, in one sentence.
  public var doc: String

  /// Declares a column.
  public init(name: String, kind: Kind, doc: String) {
    self.name = name
    self.kind = kind
    self.doc = doc
  }
}
