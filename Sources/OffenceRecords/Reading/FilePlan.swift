public import DelimitedText

/// Everything decided about the input before its rows are read: the texts, what their columns
/// mean, and how dates such as `03/04/2024` are read.
///
/// Workers never decide anything of this kind, so blocks never disagree.
public struct FilePlan: Sendable {
  /// The texts in the order they are read.
  public var texts: [PlannedText]
  /// What the columns of each text mean.
  public var layouts: [OffenceLayout]
  /// The order of day and month; nil while no date has needed one.
  public var dateOrder: DateOrder?
  /// Whether the order was stated or found in the rows.
  public var dateOrderIsStated = false

  /// Reads the headers.
  ///
  /// - Throws: `HotspotError` for a path that cannot be read or a text without a usable header.
  public init(_ paths: [String], options: ReaderOptions) throws {
    texts = []
    layouts = []
    for source in try InputSource.expanding(paths) {
      let text = try PlannedText(source, delimiter: options.delimiter)
      texts.append(text)
      layouts.append(
        try OffenceLayout(
          headers: text.header.names, overrides: options.columns, file: source.name))
    }
    dateOrder = options.dates
    dateOrderIsStated = options.dates != nil
  }

  /// Checks that every text has the columns an analysis cannot do without.
  public func require(_ columns: [OffenceColumn]) throws(HotspotError) {
    for (text, layout) in zip(texts, layouts) {
      try layout.require(columns, file: text.source.name)
    }
  }

  /// Whether some text has a column.
  public func has(_ column: OffenceColumn) -> Bool {
    layouts.contains { $0.places[column] != nil }
  }
}
