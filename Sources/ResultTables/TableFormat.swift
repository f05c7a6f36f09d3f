/// The form a table is written in.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
  /// Comma-separated values (RFC 4180) with a header row and LF line ends.
  case csv
  /// A JSON array of objects, one object a line, keyed by column name.
  case json
  /// Aligned plain text for reading on a screen.
  case terminal
}
