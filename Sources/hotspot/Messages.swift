import HotspotPolicing

/// What is said on standard error; standard output carries results only.
enum Messages {
  /// One line, with its settings as users of the command write them.
  static func say(_ line: String) { StandardErrorSink.write(line: SettingNames.spelled(line)) }

  /// The first rejected rows.
  static func list(_ report: IntakeReport) {
    for row in report.rejectedRows.prefix(5) { say("  " + row.description) }
  }
}
