internal import DelimitedText
package import TrialDesigns

extension AllocationRecord {
  /// The days of a crossover with the salts that open their commitments; none for other designs.
  ///
  /// - Complexity: O(days × units), and two SHA-256 a day.
  package var releasedDays: [TrialState.ReleasedDay] {
    guard case .crossover(let schedule) = allocation.assignment else { return [] }
    return (0..<schedule.days).map { day in
      let date = schedule.date(ofDay: day)
      return TrialState.ReleasedDay(
        date: date, salt: DayCommitment.salt(seed: seed, date: date),
        treated: schedule.treatedUnits(onDay: day))
    }
  }
}

extension TrialState.ReleasedDay {
  /// The commitment that the day's salt and units open.
  package func commitment(in frame: TrialFrame) -> String {
    DayCommitment.sha256(salt: salt, date: date, treated: treated.map { frame.units[$0].id })
  }
}
