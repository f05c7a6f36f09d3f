import Benchmark
import HotspotPolicing

/// Row and field boundaries alone, on one thread: no column is decoded.
func benchmarkRowBoundaries() {
  // The rate is worked out here, since the size of the sample is not a round number.
  let rate = BenchmarkMetric.custom(
    "Megabytes a second", polarity: .prefersLarger, useScalingFactor: false)
  Benchmark("Row boundaries, one thread", configuration: .sampled(extra: [rate])) { benchmark in
    var options = ReaderOptions()
    options.threads = 1
    let size = try SampleInput.size()
    let clock = ContinuousClock()
    benchmark.startMeasurement()
    let start = clock.now
    let reader = try OffenceReader([SampleInput.path], options: options)
    let (rows, _) = try reader.summarise(RowCount(), columns: [], required: [])
    let taken = start.duration(to: clock.now)
    benchmark.stopMeasurement()
    precondition(rows == SampleInput.rows)
    benchmark.measurement(rate, Int(Double(size) / 1e6 / (taken / .seconds(1))))
  }
}
