public import DelimitedText

extension RunRecord {
  /// The record of a run that only read.
  public init(of intake: IntakeReport, command: [String]) {
    self.init(
      version: ToolVersion.current, command: RunRecord.command(command),
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

  /// A command line as a record keeps it: without where results go, how many threads worked, whom
  /// a question was about, and where keys are.
  public static func command(_ arguments: [String]) -> [String] {
    let withValue: Set<String> = [
      "-o", "--output", "--threads", "--block-size", "--person", "--rejects", "--undecided",
      "--pseudonymise",
    ]
    let alone: Set<String> = ["--force", "--neighbours"]
    var kept: [String] = ["hotspot"]
    var skips = false
    for argument in arguments.dropFirst() {
      if skips {
        skips = false
        continue
      }
      let name = argument.split(separator: "=", maxSplits: 1).first.map(String.init) ?? argument
      if withValue.contains(argument) {
        skips = true
      } else if alone.contains(argument) || (argument.contains("=") && withValue.contains(name))
        || (argument.hasPrefix("-o") && argument.count > 2 && !argument.hasPrefix("--"))
      {
        continue
      } else {
        kept.append(argument)
      }
    }
    return kept
  }
}
