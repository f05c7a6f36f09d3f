internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// Sorts the rows of an app's record of visits into those that can be and those that cannot.
struct VisitIntake {
  /// The visits to store, in the order of the file.
  private(set) var visits: [TrialState.Visit] = []
  /// The rows left out, in the order of the file.
  private(set) var rejects: [VisitReject] = []

  private let frame: TrialFrame
  private let clock: TrialClock
  private let days: ClosedRange<CalendarDate>?
  private var known: Set<TrialState.Visit>
  private var diary: OfficerDiary

  /// The most seconds a visit may last.
  private static let longest: Int64 = 86_400

  /// An intake into a trial with the visits it has.
  init(_ state: TrialState) throws(HotspotError) {
    frame = state.frame
    clock =
      try state.design.map { (design) throws(HotspotError) in try TrialClock(design) }
      ?? TrialClock()
    days = state.design?.trialDays
    known = Set(state.visits)
    diary = OfficerDiary(state.visits)
  }

  /// Takes the rows of a table.
  ///
  /// - Parameter token: what stands for an officer in the trial file.
  /// - Complexity: O(rows × log of an officer's visits).
  mutating func take(
    _ table: SmallTable, columns: VisitColumns, file: String, token: (String) -> String
  ) {
    for row in table.rows {
      switch visit(of: row.fields, columns, token) {
      case .success(let visit):
        known.insert(visit)
        diary.add(visit)
        visits.append(visit)
      case .failure(let rejection):
        rejects.append(
          VisitReject(
            file: file, line: row.line, reason: rejection.reason,
            row: row.fields.map(Self.quoted).joined(separator: ",")))
      }
    }
  }

  private struct Rejection: Error {
    let reason: VisitReject.Reason
    init(_ reason: VisitReject.Reason) { self.reason = reason }
  }

  private func visit(
    of fields: [String], _ columns: VisitColumns, _ token: (String) -> String
  ) -> Result<TrialState.Visit, Rejection> {
    do throws(Rejection) {
      guard !fields[columns.unit].isEmpty else { throw Rejection(.noUnit) }
      guard let unit = frame.index(ofUnit: fields[columns.unit]) else {
        throw Rejection(.unknownUnit(fields[columns.unit]))
      }
      guard !fields[columns.officer].isEmpty else { throw Rejection(.noOfficer) }
      let start = try moment(fields[columns.start])
      let end = try moment(fields[columns.end])
      guard end > start else { throw Rejection(.endNotAfterStart) }
      guard end - start <= Self.longest else { throw Rejection(.longerThanADay) }
      let day = clock.trialDay(of: start)
      if let days, !days.contains(day) { throw Rejection(.outsideTrial) }
      let visit = TrialState.Visit(
        unit: unit, officer: token(fields[columns.officer]), start: start, end: end, trialDay: day)
      guard !known.contains(visit) else { throw Rejection(.duplicate) }
      if let other = diary.unit(otherThan: unit, of: visit) {
        throw Rejection(.elsewhere(unit: frame.units[other].id))
      }
      return .success(visit)
    } catch {
      return .failure(error)
    }
  }

  private func moment(_ text: String) throws(Rejection) -> Int64 {
    switch clock.read(text) {
    case .moment(let moment): return moment
    case .unreadable: throw Rejection(.unreadableTime(text))
    case .skipped: throw Rejection(.skippedTime(text))
    }
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}

extension TrialDesign {
  /// The trial's days; nil where it has none of its own.
  var trialDays: ClosedRange<CalendarDate>? {
    guard let first = start.flatMap({ CalendarDate($0) }), let days, days > 0 else { return nil }
    return first...first.adding(days: days - 1)
  }
}
