import Foundation

/// Kernels timed for the scripts that set them beside their peers.
package enum KernelRuns {
  /// Runs a kernel once that does not count and then some times, and prints for each the seconds by
  /// the clock and those of processors.
  package static func timed<Result>(_ runs: Int, _ body: () throws -> Result) throws -> Result {
    var result = try body()
    for _ in 0..<runs {
      let start = ContinuousClock.now
      let ticks = clock()
      result = try body()
      let processors = Double(clock() - ticks) / 1_000_000
      print((ContinuousClock.now - start) / .seconds(1), processors)
    }
    return result
  }

  /// Writes columns of numbers as CSV without a header.
  package static func write(_ columns: [[Double]], to path: String) throws {
    var text = ""
    for row in columns[0].indices {
      text += columns.map { $0[row].description }.joined(separator: ",") + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
}
