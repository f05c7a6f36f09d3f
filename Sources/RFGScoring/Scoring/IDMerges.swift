public import DelimitedText
internal import OffenceRecords

/// Identifiers that stand for the same person: a table of `old_id,new_id`.
public struct IDMerges: Sendable {
  private var targets: [[UInt8]: [UInt8]] = [:]

  /// The number of identifiers that are read as another.
  public var count: Int { targets.count }

  /// Reads a table; a chain of merges leads to its end.
  ///
  /// - Throws: `HotspotError` for a missing column, an identifier merged into two, or a
  ///   chain that comes back to its start.
  public init(csv bytes: [UInt8], file: String) throws(HotspotError) {
    let table = try SmallTable(csv: bytes, file: file)
    guard let old = table.column("old_id"), let new = table.column("new_id") else {
      throw HotspotError(
        .badData, file: file, line: table.headerLine,
        "the header needs old_id and new_id.")
    }
    var direct: [String: (target: String, line: Int)] = [:]
    var order: [String] = []
    for row in table.rows {
      let from = row.fields[old]
      let to = row.fields[new]
      guard !from.isEmpty, !to.isEmpty else {
        throw HotspotError(
          .badData, file: file, line: row.line, "an identifier is empty.")
      }
      if from == to { continue }
      if let known = direct[from] {
        guard known.target != to else { continue }
        throw HotspotError(
          .badData, file: file, line: row.line,
          "an identifier is merged into two others (also on line \(known.line)).")
      }
      direct[from] = (to, row.line)
      order.append(from)
    }
    // In file order, so that the same line is named on every run; each chain is walked once.
    var ends: [String: String] = [:]
    for start in order where ends[start] == nil {
      var walked: [String] = []
      var onChain: Set<String> = []
      var place = start
      while let step = direct[place], ends[place] == nil {
        guard onChain.insert(place).inserted else {
          throw HotspotError(
            .badData, file: file, line: step.line,
            "a chain of merges comes back to its start.")
        }
        walked.append(place)
        place = step.target
      }
      let end = ends[place] ?? place
      for id in walked { ends[id] = end }
    }
    for (id, end) in ends { targets[Array(id.utf8)] = Array(end.utf8) }
  }

  /// A column with its identifiers merged.
  func applied(to column: KeyColumn) -> KeyColumn {
    var merged = KeyColumn()
    for key in column.keys {
      let bytes = column.bytes(of: key)
      merged.append(targets[bytes] ?? bytes)
    }
    return merged
  }

  /// The identifier that one is read as.
  public func target(of id: String) -> String {
    targets[Array(id.utf8)].map { String(decoding: $0, as: UTF8.self) } ?? id
  }
}
