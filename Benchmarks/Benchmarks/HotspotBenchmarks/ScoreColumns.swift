import Benchmark
import HotspotPolicing

/// Reading and decoding the columns that the quintiles model asks for, on one thread.
func benchmarkScoreColumns() {
  Benchmark("Score columns, one thread", configuration: .sampled()) { benchmark in
    var options = ReaderOptions()
    options.threads = 1
    let reader = try OffenceReader([SampleInput.path], options: options)
    let scorer = RFGScorer(
      model: try RFGModel.load("quintiles"), weights: try WeightsTable.load("ons-crime-severity"),
      plan: reader.plan, options: ScoringOptions(asOf: SampleInput.asOf))
    benchmark.startMeasurement()
    let (rows, _) = try reader.summarise(RowCount(), columns: scorer.columns)
    benchmark.stopMeasurement()
    precondition(rows == SampleInput.rows)
  }
}
