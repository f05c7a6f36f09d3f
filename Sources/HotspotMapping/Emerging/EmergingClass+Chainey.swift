/// The shares of steps that the `chainey` rules of emerging hotspots compare with.
public struct ChaineyShares: Hashable, Sendable {
  /// The share of steps from which a cell is a hotspot at all.
  public var hot: Double
  /// The share of steps from which it is a persistent one.
  public var persistent: Double
  /// The share of steps, the last ones, that are recent, and the share of those that must be hot
  /// in an emerging hotspot.
  public var recent: Double

  /// Shares between 0 and 1.
  public init(hot: Double = 0.1, persistent: Double = 0.8, recent: Double = 0.2) {
    self.hot = hot
    self.persistent = persistent
    self.recent = recent
  }
}

extension EmergingClass {
  /// The class by the rules that S. Chainey proposed, or nil where none fits.
  ///
  /// `states` are the steps in order of time: 1 for significantly hot, −1 for cold, 0 for neither,
  /// at whatever level the caller chose (.05 is usual). Recent are the last max(1, ⌊0.2·n⌋) of n
  /// steps, older all before them; the older share of a single step is 0. For hot steps and for
  /// cold ones apart, the first that matches:
  ///
  /// | class | rule |
  /// |---|---|
  /// | persistent | share of steps ≥ 0.8 |
  /// | emerging | older share < 0.1 and recent share ≥ 0.2 |
  /// | former | older share ≥ 0.1 and recent share < 0.1 |
  /// | intermittent | share of steps ≥ 0.1 |
  ///
  /// A cell whose hot and cold steps both have a class is mixed.
  ///
  /// - Complexity: O(steps).
  public static func chainey(
    _ states: [Int], shares: ChaineyShares = ChaineyShares()
  ) -> EmergingClass? {
    let hot = pattern(of: 1, in: states, shares).map { EmergingClass($0) }
    let cold = pattern(of: -1, in: states, shares).map { EmergingClass($0, cold: true) }
    if hot != nil && cold != nil { return .mixed }
    return hot ?? cold
  }

  private static func pattern(
    of side: Int, in states: [Int], _ shares: ChaineyShares
  ) -> Pattern? {
    func share(_ steps: ArraySlice<Int>) -> Double {
      steps.isEmpty ? 0 : Double(steps.count { $0.signum() == side }) / Double(steps.count)
    }
    guard !states.isEmpty else { return nil }
    // A product such as 0.29 · 100 may come out just below the whole number it stands for.
    let recentSteps = Int(shares.recent.clamped * Double(states.count) + 1e-9)
    let recent = share(states.suffix(max(1, recentSteps)))
    let older = share(states.dropLast(max(1, recentSteps)))
    let all = share(states[...])
    if all >= shares.persistent { return .persistent }
    if older < shares.hot && recent >= shares.recent { return .emerging }
    if older >= shares.hot && recent < shares.hot { return .former }
    return all >= shares.hot ? .intermittent : nil
  }
}

extension Double {
  fileprivate var clamped: Double { self > 0 ? Swift.min(1, self) : 0 }
}
