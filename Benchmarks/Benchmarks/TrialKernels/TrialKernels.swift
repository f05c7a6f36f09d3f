import Foundation
import HotspotPolicing
import KernelRuns
import TrialSamples

/// Times a kernel of trials on a sample and writes sample and result, so that a peer can do the
/// same.
///
///     TrialKernels pairs UNITS RUNS FOLDER
///     TrialKernels rerandomised ATTEMPTS RUNS FOLDER
///     TrialKernels conflicts UNITS METRES RUNS FOLDER
///     TrialKernels constrained RUNS
///     TrialKernels crossover RUNS
///     TrialKernels verify RUNS
///
/// Seconds by the clock and seconds of processors go to standard output, a line for each run.
@main
enum TrialKernels {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let numbers = arguments.dropFirst().compactMap { Int($0) }
    switch (arguments.first, numbers.count, arguments.count) {
    case ("pairs", 2, 4): try pairs(numbers[0], runs: numbers[1], folder: arguments[3])
    case ("rerandomised", 2, 4):
      try rerandomised(numbers[0], runs: numbers[1], folder: arguments[3])
    case ("conflicts", 3, 5):
      try conflicts(
        numbers[0], nearerThan: Double(numbers[1]), runs: numbers[2], folder: arguments[4])
    case ("constrained", 1, 2):
      let (frame, design) = try SampleTrial.balanced(.constrained)
      _ = try KernelRuns.timed(numbers[0]) {
        try Allocator.allocate(frame, by: design, seed: "benchmark")
      }
    case ("crossover", 1, 2):
      let (frame, design) = try SampleTrial.crossover()
      _ = try KernelRuns.timed(numbers[0]) {
        try Allocator.allocate(frame, by: design, seed: "benchmark")
      }
    case ("verify", 1, 2):
      let trial = try ReleasedTrial()
      let report = try KernelRuns.timed(numbers[0]) { try trial.verified() }
      try trial.remove()
      if let difference = report.difference { fail(difference, status: 1) }
    default:
      fail(
        "TrialKernels pairs UNITS RUNS FOLDER | rerandomised ATTEMPTS RUNS FOLDER"
          + " | conflicts UNITS METRES RUNS FOLDER | constrained RUNS | crossover RUNS"
          + " | verify RUNS", status: 64)
    }
  }

  /// Optimal pairs by Mahalanobis distance in ten covariates: the covariates and the pairs.
  private static func pairs(_ units: Int, runs: Int, folder: String) throws {
    let covariates = SampleTrial.covariates(10, units: units)
    let matching = try KernelRuns.timed(runs) {
      MahalanobisDistances(covariates: covariates).flatMap { distance in
        OptimalMatching(count: units) { distance($0, $1) }
      }
    }
    guard let matching else { fail("The units cannot be paired.", status: 1) }
    try KernelRuns.write(covariates, to: folder + "/covariates.csv")
    try KernelRuns.write(
      [matching.pairs.map { Double($0.first) }, matching.pairs.map { Double($0.second) }],
      to: folder + "/pairs.csv")
  }

  /// Draws of 44 units with ten covariates none of which can serve, as in the benchmark; and the
  /// covariates, and arms and distance of a draw that did serve without conflicts.
  private static func rerandomised(_ attempts: Int, runs: Int, folder: String) throws {
    let (frame, base) = try SampleTrial.balanced(.rerandomised)
    var design = base
    design.acceptance = 100 / Double(attempts)
    let outcome = try Allocator.allocate(frame, by: design, seed: "benchmark")
    guard case .parallel(let arms) = outcome.allocation.assignment,
      let distance = outcome.allocation.details.first(where: { $0.key == "mahalanobis" })
    else { fail("The allocation is not as expected.", status: 1) }
    design.conflictRule = .limit(0)
    design.conflicts = (0..<43).map { .init($0, $0 + 1) }
    try KernelRuns.timed(runs) {
      do {
        _ = try Allocator.allocate(frame, by: design, seed: "benchmark")
        fail("A draw served that cannot.", status: 1)
      } catch let error as HotspotError where error.code == .notFound {}
    }
    try KernelRuns.write(
      SampleTrial.covariates(10, units: 44), to: folder + "/covariates.csv")
    try KernelRuns.write(
      [arms.map { $0 == 0 ? 1 : 0 }, arms.map { _ in distance.value.double ?? .nan }],
      to: folder + "/arms.csv")
  }

  /// The conflicts of hexagons: their outlines as WKT, and each pair.
  private static func conflicts(
    _ units: Int, nearerThan metres: Double, runs: Int, folder: String
  ) throws {
    let figures = SampleTrial.hexagons(units)
    let names = figures.indices.map(String.init)
    let graph = try KernelRuns.timed(runs) {
      try ConflictGraph(figures: figures, names: names, nearerThan: metres)
    }
    try Data(figures.map { $0.wkt + "\n" }.joined().utf8)
      .write(to: URL(fileURLWithPath: folder + "/hexagons.txt"))
    try KernelRuns.write(
      [graph.conflicts.map { Double($0.first) }, graph.conflicts.map { Double($0.second) }],
      to: folder + "/conflicts.csv")
  }

  private static func fail(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(status)
  }
}
