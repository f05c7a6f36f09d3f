import Benchmark

let benchmarks: @Sendable () -> Void = {
  benchmarkRowBoundaries()
  benchmarkScoreColumns()
  benchmarkScorer()
  benchmarkCohortCSV()
  benchmarkDensity()
  benchmarkGetisOrd()
  benchmarkPointsInPolygons()
  benchmarkDetect()
}

extension Benchmark.Configuration {
  /// Up to 20 runs in 10 seconds. The tool's other metrics read nothing or crash here.
  static func timed(extra metrics: [BenchmarkMetric] = []) -> Benchmark.Configuration {
    Benchmark.Configuration(
      metrics: [.wallClock, .throughput, .peakMemoryResident] + metrics, timeUnits: .milliseconds,
      warmupIterations: 1, maxDuration: .seconds(10), maxIterations: 20)
  }

  /// As `timed`, over a sample that is made before and removed after.
  static func sampled(extra metrics: [BenchmarkMetric] = []) -> Benchmark.Configuration {
    var configuration = timed(extra: metrics)
    configuration.setup = SampleInput.make
    configuration.teardown = SampleInput.remove
    return configuration
  }
}
