public import DelimitedText
public import ResultTables

extension AllocationReport {
  /// The most rows of a table that are written.
  private static let mostRows = 30

  /// Writes the tables for someone to read, each under its title and with its notes.
  ///
  /// - Throws: `HotspotError`.
  public func write(to sink: any ByteSink) throws(HotspotError) {
    let writer = TableWriter(format: .terminal, rowLimit: Self.mostRows)
    for (index, section) in sections.enumerated() {
      try sink.write(Array(((index > 0 ? "\n" : "") + section.title + "\n").utf8))
      try writer.write(section.table, to: sink)
    }
  }

  /// The tables as text.
  ///
  /// - Throws: `HotspotError`.
  public func text() throws(HotspotError) -> String {
    let sink = MemorySink()
    try write(to: sink)
    return sink.text
  }
}
