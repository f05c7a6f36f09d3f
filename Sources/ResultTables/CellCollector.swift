/// Asks a result for its rows as values, for formats and pictures that are not text.
///
/// One collector serves any number of rows, one after the other; use one a thread.
///
/// ```swift
/// var collector = CellCollector(for: result)
/// for row in 0..<result.rowCount {
///   let values = collector.values(of: row, in: result)
/// }
/// ```
public struct CellCollector: ~Copyable {
  private var writer: CellWriter

  /// A collector for the rows of a result.
  ///
  /// - Parameter pseudonymiser: replaces every identifier, where given.
  public init(for result: some TabularResult, pseudonymiser: Pseudonymiser? = nil) {
    writer = CellWriter(collecting: result.columns, pseudonymiser: pseudonymiser)
  }

  /// The values of one row, one a column.
  ///
  /// Bytes that are not UTF-8 become U+FFFD. Text is given as it is: whoever writes it for a
  /// spreadsheet neutralises it.
  ///
  /// - Parameter result: the result that the collector was made for.
  public mutating func values(of row: Int, in result: some TabularResult) -> [CellValue] {
    writer.beginRow(isFirst: true)
    result.write(row: row, to: &writer)
    writer.endRow()
    return writer.values
  }
}

extension TabularResult {
  /// Where a column of this name stands among the columns; nil where there is none.
  public func columnIndex(named name: String) -> Int? {
    columns.firstIndex { $0.name == name }
  }
}

extension String {
  /// The text of some bytes; those that are not UTF-8 become U+FFFD.
  init(utf8 bytes: Span<UInt8>) {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    self.init(decoding: copy, as: UTF8.self)
  }
}
