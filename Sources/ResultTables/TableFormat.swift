public import DelimitedText

/// The form a table is written in.
public enum TableFormat: String, Hashable, Sendable, CaseIterable {
  /// Comma-separated values (RFC 4180) with a header row and LF line ends.
  case csv
  /// A JSON array of objects, one object a line, keyed by column name.
  case json
  /// Aligned plain text for reading on a screen.
  case terminal

  /// The format that a file name's extension asks for, in capitals or not.
  ///
  /// - Throws: `HotspotError.Fault.unknownFormat` for any extension but `csv` and `json`.
  public init(path: String) throws(HotspotError) {
    let name = path.split(separator: "/").last ?? ""
    let dot = name.lastIndex(of: ".")
    let fileExtension = dot.map { name[name.index(after: $0)...].lowercased() }
    switch fileExtension {
    case "csv": self = .csv
    case "json": self = .json
    default:
      throw HotspotError(
        .unknownFormat, file: path,
        "the name does not say which format to write."
          + " End it in .csv or .json.")
    }
  }
}
