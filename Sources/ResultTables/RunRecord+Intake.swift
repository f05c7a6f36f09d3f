public import DelimitedText

extension RunRecord {
  /// The record of a run that only read.
  public init(of intake: IntakeReport, command: [String]) {
    self.init(
      version: ToolVersion.current, command: command,
      inputs: RunRecord.inputs(of: intake), rows: RunRecord.rows(of: intake))
  }

  /// The inputs as a record names them.
  public static func inputs(of intake: IntakeReport) -> [Input] {
    intake.inputs.map { Input(name: $0.name, bytes: $0.bytes, sha256: $0.sha256 ?? "") }
  }

  /// The rows read, kept and left out.
  public static func rows(of intake: IntakeReport) -> Rows {
    Rows(
      read: intake.rowsRead, kept: intake.rowsKept,
      rejected: intake.rejected.sorted { $0.key < $1.key }.map {
        Rows.Rejection(reason: $0.key.name, count: $0.value)
      })
  }
}
