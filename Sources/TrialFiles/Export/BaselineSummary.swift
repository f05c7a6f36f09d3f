internal import ResultTables
internal import StatisticalModels
internal import TrialDesigns

/// Baseline values by arm: means and standard deviations of numbers, counts of words.
enum BaselineSummary {
  /// The rows of a table, its head first: one row a covariate, or a covariate's word.
  ///
  /// The standard deviation has n − 1 in it, and is left out of a single unit; units without a
  /// value do not count. CONSORT asks for no test of significance here.
  static func rows(_ frame: TrialFrame, covariates: [Int], groups: [(name: String, units: [Int])])
    -> [[String]]
  {
    var rows = [
      ["Covariate"] + groups.map { "\(MarkdownText.escaped($0.name)) (n = \($0.units.count))" }
    ]
    for position in covariates {
      let values = frame.units.map { $0.values[position] }
      let name = frame.columns[position]
      if values.allSatisfy({ $0 == .empty || $0.doubleValue != nil }) {
        rows.append(
          ["\(name), mean (SD)"]
            + groups.map { group in meanAndSD(group.units.compactMap { values[$0].doubleValue }) })
        continue
      }
      for word in ByteOrder.sorted(Set(values.map(\.description))) {
        rows.append(
          ["\(name): \(word.isEmpty ? "nothing" : word), n"]
            + groups.map { group in "\(group.units.count { values[$0].description == word })" })
      }
    }
    return rows
  }

  private static func meanAndSD(_ values: [Double]) -> String {
    let moments = SampleMoments(values)
    guard moments.count > 1 else { return moments.count == 1 ? number(moments.mean) : "–" }
    return "\(number(moments.mean)) (\(number(moments.standardDeviation)))"
  }

  /// At most two decimals.
  private static func number(_ value: Double) -> String {
    CellValue.number((value * 100).rounded() / 100).description
  }
}
