import Benchmark
import HotspotPolicing
import MapSamples

/// A million clustered points on 1.1 million cells, radius of ten cells.
func benchmarkDensity() {
  for kernel in [DensityKernel.quartic, .epanechnikov, .triweight, .uniform] {
    Benchmark("Density, \(kernel.rawValue)", configuration: .timed()) { benchmark in
      let (x, y) = SamplePlane.points(1_000_000)
      let weights = [Double](repeating: 1, count: x.count)
      let cover = try SamplePlane.cover()
      let density = KernelDensity(kernel: kernel, bandwidth: .fixed(1_000))
      benchmark.startMeasurement()
      blackHole(
        try density.surface(x: x, y: y, weights: weights, cover: cover, threads: 2))
    }
  }
}

/// A million cells with scores, probabilities, adjusted ones and bins.
func benchmarkGetisOrd() {
  for shape in CellShape.allCases {
    for rings in [1, 10] {
      Benchmark("Getis-Ord, \(shape.rawValue), rings \(rings)", configuration: .timed()) {
        benchmark in
        let counts = try SamplePlane.counts(side: 1_000)
        let cover = try SamplePlane.cover(side: 1_000, shape: shape)
        let statistic = GetisOrd(neighbourhood: .rings(rings))
        benchmark.startMeasurement()
        blackHole(statistic.statistics(of: counts, cover: cover, threads: 2).undefined)
      }
    }
  }
}
