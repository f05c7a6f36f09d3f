public import DelimitedText

extension Setting {
  /// The way of allocating.
  public static let design = Setting("design")
  /// The arms and their shares.
  public static let arms = Setting("arms")
  /// The column of strata.
  public static let strata = Setting("strata")
  /// The columns to balance or match on.
  public static let covariates = Setting("covariates")
  /// What each covariate counts for.
  public static let covariateWeights = Setting("weights of covariates")
  /// The sizes of permuted blocks.
  public static let blockSizes = Setting("sizes of blocks")
  /// The share of schemes that are accepted.
  public static let bestSchemes = Setting("best schemes")
  /// The most schemes that are scored.
  public static let candidates = Setting("schemes to score")
  /// The share of draws that are accepted.
  public static let acceptance = Setting("share accepted")
  /// The measure of imbalance.
  public static let imbalance = Setting("measure of imbalance")
  /// How often the better arm is taken.
  public static let biasedCoin = Setting("biased coin")
  /// The q of Pocock and Simon's ranks.
  public static let ranks = Setting("ranks")
  /// The greatest distance within a pair.
  public static let pairDistance = Setting("distance within pairs")
  /// How far around a unit treatment may be felt.
  public static let buffer = Setting("buffer")
  /// What is done about buffers that meet.
  public static let conflictRule = Setting("rule on conflicts")
}
