import Benchmark
import HotspotPolicing

/// From the file to the ranked cohort, on all processors.
func benchmarkScorer() {
  for model in ["quintiles", "serious-violence"] {
    Benchmark("Scorer, \(model)", configuration: .sampled()) { _ in
      blackHole(try SampleInput.cohort(model: model).count)
    }
  }
}
