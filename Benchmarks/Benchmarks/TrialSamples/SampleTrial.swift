package import HotspotPolicing

/// Synthetic frames and designs, the same on every machine.
package enum SampleTrial {
  /// A frame and a design for it.
  package typealias Trial = (frame: TrialFrame, design: TrialDesign)

  private static let arms = [
    TrialDesign.Arm(name: "treatment", ratio: 1), TrialDesign.Arm(name: "control", ratio: 1),
  ]

  /// From 0 to below 1, by Knuth's linear congruence, which is random enough for a sample.
  private struct Numbers {
    var state: UInt64

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) * 0x1p-24
    }
  }

  /// Covariates of units, one array a covariate.
  package static func covariates(_ count: Int, units: Int) -> [[Double]] {
    var numbers = Numbers(state: 44)
    return (0..<count).map { _ in (0..<units).map { _ in numbers.next() } }
  }

  /// 44 units with ten covariates, as many hotspots as in the trial of Thames Valley.
  package static func balanced(_ kind: TrialDesign.Kind) throws -> Trial {
    let columns = covariates(10, units: 44)
    let names = columns.indices.map { "covariate\($0)" }
    let units = (0..<44).map { unit in
      TrialUnit(id: "H\(10 + unit)", values: columns.map { .number($0[unit]) })
    }
    var design = TrialDesign(kind, arms: arms)
    design.covariates = names
    return (try TrialFrame(columns: names, units: units), design)
  }

  /// 500 hexagons in ten areas, half of them treated on each of 365 days, with every restriction:
  /// blocks of 28 days, at most 4 days running in an arm, days of the week and areas balanced.
  package static func crossover() throws -> Trial {
    let figures = hexagons(500)
    let units = figures.indices.map { unit in
      let area = "A\(unit % 10)"
      return TrialUnit(
        id: "H\(100 + unit)", area: area, figure: figures[unit], values: [.text(area)])
    }
    var design = TrialDesign(.crossover, arms: arms)
    design.start = "2026-01-01"
    design.days = 365
    var plan = CrossoverPlan()
    plan.blockDays = 28
    plan.maxRun = 4
    plan.balancesDayOfWeek = true
    plan.balanceColumn = "area"
    design.crossover = plan
    return (try TrialFrame(columns: ["area"], units: units, coordinateSystem: "plane"), design)
  }

  /// Hexagons of 50 to 150 metres anywhere in a square that leaves each 600 × 600 metres.
  package static func hexagons(_ count: Int) -> [Geometry] {
    var numbers = Numbers(state: 2_026)
    let side = 600 * Double(count).squareRoot()
    return (0..<count).map { _ in
      let (x, y) = (side * numbers.next(), side * numbers.next())
      let radius = 50 + 100 * numbers.next()
      // Halves and a root stand for cosines and sines, which machines round differently.
      let corners = [(1.0, 0.0), (0.5, 1.0), (-0.5, 1.0), (-1, 0), (-0.5, -1), (0.5, -1)]
      return .polygon(
        corners.map { (x + radius * $0.0, y + radius * $0.1 * 0.75.squareRoot()) })
    }
  }
}
