import Foundation
import HotspotPolicing

/// What is said on standard error; standard output carries results only.
enum Messages {
  /// One line.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// The first rejected rows.
  static func list(_ report: IntakeReport) {
    for row in report.rejectedRows.prefix(5) { say("  " + row.description) }
  }
}
