internal import ParallelWork
import Synchronization

/// Reads the rows of many texts on several workers.
///
/// Plain files are cut into blocks that workers take in turn; a compressed file, an archive member
/// and standard input are one piece of work each. A row belongs to the block it starts in. Which
/// worker takes which block never shows in the result.
package struct TextScan: Sendable {
  package var texts: [PlannedText]
  package var threads: Int
  /// Bytes in a block.
  package var blockSize = 4 << 20
  /// Bytes in a window, about.
  package var windowSize = 512 << 10
  /// Whether inputs are hashed.
  package var hashes = false
  /// Whether all rejected rows are kept with their bytes, not just the first five.
  package var keepsAllRejects = false
  /// Whether standard input must stay readable for another scan.
  package var keepsStandardInput = false
  /// Asked now and then; true ends the scan.
  package var isCancelled: @Sendable () -> Bool = { false }

  package init(_ texts: [PlannedText], threads: Int) {
    self.texts = texts
    self.threads = max(1, threads)
  }

  /// Runs the scan; returns the workers' consumers and what was read.
  package func run<Consumer: RowConsumer & Sendable>(
    _ makeConsumer: @Sendable (Int) -> Consumer
  ) throws -> ([Consumer], IntakeReport) {
    let board = try TaskBoard(self)
    let consumers = Mutex<[(Int, Consumer)]>([])
    let workers = max(1, min(threads, board.taskCount))
    ParallelWork.onThreads(workers) { number in
      var worker = ScanWorker(scan: self, board: board, consumer: makeConsumer(number))
      worker.run()
      let consumer = worker.consumer
      consumers.withLock { $0.append((number, consumer)) }
    }
    if let error = board.failure { throw error }
    let report = try board.report(self)
    return (consumers.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }, report)
  }
}

/// Thrown by a scan that was asked to stop.
package struct ScanCancelled: Error {}
