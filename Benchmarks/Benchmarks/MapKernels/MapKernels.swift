import Foundation
import HotspotPolicing
import KernelRuns
import MapSamples

/// Times a kernel on a sample and writes sample and result, so that a peer can do the same.
///
///     MapKernels density POINTS BANDWIDTH KERNEL RUNS FOLDER
///     MapKernels getis-ord SIDE RINGS RUNS FOLDER
///
/// Seconds by the clock and seconds of processors go to standard output, a line for each run.
@main
enum MapKernels {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let threads = ProcessInfo.processInfo.activeProcessorCount
    switch arguments.first {
    case "density" where arguments.count == 6:
      guard let points = Int(arguments[1]), let bandwidth = Double(arguments[2]),
        let kernel = DensityKernel(rawValue: arguments[3]), let runs = Int(arguments[4])
      else { break }
      let sample = SamplePlane.points(points)
      let weights = [Double](repeating: 1, count: points)
      let cover = try SamplePlane.cover()
      let density = KernelDensity(kernel: kernel, bandwidth: .fixed(bandwidth))
      let surface = try KernelRuns.timed(runs) {
        try density.surface(
          x: sample.x, y: sample.y, weights: weights, cover: cover, threads: threads)
      }
      try KernelRuns.write([sample.x, sample.y], to: arguments[5] + "/points.csv")
      try KernelRuns.write([surface], to: arguments[5] + "/surface.csv")
      return
    case "getis-ord" where arguments.count == 5:
      guard let side = Int(arguments[1]), let rings = Int(arguments[2]),
        let runs = Int(arguments[3])
      else { break }
      let counts = try SamplePlane.counts(side: side)
      let cover = try SamplePlane.cover(side: side)
      let statistic = GetisOrd(neighbourhood: .rings(rings))
      let result = try KernelRuns.timed(runs) {
        statistic.statistics(of: counts, cover: cover, threads: threads)
      }
      try KernelRuns.write(
        [counts.map(Double.init), result.z, result.p], to: arguments[4] + "/cells.csv")
      return
    default:
      break
    }
    print(
      "MapKernels density POINTS BANDWIDTH KERNEL RUNS FOLDER | getis-ord SIDE RINGS RUNS FOLDER")
    exit(64)
  }
}
