internal import DelimitedText
internal import TrialDesigns

extension PowerRequest {
  /// Refuses settings that make no sense whatever the data.
  func validate() throws(HotspotError) {
    func refuse(unless isFine: Bool, _ message: String) throws(HotspotError) {
      if !isFine { throw HotspotError(.usage, message) }
    }
    func isPositive(_ value: Double?) -> Bool { value.map { $0 > 0 && $0.isFinite } ?? true }

    try refuse(
      unless: level.alpha > 0 && level.alpha < level.power && level.power < 1,
      "the level of significance (\(level.alpha)) and the power (\(level.power)) lie between 0 and"
        + " 1, the power above the level. Usual are 0.05 and 0.8.")
    try refuse(
      unless: isPositive(rate) && isPositive(personTime) && isPositive(treatedRate),
      "rates and person-time are numbers above 0, such as 0.1 events per unit and day.")
    try refuse(
      unless: isPositive(dispersion),
      "the dispersion is variance over mean, a number above 0; 1 is Poisson's.")
    try refuse(
      unless: (variation ?? 0) >= 0 && (variation ?? 0).isFinite,
      "k is a coefficient of variation, 0 or more; .25 is usual, and it seldom exceeds .5.")
    try refuse(
      unless: (units ?? 2) >= 2 && (days ?? 1) >= 1 && (days ?? 1) <= 36_600,
      "a trial has two units at least, and from one day to a hundred years.")
    try refuse(
      unless: (units ?? 2) <= 100_000, "no more than 100,000 units are reckoned with.")
    for ratio in rateRatios + [rateRatio].compactMap({ $0 }) {
      try refuse(
        unless: ratio > 0 && ratio <= 2,
        "a rate ratio lies above 0 and not above 2; \(ratio) does not. 0.8 is a fall of 20 %."
          + " Events are thinned or doubled one by one, which goes no further.")
    }
    try refuse(unless: !rateRatios.isEmpty, "the curve needs a rate ratio at least.")
    try refuse(
      unless: rateRatio == nil || treatedRate == nil,
      "the rate in treatment says the rate ratio already. Give one of the two.")
    try refuse(
      unless: 1...10_000_000 ~= simulations && 1...1_000_000 ~= permutations,
      "simulations go from 1 to 10,000,000 and permutations from 1 to 1,000,000.")
    let tests = PowerTest.tests(for: design)
    try refuse(
      unless: test.map(tests.contains) ?? true,
      "the test \(test?.rawValue ?? "") does not fit the design \(design.rawValue). Fitting are"
        + " \(tests.map(\.rawValue).joined(separator: " and ")).")
    if test == .permutation {
      try refuse(
        unless: 1 <= level.alpha * Double(permutations + 1) * (1 + 1e-12),
        "of \(permutations) permutations the smallest p is 1/\(permutations + 1), above the level"
          + " of significance \(level.alpha). Ask for more permutations.")
    }
    if design == .crossover {
      try validateCrossover()
    } else {
      try refuse(
        unless: share == nil && treatedPerDay == nil && carryOver.isEmpty
          && plan == CrossoverPlan(),
        "a share treated each day, blocks of days, run lengths and carry-over belong to the design"
          + " crossover. In \(design.rawValue) half the units are treated throughout.")
    }
  }

  private func validateCrossover() throws(HotspotError) {
    guard variation == nil, personTime == nil, treatedRate == nil else {
      throw HotspotError(
        .usage,
        "k, person-time and a rate in treatment belong to the designs cluster and pairs. A crossover"
          + " compares each unit with itself: give units, days and a rate per unit and day.")
    }
    guard share == nil || treatedPerDay == nil else {
      throw HotspotError(
        .usage, "the share treated follows from the units treated. Give one of them.")
    }
    guard share.map({ $0 > 0 && $0 < 1 }) ?? true else {
      throw HotspotError(.usage, "the share treated lies between 0 and 1, such as 0.5.")
    }
    guard carryOver.count <= 28, carryOver.allSatisfy({ 0...1 ~= $0 }) else {
      throw HotspotError(
        .usage,
        "carry-over is given as shares of the effect from 0 to 1, one for each day after treatment,"
          + " 28 days at most: 0.5,0.25 for half of it a day later and a quarter on the day after.")
    }
    guard plan.period >= 1, (plan.maxRun ?? 1) >= 1, (plan.blockDays ?? 1) >= 1 else {
      throw HotspotError(.usage, "periods, run lengths and blocks are one day at least.")
    }
    guard plan.maxRun == nil || plan.blockDays != nil else {
      throw HotspotError(
        .usage, "run lengths are kept within blocks. Say how many days a block has, such as 28.")
    }
  }
}
