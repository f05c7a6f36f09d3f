internal import HotspotStatistics
internal import StatisticalModels

/// How the number of incidents of one unit changed between two periods.
///
/// Counts are taken as Poisson, each over its days. What cannot be told is NaN, or infinite for a
/// ratio without an upper limit; tables leave such cells empty. The intervals and the test rest on
/// different constructions, so in borderline cases an interval may reach over no change and p be
/// below its level, or the other way round.
public struct PoissonChange: Hashable, Sendable {
  /// The incidents of the first period.
  public let before: Int64
  /// The incidents of the second period.
  public let after: Int64
  /// The incidents after, less those before brought to the length of the second period.
  public let difference: Double
  /// The lower limit of the difference, by MOVER from score limits.
  public let differenceLow: Double
  /// The upper limit of the difference.
  public let differenceHigh: Double
  /// The daily rate after over the daily rate before.
  public let ratio: Double
  /// The lower limit of the ratio, exact given the sum of the counts.
  public let ratioLow: Double
  /// The upper limit of the ratio; infinite where there was nothing before.
  public let ratioHigh: Double
  /// The two-sided probability by the e-test; NaN where both counts are 0.
  public let p: Double
  /// p corrected for the number of units compared together by Benjamini and Hochberg.
  public internal(set) var q: Double

  /// Compares one unit; q is p.
  ///
  /// - The ratio's limits are those of Clopper and Pearson (1934, doi:10.1093/biomet/26.4.404) for
  ///   the later share of all incidents, turned into rates.
  /// - The difference's limits recover each count's variance from its score limits,
  ///   x + z²/2 ± z√(x + z²/4), and so stay apart at zero counts (MOVER: Zou and Donner 2008,
  ///   doi:10.1002/sim.3095).
  ///
  /// - Parameters:
  ///   - beforeDays: the length of the first period, above 0; all is NaN otherwise.
  ///   - afterDays: the length of the second period, above 0.
  ///   - confidence: of the intervals, between 0 and 1.
  /// - Complexity: O(√(before + after)).
  public static func compare(
    before: Int64, after: Int64, beforeDays: Double, afterDays: Double, confidence: Double = 0.95
  ) -> PoissonChange {
    let p = PoissonETest.twoSidedP(after, exposure: afterDays, before, exposure: beforeDays)
    let scale = afterDays / beforeDays
    guard before >= 0, after >= 0, beforeDays > 0, afterDays > 0, scale.isFinite, scale > 0,
      confidence > 0, confidence < 1
    else { return PoissonChange(before: before, after: after) }
    let early = Double(before)
    let late = Double(after)
    let difference = late - early * scale
    let spread = ScoreSpread(confidence: confidence)
    let low = (spread.below(late), scale * spread.above(early))
    let high = (spread.above(late), scale * spread.below(early))
    let limits = odds(early, late, confidence)
    return PoissonChange(
      before: before, after: after,
      difference: difference,
      differenceLow: difference - (low.0 * low.0 + low.1 * low.1).squareRoot(),
      differenceHigh: difference + (high.0 * high.0 + high.1 * high.1).squareRoot(),
      ratio: late / early / scale, ratioLow: limits.low / scale, ratioHigh: limits.high / scale,
      p: p, q: p)
  }

  /// Compares many units over the same two periods, with q over those that have incidents.
  ///
  /// - Precondition: `before` and `after` are equally long.
  /// - Complexity: O(n), and O(√count) for each distinct pair of counts.
  public static func compare(
    before: [Int64], after: [Int64], beforeDays: Double, afterDays: Double,
    confidence: Double = 0.95
  ) -> [PoissonChange] {
    precondition(before.count == after.count, "A unit has one count before and one after.")
    struct Pair: Hashable {
      let before: Int64
      let after: Int64
    }
    var known: [Pair: PoissonChange] = [:]
    var changes: [PoissonChange] = []
    changes.reserveCapacity(before.count)
    for unit in before.indices {
      let pair = Pair(before: before[unit], after: after[unit])
      if let change = known[pair] {
        changes.append(change)
        continue
      }
      let change = compare(
        before: pair.before, after: pair.after, beforeDays: beforeDays, afterDays: afterDays,
        confidence: confidence)
      known[pair] = change
      changes.append(change)
    }
    for (unit, q) in PAdjustment.bh.adjusted(changes.map(\.p)).enumerated() {
      changes[unit].q = q
    }
    return changes
  }

  /// The limits of the later share's odds, from the share and from its complement, so that
  /// neither is lost in the other's rounding.
  private static func odds(
    _ early: Double, _ late: Double, _ confidence: Double
  ) -> (low: Double, high: Double) {
    guard early + late > 0 else { return (.nan, .nan) }
    let tail = (1 - confidence) / 2
    func odds(_ a: Double, _ b: Double, _ p: Double) -> Double {
      BetaDistribution.quantile(a: a, b: b, probability: p)
        / BetaDistribution.quantile(a: b, b: a, probability: 1 - p)
    }
    return (
      late == 0 ? 0 : odds(late, early + 1, tail),
      early == 0 ? .infinity : odds(late + 1, early, 1 - tail)
    )
  }
}

extension PoissonChange {
  /// A change of which nothing can be told.
  private init(before: Int64, after: Int64) {
    self.init(
      before: before, after: after, difference: .nan, differenceLow: .nan, differenceHigh: .nan,
      ratio: .nan, ratioLow: .nan, ratioHigh: .nan, p: .nan, q: .nan)
  }
}

/// How far the score limits of a Poisson mean lie from its count.
private struct ScoreSpread {
  let z: Double

  init(confidence: Double) {
    z = -NormalDistribution.quantile((1 - confidence) / 2)
  }

  func above(_ count: Double) -> Double {
    z * z / 2 + z * (count + z * z / 4).squareRoot()
  }

  func below(_ count: Double) -> Double {
    z * (count + z * z / 4).squareRoot() - z * z / 2
  }
}
