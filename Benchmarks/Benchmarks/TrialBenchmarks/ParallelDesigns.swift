import Benchmark
import HotspotPolicing
import TrialSamples

/// 100,000 draws, each with its own stream and its Mahalanobis distance.
///
/// The draws are exactly so many because no draw serves: a chain of conflicts through all units, none
/// of which may lie between arms, leaves nothing to be found.
func benchmarkRerandomisation() {
  Benchmark("Rerandomised, 100 000 draws of 44 units", configuration: .timed()) { benchmark in
    let (frame, base) = try SampleTrial.balanced(.rerandomised)
    var design = base
    design.acceptance = 0.001
    design.conflictRule = .limit(0)
    design.conflicts = (0..<43).map { .init($0, $0 + 1) }
    benchmark.startMeasurement()
    do {
      blackHole(try Allocator.allocate(frame, by: design, seed: "benchmark"))
      benchmark.error("a draw served that cannot")
    } catch let error as HotspotError where error.code == .notFound {
      blackHole(error)
    }
  }
}

/// 100,000 candidates of a constrained design, scored, sorted and counted pair by pair.
func benchmarkConstrained() {
  Benchmark("Constrained, 100 000 candidates of 44 units", configuration: .timed()) { benchmark in
    let (frame, design) = try SampleTrial.balanced(.constrained)
    benchmark.startMeasurement()
    blackHole(try Allocator.allocate(frame, by: design, seed: "benchmark"))
  }
}

/// Optimal pairs of a thousand units by Mahalanobis distance in ten covariates.
func benchmarkPairs() {
  Benchmark("Pairs, 1000 units", configuration: .timed()) { benchmark in
    let covariates = SampleTrial.covariates(10, units: 1_000)
    benchmark.startMeasurement()
    guard let distance = MahalanobisDistances(covariates: covariates),
      let matching = OptimalMatching(count: 1_000, distance: { distance($0, $1) })
    else { return benchmark.error("the units cannot be paired") }
    blackHole(matching.total)
  }
}
