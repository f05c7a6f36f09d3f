import Benchmark
import HotspotPolicing

/// 44 units with ten covariates, as in the trial of Thames Valley.
private func sample(_ kind: TrialDesign.Kind) throws -> (frame: TrialFrame, design: TrialDesign) {
  let names = (0..<10).map { "covariate\($0)" }
  var state: UInt64 = 44
  let units = (0..<44).map { unit in
    TrialUnit(
      id: "H\(unit)",
      values: names.map { _ in
        // Knuth's linear congruence is random enough for a sample.
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return .number(Double(state >> 40) / 1_000)
      })
  }
  var design = TrialDesign(
    kind, arms: [.init(name: "treatment", ratio: 1), .init(name: "control", ratio: 1)])
  design.covariates = names
  return (try TrialFrame(columns: names, units: units), design)
}

/// 100,000 draws, each with its own stream and its Mahalanobis distance.
///
/// The draws are exactly so many because no draw serves: a chain of conflicts through all units, none
/// of which may lie between arms, leaves nothing to be found.
func benchmarkRerandomisation() {
  Benchmark("Rerandomised, 100 000 draws of 44 units", configuration: .timed) { benchmark in
    let (frame, base) = try sample(.rerandomised)
    var design = base
    design.acceptance = 0.001
    design.conflictRule = .limit(0)
    design.conflicts = (0..<43).map { .init($0, $0 + 1) }
    benchmark.startMeasurement()
    do {
      blackHole(try Allocator.allocate(frame, by: design, seed: "benchmark"))
      benchmark.error("a draw served that cannot")
    } catch let error as TrialError where error.code == .notFound {
      blackHole(error)
    }
  }
}

/// 100,000 candidates of a constrained design, scored, sorted and counted pair by pair.
func benchmarkConstrained() {
  Benchmark("Constrained, 100 000 candidates of 44 units", configuration: .timed) { benchmark in
    let (frame, design) = try sample(.constrained)
    benchmark.startMeasurement()
    blackHole(try Allocator.allocate(frame, by: design, seed: "benchmark"))
  }
}
