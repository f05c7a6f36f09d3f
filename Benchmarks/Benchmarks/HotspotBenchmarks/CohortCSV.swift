import Benchmark
import HotspotPolicing

/// Writing a cohort of everyone as CSV, to nowhere, on all processors.
func benchmarkCohortCSV() {
  Benchmark(
    "Cohort as CSV", configuration: .timed(),
    closure: { (_, table: CohortTable) in
      let sink = CountingSink()
      let writer = TableWriter(format: .csv, threads: ParallelWork.processors)
      try writer.write(table, to: sink)
      precondition(sink.count > 0)
    },
    setup: {
      try SampleInput.make()
      defer { try? SampleInput.remove() }
      return CohortTable(try SampleInput.cohort(model: "quintiles"))
    })
}

/// Counts the bytes and drops them.
private final class CountingSink: ByteSink {
  private(set) var count = 0

  func write(_ bytes: Span<UInt8>) { count += bytes.count }
}
