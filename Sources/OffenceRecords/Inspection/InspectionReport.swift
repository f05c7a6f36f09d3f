public import DelimitedText
public import ResultTables

/// An inspection as text or JSON.
public struct InspectionReport: Sendable {
  /// The inspection.
  public let inspection: FileInspection

  /// Inspects files against a weights table.
  ///
  /// - Throws: `HotspotError`.
  public init(_ paths: [String], options: ReaderOptions, weightsTable: String) throws {
    let table = try WeightsTable.load(weightsTable)
    inspection = try FileInspection(
      paths, options: options,
      check: FileInspection.CodeCheck(table: table.name) { table[$0] != nil })
  }

  /// What was read and left out.
  public var intake: IntakeReport { inspection.intake }

  /// The report as text.
  public var text: String {
    var lines: [String] = []
    for section in inspection.sections {
      if !lines.isEmpty { lines.append("") }
      lines.append(section.title)
      let width = section.facts.map(\.name.count).max() ?? 0
      for fact in section.facts {
        let padding = String(repeating: " ", count: width - fact.name.count)
        lines.append("  " + fact.name + padding + "  " + fact.value)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as JSON: an object a section, of arrays where a name comes more than once.
  public var document: OrderedJSON {
    .object(
      inspection.sections.map { section in
        var members: [OrderedJSON.Member] = []
        for fact in section.facts {
          if let known = members.firstIndex(where: { $0.key == fact.name }) {
            var values: [OrderedJSON] = []
            if case .array(let array) = members[known].value {
              values = array
            } else {
              values = [members[known].value]
            }
            members[known].value = .array(values + [InspectionReport.value(fact.value)])
          } else {
            members.append(OrderedJSON.Member(fact.name, InspectionReport.value(fact.value)))
          }
        }
        return OrderedJSON.Member(section.title.lowercased(), .object(members))
      })
  }

  private static func value(_ text: String) -> OrderedJSON {
    Int(text).map { .integer($0) } ?? .string(text)
  }

  /// The run's record.
  public func record(command: [String]) -> RunRecord {
    RunRecord(of: intake, command: command)
  }
}
