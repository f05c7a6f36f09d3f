internal import DelimitedText
internal import ResultTables
public import TrialDesigns

/// A question about the power of a trial, before it is designed.
///
/// What is asked for and not given is solved for: the minimum detectable effect where there are
/// units and no rate ratio, the units needed where there is a rate ratio and no units, the power
/// where there are both.
public struct PowerRequest: Sendable {
  /// The kind of trial.
  public var design: PowerDesign
  /// The units of all arms; nil for as many as are needed, or the baseline's.
  public var units: Int?
  /// The days of the trial; nil for the baseline's.
  public var days: Int?
  /// Events per unit and day without treatment, or per person-time of a cluster; nil for the
  /// baseline's.
  public var rate: Double?
  /// Crossover: the share of units treated each day, one half if nothing is said.
  public var share: Double?
  /// Crossover: the units treated each day, in place of a share.
  public var treatedPerDay: Int?
  /// Variance over mean of a unit's daily count; nil for the baseline's, or else 1.
  public var dispersion: Double?
  /// The level of significance and the power wanted.
  public var level = PowerLevel()
  /// The rate ratio that is to be found.
  public var rateRatio: Double?
  /// Cluster and pairs: the rate in treatment, in place of a rate ratio.
  public var treatedRate: Double?
  /// Cluster and pairs: the variation of rates between clusters, or within pairs; nil for the
  /// baseline's.
  public var variation: Double?
  /// Cluster and pairs: the person-time of a cluster; nil for the days.
  public var personTime: Double?
  /// The rate ratios of the curve.
  public var rateRatios: [Double] = (10...20).map { Double($0) / 20 }

  /// A file of the user's own counts, from which trials are simulated.
  public var baselinePath: String?
  /// The headers of that file.
  public var baselineColumns = BaselineCounts.Columns()
  /// Whether trials are simulated though there is no baseline.
  public var simulates = false
  /// The trials simulated.
  public var simulations = 1000
  /// The seed of the simulation, any text; it is no secret, and never the trial's own.
  public var seed = "1"
  /// The test of each trial; nil for the usual one of the design.
  public var test: PowerTest?
  /// How often a test by permutation draws.
  public var permutations = 199
  /// Crossover: the share of the effect that is felt so many days after treatment, from 1 day.
  public var carryOver: [Double] = []
  /// Crossover: how days are allocated.
  public var plan = CrossoverPlan()
  /// Workers; the result does not depend on it.
  public var threads = 1

  /// A question with the usual settings.
  public init(_ design: PowerDesign) { self.design = design }

  /// Answers it.
  ///
  /// - Parameter progress: is told from time to time how many of how many simulations are done.
  /// - Throws: `HotspotError` for settings that are missing or make no sense, a baseline that cannot
  ///   serve, or a schedule that is not found; `HotspotError` for a file that cannot be read.
  public func run(progress: (Int, Int) -> Void = { _, _ in }) throws -> PowerOutcome {
    try validate()
    let baseline = try baselinePath.map { try PowerBaseline(path: $0, columns: baselineColumns) }
    let setting = try PowerSetting(self, baseline: baseline?.counts)
    let formula = setting.formula
    var ratios = Set(rateRatios)
    if let ratio = setting.ratio { ratios.insert(ratio) }
    let sorted = ratios.sorted()

    var tally: SimulationTally?
    if simulates || baseline != nil {
      let trial = try setting.trial(self, ratios: sorted, baseline: baseline?.counts)
      tally = try PowerSimulation(trial: trial, seed: seed, threads: threads)
        .run(simulations) { progress($0, simulations) }
    }
    let count = Double(tally?.simulations ?? 0)
    let points = sorted.enumerated().map { place, ratio in
      let expected = formula.expected(at: ratio)
      return PowerCurve.Point(
        ratio: ratio, simulated: tally.map { Double($0.rejections[place]) / count },
        closedForm: formula.power(at: ratio, level),
        expectedTreated: tally.map { Double($0.treated[place]) / count } ?? expected.treated,
        expectedControl: tally.map { Double($0.control[place]) / count } ?? expected.control)
    }
    let curve = PowerCurve(
      title: setting.title, level: level, points: points,
      simulations: tally?.simulations ?? 0, closedFormDetectable: formula.detectableRatio(level))
    return PowerOutcome(
      curve: curve, request: self, setting: setting, baseline: baseline, tally: tally)
  }
}
