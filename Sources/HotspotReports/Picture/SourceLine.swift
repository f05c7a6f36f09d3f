internal import HotspotGeometry
internal import ResultTables

/// The words at the foot of a picture: what made it, from what, in which coordinates.
enum SourceLine {
  private static let mostInputs = 4

  /// The line of a run.
  static func text(record: RunRecord, system: CoordinateSystem) -> String {
    var parts = ["Made with \(record.tool) \(record.version)"]
    if !record.inputs.isEmpty {
      var names = record.inputs.prefix(mostInputs).map(\.name).joined(separator: ", ")
      let more = record.inputs.count - mostInputs
      if more > 0 { names += " and \(Legend.grouped(more)) more" }
      parts.append("from \(names)")
    }
    if let rows = record.rows {
      let incidents = record.details.first { $0.key == "incidents" }
      if case .integer(let count) = incidents?.value {
        parts.append("\(Legend.grouped(count)) incidents of \(Legend.grouped(rows.read)) rows")
      } else {
        parts.append("\(Legend.grouped(rows.kept)) of \(Legend.grouped(rows.read)) rows used")
      }
    }
    let code = system.authorityCode.map { " (\($0))" } ?? ""
    if !(system.name + code).isEmpty { parts.append("Coordinates: \(system.name)\(code)") }
    return parts.joined(separator: " · ")
  }
}
