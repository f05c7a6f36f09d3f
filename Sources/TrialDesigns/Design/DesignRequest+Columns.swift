internal import DelimitedText
internal import HotspotStatistics
internal import ResultTables

extension DesignRequest {
  /// The most distinct numbers of a factor that are levels of their own.
  private static let mostLevels = 5

  /// Settles strata, covariates and factors, and checks their cells.
  func settleColumns(
    _ design: inout TrialDesign, frame: TrialFrame, _ lines: inout [String]
  ) throws(HotspotError) {
    if let strata {
      let (name, texts) = try Self.texts(strata, named: .strata, frame: frame)
      design.strata = name
      switch kind {
      case .blocked, .permutedBlocks:
        lines += Self.strataLines(name, texts, arms: arms.count)
      case .minimised: break
      case .complete, .pairs, .constrained, .rerandomised, .crossover:
        lines.append(
          "Strata by \(name) are shown and exported; a design by \(kind.rawValue) allocates across"
            + " them.")
      }
    }
    let names = try Self.distinct(covariates, frame: frame)
    if kind == .minimised {
      try settleFactors(&design, names: names, frame: frame, &lines)
      return
    }
    var constant: [String] = []
    for name in names where Set(try AllocationProblem.numbers(name, frame: frame)).count == 1 {
      constant.append(name)
    }
    design.covariates = names
    design.weights = weights
    let isUsed: [TrialDesign.Kind] = [.pairs, .constrained, .rerandomised]
    if isUsed.contains(kind), frame.units.count > 1 {
      guard names.isEmpty || constant.count < names.count else {
        throw HotspotError(
          .badData,
          "\(constant.joined(separator: ", ")): the same for every unit, so there is nothing to"
            + " \(kind == .pairs ? "match on" : "balance"). Name other \(Setting.covariates), or"
            + " choose \(Setting.design) complete.")
      }
      lines += constant.map { "\($0) is the same for every unit, so it decides nothing." }
    }
    if !names.isEmpty, !isUsed.contains(kind) {
      lines.append(
        "Covariates are reported, and nothing balances them in a design by \(kind.rawValue):"
          + " \(names.joined(separator: ", ")).")
    }
  }

  /// The texts of a column, one a unit; areas serve where there is no column `area`.
  ///
  /// - Throws: `HotspotError.badData` for a column that is not there or that is empty in some units.
  static func texts(
    _ column: String, named setting: Setting, frame: TrialFrame
  ) throws(HotspotError) -> (name: String, texts: [String]) {
    let name: String
    let texts: [String]
    if let index = frame.column(named: column) {
      name = frame.columns[index]
      texts = frame.units.map { $0.values[index].description }
    } else if column.lowercased() == "area" {
      name = column
      texts = frame.units.map(\.area)
    } else {
      throw frame.missing(column)
    }
    let empty = zip(frame.units, texts).filter { $0.1.isEmpty }.map(\.0.id)
    guard empty.isEmpty else {
      throw HotspotError(
        .badData,
        "\(UnitWords.count(empty.count, "unit")) \(empty.count == 1 ? "has" : "have") nothing in the"
          + " column \(name), which \(setting) names: \(UnitWords.list(empty)). Fill the cells, or"
          + " leave the units out of the frame.")
    }
    return (name, texts)
  }

  /// The names of covariates as the frame writes them.
  private static func distinct(
    _ names: [String], frame: TrialFrame
  ) throws(HotspotError) -> [String] {
    var found: [String] = []
    for name in names {
      guard let index = frame.column(named: name) else { throw frame.missing(name) }
      guard !found.contains(frame.columns[index]) else {
        throw HotspotError(.usage, "\(Setting.covariates) names \(frame.columns[index]) twice.")
      }
      found.append(frame.columns[index])
    }
    return found
  }

  private static func strataLines(_ name: String, _ texts: [String], arms: Int) -> [String] {
    var sizes: [String: Int] = [:]
    for text in texts { sizes[text, default: 0] += 1 }
    var lines = ["Strata by \(name): \(sizes.count)."]
    let small = ByteOrder.sorted(sizes.filter { $0.value < arms }.keys)
    if !small.isEmpty {
      lines.append(
        "Strata with fewer units than arms, in which not every arm can be: "
          + "\(UnitWords.list(small)).")
    }
    return lines
  }

  /// Settles the factors of minimisation: covariates in their order, then the strata.
  private func settleFactors(
    _ design: inout TrialDesign, names: [String], frame: TrialFrame, _ lines: inout [String]
  ) throws(HotspotError) {
    for (position, name) in names.enumerated() {
      let (factor, isNumeric) = try Self.factor(name, frame: frame, named: .covariates)
      var weighted = factor
      if !weights.isEmpty { weighted.weight = weights[position] }
      design.factors.append(weighted)
      // Columns of numbers are described by mean and SD as well.
      if isNumeric { design.covariates.append(name) }
    }
    if let strata = design.strata, !names.contains(strata) {
      design.factors.append(
        try Self.factor(strata, frame: frame, named: .strata).factor)
    }
    for factor in design.factors {
      let levels = Set(factor.levels).count
      if factor.cuts.count == 2 {
        lines.append(
          "\(factor.column) is cut at its tertiles: low up to \(UnitWords.rounded(factor.cuts[0])),"
            + " middle up to \(UnitWords.rounded(factor.cuts[1])), high above.")
      } else {
        lines.append("\(factor.column) has \(UnitWords.count(levels, "level")).")
      }
      if levels == 1 {
        lines.append("\(factor.column) is the same for every unit, so it balances nothing.")
      } else if 2 * levels > factor.levels.count, factor.levels.count > 4 {
        lines.append(
          "\(factor.column) has nearly as many levels as there are units, so it balances little.")
      }
    }
  }

  /// A column as a factor: numbers of more than five values cut at their tertiles (type 7 of Hyndman
  /// and Fan 1996, doi:10.1080/00031305.1996.10473566), else a level a value.
  private static func factor(
    _ column: String, frame: TrialFrame, named setting: Setting
  ) throws(HotspotError) -> (factor: TrialDesign.Factor, isNumeric: Bool) {
    let (name, texts) = try texts(column, named: setting, frame: frame)
    let numbers = frame.values(ofColumn: name)?.compactMap(\.doubleValue) ?? []
    let isNumeric = numbers.count == texts.count
    guard isNumeric, Set(numbers).count > mostLevels else {
      return (TrialDesign.Factor(column: name, levels: texts), isNumeric)
    }
    let sample = SortedSample(numbers)
    let cuts = [sample.quantile(1.0 / 3), sample.quantile(2.0 / 3)]
    let levels = numbers.map { $0 <= cuts[0] ? "low" : $0 <= cuts[1] ? "middle" : "high" }
    return (TrialDesign.Factor(column: name, levels: levels, cuts: cuts), true)
  }
}
