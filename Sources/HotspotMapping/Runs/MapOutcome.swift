public import DelimitedText
internal import MapLayers
public import ResultTables

/// What a mapping run gave: a table, most often one that can be drawn, and all there is to say.
public struct MapOutcome: Sendable {
  /// The result; a `SpatialResult` where it can be drawn.
  public let table: any TabularResult
  /// The name of the result, as of a layer.
  public let name: String
  /// One line a fact: what was read, what was left out, what was chosen for the user and why.
  public let lines: [String]
  /// What was read.
  public let intake: IntakeReport
  private let makeRecord: @Sendable ([String]) -> RunRecord

  init(
    _ table: any SpatialResult, study: Study, lines: [String], options: [OrderedJSON.Member],
    details: [OrderedJSON.Member] = []
  ) {
    self.init(
      table: table, name: table.layerName, study: study, lines: lines, options: options,
      details: details)
  }

  init(
    table: any TabularResult, name: String, study: Study, lines: [String],
    options: [OrderedJSON.Member], details: [OrderedJSON.Member] = []
  ) {
    self.table = table
    self.name = name
    self.lines = study.lines + lines
    intake = study.intake
    makeRecord = { command in
      study.record(
        command: command, options: options,
        details: details + [OrderedJSON.Member("analysis", .array(lines.map { .string($0) }))])
    }
  }

  /// The run's record.
  public func record(command: [String]) -> RunRecord { makeRecord(command) }
}
