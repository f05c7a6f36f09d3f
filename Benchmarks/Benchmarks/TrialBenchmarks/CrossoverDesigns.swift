import Benchmark
import HotspotPolicing
import TrialSamples

/// A year of 500 units with every restriction at once.
func benchmarkCrossover() {
  Benchmark("Crossover, 365 days of 500 units", configuration: .timed()) { benchmark in
    let (frame, design) = try SampleTrial.crossover()
    benchmark.startMeasurement()
    blackHole(try Allocator.allocate(frame, by: design, seed: "benchmark"))
  }
}

/// The same opened, read and verified beside its record once every day is released.
func benchmarkVerification() {
  Benchmark("Verify, 365 days of 500 units", configuration: .timed()) { benchmark in
    let trial = try ReleasedTrial()
    benchmark.startMeasurement()
    let report = try trial.verified()
    benchmark.stopMeasurement()
    try trial.remove()
    if let difference = report.difference { benchmark.error(difference) }
  }
}
