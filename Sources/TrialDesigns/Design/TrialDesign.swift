/// How the units of a frame are allocated to arms, settled to the last detail before the seed is
/// known: an allocation is a function of the frame, the design and the seed alone.
///
/// The designs and their algorithms are described in the module's article "Designs".
public struct TrialDesign: Hashable, Sendable {
  /// The way of allocating.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Every unit alike, arm sizes exact.
    case complete
    /// `complete` within each stratum, with arm totals exact too.
    case blocked
    /// Blocks of drawn sizes within each stratum.
    case permutedBlocks = "permuted-blocks"
    /// Optimal pairs of like units, a coin for each.
    case pairs
    /// One of the best balanced schemes (Raab and Butcher 2001).
    case constrained
    /// Drawn again until the Mahalanobis distance of the arms is small (Morgan and Rubin 2012).
    case rerandomised
    /// Sequential, toward the arm that keeps factors in balance (Pocock and Simon 1975).
    case minimised
    /// Every unit on some days and off on others.
    case crossover
  }

  /// One arm.
  public struct Arm: Hashable, Sendable {
    /// The name.
    public var name: String
    /// Its share, as a whole number: 2 against 1.
    public var ratio: Int

    /// Makes an arm.
    public init(name: String, ratio: Int) {
      self.name = name
      self.ratio = ratio
    }
  }

  /// A column whose values are factors in minimisation.
  public struct Factor: Hashable, Sendable {
    /// The column.
    public var column: String
    /// The level of each unit of the frame, in the order of the frame.
    public var levels: [String]
    /// Where a numeric column was cut into levels; empty where every value is a level.
    public var cuts: [Double]
    /// What the factor counts for.
    public var weight: Double

    /// Makes a factor.
    public init(column: String, levels: [String], cuts: [Double] = [], weight: Double = 1) {
      self.column = column
      self.levels = levels
      self.cuts = cuts
      self.weight = weight
    }
  }

  /// How far the arms of one level are from balance.
  public enum Imbalance: String, Hashable, Sendable, CaseIterable {
    /// Greatest less least.
    case range
    /// The variance, with the number of arms less one.
    case variance
    /// Its square root.
    case sd
  }

  /// With what probability minimisation follows the least imbalance.
  public enum Preference: Hashable, Sendable {
    /// The best arm with this many chances in a million, the others alike.
    case biasedCoin(perMillion: Int)
    /// Arm of rank k with q − 2(Kq − 1)k/(K(K + 1)), q in millionths.
    case ranks(perMillion: Int)
  }

  /// What is done about units that lie too near each other.
  public enum ConflictRule: Hashable, Sendable {
    /// They are reported.
    case report
    /// The heaviest set without conflicts is kept.
    case drop
    /// Connected units get one arm together.
    case together
    /// At most so many conflicts between arms.
    case limit(Int)
  }

  /// The way of allocating.
  public var kind: Kind
  /// The arms in order; the last is the control.
  public var arms: [Arm]
  /// The column of strata; nil for none.
  public var strata: String?
  /// The columns to balance or match on.
  public var covariates: [String] = []
  /// What each covariate counts for, in their order; empty for 1 each.
  public var weights: [Double] = []
  /// Permuted blocks: the sizes drawn from.
  public var blockSizes: [Int] = []
  /// Constrained: the share of schemes accepted, in millionths.
  public var bestPerMillion = 100_000
  /// Constrained: the most schemes scored.
  public var candidates = 100_000
  /// Rerandomised: the share of draws accepted.
  public var acceptance = 0.001
  /// Minimised: the factors.
  public var factors: [Factor] = []
  /// Minimised: the measure of imbalance.
  public var imbalance = Imbalance.range
  /// Minimised: how firmly the least imbalance is followed.
  public var preference = Preference.biasedCoin(perMillion: 800_000)
  /// Pairs: the greatest distance between the two of a pair, in metres.
  public var pairWithin: Double?
  /// The metres around each unit in which treatment may be felt; nil for no conflicts.
  public var buffer: Double?
  /// What is done about conflicts.
  public var conflictRule = ConflictRule.report
  /// Pairs of units in conflict, as positions in the frame, the lower first, ascending.
  public var conflicts: [Conflict] = []
  /// Units left out of the allocation because of conflicts, as positions in the frame, ascending.
  public var dropped: [Int] = []
  /// The first trial day, where the trial has days.
  public var start: String?
  /// The number of trial days.
  public var days: Int?
  /// The minute of the day at which a trial day begins: 360 is 06:00.
  public var dayStart = 360
  /// The time zone of trial days, by its name in the time zone database.
  public var timeZone = "Europe/London"
  /// Crossover: how days are allocated.
  public var crossover: CrossoverPlan?

  /// Two units in conflict.
  public struct Conflict: Hashable, Sendable {
    /// The position of one unit in the frame.
    public var first: Int
    /// The position of the other, greater than the first.
    public var second: Int

    /// Makes a conflict.
    public init(_ first: Int, _ second: Int) {
      self.first = first
      self.second = second
    }
  }

  /// A design with nothing but its kind and arms.
  public init(_ kind: Kind, arms: [Arm]) {
    self.kind = kind
    self.arms = arms
  }
}
