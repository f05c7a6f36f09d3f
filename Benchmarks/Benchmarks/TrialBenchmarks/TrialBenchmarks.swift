import Benchmark

let benchmarks: @Sendable () -> Void = {
  benchmarkRerandomisation()
  benchmarkConstrained()
  benchmarkPairs()
  benchmarkCrossover()
  benchmarkVerification()
  benchmarkConflicts()
  benchmarkIndependentSet()
}

extension Benchmark.Configuration {
  /// Up to 20 runs in 10 seconds. The tool's other metrics read nothing or crash here.
  static func timed(in unit: BenchmarkTimeUnits = .milliseconds) -> Benchmark.Configuration {
    Benchmark.Configuration(
      metrics: [.wallClock, .throughput, .peakMemoryResident], timeUnits: unit,
      warmupIterations: 1, maxDuration: .seconds(10), maxIterations: 20)
  }
}
