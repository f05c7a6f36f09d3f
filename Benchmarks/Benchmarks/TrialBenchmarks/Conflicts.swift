import Benchmark
import HotspotPolicing
import TrialSamples

/// The conflicts of a thousand hexagons whose buffers of 150 metres meet.
func benchmarkConflicts() {
  Benchmark("Conflicts, 1000 polygons", configuration: .timed(in: .microseconds)) { benchmark in
    let figures = SampleTrial.hexagons(1_000)
    let names = figures.indices.map(String.init)
    benchmark.startMeasurement()
    blackHole(try ConflictGraph(figures: figures, names: names, nearerThan: 300))
  }
}

/// The units to keep of those conflicts.
func benchmarkIndependentSet() {
  Benchmark("Independent set, 1000 polygons", configuration: .timed(in: .microseconds)) {
    benchmark in
    let figures = SampleTrial.hexagons(1_000)
    let graph = try ConflictGraph(
      figures: figures, names: figures.indices.map(String.init), nearerThan: 300)
    benchmark.startMeasurement()
    blackHole(IndependentSet(graph))
  }
}
