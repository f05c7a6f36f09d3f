internal import DelimitedText
internal import TrialDesigns

/// What became of the visits in a file.
public struct VisitOutcome: Sendable {
  /// Visits stored.
  public var accepted = 0
  /// Visits that were stored before: apps send what they are not sure has arrived.
  public var duplicates = 0
  /// Rows left out, duplicates among them, in the order of the file.
  public var rejects: [VisitReject] = []
  /// What is to be said, one sentence a line.
  public var lines: [String] = []

  /// The rows left out, as a table.
  public var rejectTable: VisitRejectTable { VisitRejectTable(rejects) }

  /// The most rejected rows that are shown one by one.
  private static let shown = 5

  init() {}

  init(_ intake: VisitIntake) {
    accepted = intake.visits.count
    rejects = intake.rejects
    duplicates = rejects.count { $0.reason == .duplicate }
    lines.append(
      "\(Self.visits(accepted)) recorded, \(duplicates) recorded before,"
        + " \(rejects.count - duplicates) rejected.")
    var counts: [(kind: String, count: Int)] = []
    for kind in rejects.map(\.reason.kind) where kind != VisitReject.Reason.duplicate.kind {
      if let place = counts.firstIndex(where: { $0.kind == kind }) {
        counts[place].count += 1
      } else {
        counts.append((kind, 1))
      }
    }
    for (kind, count) in counts { lines.append("\(Self.visits(count)) rejected: \(kind).") }
    let faulty = rejects.filter { $0.reason != .duplicate }
    lines += faulty.prefix(Self.shown).map { "  \($0.file):\($0.line): \($0.reason)" }
    if faulty.count > Self.shown {
      lines.append(
        "  and \(faulty.count - Self.shown) more; \(Setting.rejectedRows) FILE lists them all.")
    }
  }

  private static func visits(_ count: Int) -> String {
    count == 1 ? "1 visit" : "\(count) visits"
  }
}
