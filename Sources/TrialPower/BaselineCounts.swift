public import DelimitedText
internal import TrialDesigns

/// A user's own events by unit and day before a trial, from which trials are simulated.
public struct BaselineCounts: Hashable, Sendable {
  /// The units, in the byte order of their ids.
  public let units: [String]
  /// The days from the first to the last, those without events too.
  public let days: Int
  /// The first day; nil where days are numbered.
  public let firstDay: CalendarDate?
  /// The events by day: the unit of each, once an event.
  let events: [Int32]
  /// Where the events of each day begin; one more than there are days.
  let dayStarts: [Int]
  /// Σ of the squares of the counts of each unit's days.
  private let squares: [Double]

  /// The counts of units by day; what is not named is zero.
  ///
  /// - Parameter counts: at most one a unit and day, units and days counted from 0.
  init(
    units: [String], days: Int, firstDay: CalendarDate?,
    counts: [(unit: Int, day: Int, count: Int)]
  ) {
    self.units = units
    self.days = days
    self.firstDay = firstDay
    var events: [Int32] = []
    var starts = Array(repeating: 0, count: days + 1)
    var squares = Array(repeating: 0.0, count: units.count)
    for cell in counts.sorted(by: { ($0.day, $0.unit) < ($1.day, $1.unit) }) {
      events.append(contentsOf: repeatElement(Int32(cell.unit), count: cell.count))
      starts[cell.day + 1] += cell.count
      squares[cell.unit] += Double(cell.count) * Double(cell.count)
    }
    for day in 0..<days { starts[day + 1] += starts[day] }
    self.events = events
    dayStarts = starts
    self.squares = squares
  }

  /// The events in all.
  public var total: Int { events.count }

  /// The events of each unit.
  public var totals: [Int] {
    var totals = Array(repeating: 0, count: units.count)
    for unit in events { totals[Int(unit)] += 1 }
    return totals
  }

  /// Events per unit and day.
  public var rate: Double { Double(total) / Double(units.count * days) }

  /// φ: Pearson's statistic of the daily counts about each unit's own mean, over its degrees of
  /// freedom: Σ_u Σ_d (y − ȳ_u)²/ȳ_u / (U(D − 1)), over the U units with events.
  ///
  /// 1 for one day or no event. (P. McCullagh and J. A. Nelder, Generalized Linear Models, 2nd ed.
  /// 1989, section 4.5.2.)
  public var dispersion: Double {
    var statistic = 0.0
    var active = 0
    for (unit, total) in totals.enumerated() where total > 0 {
      let mean = Double(total) / Double(days)
      statistic += squares[unit] / mean - Double(total)
      active += 1
    }
    guard active > 0, days > 1 else { return 1 }
    return statistic / Double(active * (days - 1))
  }

  /// k: how far the units' true rates vary about their mean, beyond what chance gives their counts:
  /// k² = (s² − φλ̄/D)/λ̄², s² the variance of the units' rates (Hayes and Bennett 1999,
  /// doi:10.1093/ije/28.2.319, with φ for counts that vary by more than Poisson's).
  ///
  /// Between the two of each pair in place of between all units, where pairs are given. 0 where the
  /// rates vary by less than chance gives.
  func variation(within pairs: [(Int, Int)]? = nil) -> Double {
    let rates = totals.map { Double($0) / Double(days) }
    let squares: Double
    if let pairs {
      guard !pairs.isEmpty else { return 0 }
      let sum = pairs.reduce(0) { sum, pair in
        let difference = rates[pair.0] - rates[pair.1]
        return sum + difference * difference
      }
      squares = sum / Double(2 * pairs.count)
    } else {
      guard units.count > 1 else { return 0 }
      let sum = rates.reduce(0) { $0 + ($1 - rate) * ($1 - rate) }
      squares = sum / Double(units.count - 1)
    }
    guard rate > 0 else { return 0 }
    return max(0, squares - dispersion * rate / Double(days)).squareRoot() / rate
  }

  /// Units of like totals two by two: those with the most events first, ties in the order of the
  /// ids; of an odd number the unit with the fewest events is left out.
  var pairs: [(Int, Int)] {
    let totals = self.totals
    let order = totals.indices.sorted { (-totals[$0], $0) < (-totals[$1], $1) }
    return stride(from: 0, to: order.count - 1, by: 2).map { (order[$0], order[$0 + 1]) }
  }
}
