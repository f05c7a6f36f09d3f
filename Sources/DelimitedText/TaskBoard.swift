internal import Foundation
import Synchronization

/// The work of a scan: who takes which block, what is handed on from block to block, what was left
/// out, and the first failure in file order.
final class TaskBoard: Sendable {
  /// One block of a plain file, or a whole text of another form.
  struct Work {
    var text: Int
    var block: Int
  }

  /// What one block adds to the report.
  struct BlockReport {
    var kept = 0
    var rejected = 0
    var blank = 0
    var lines = 0
    var reasons: [RejectReason: Int] = [:]
    var rows: [(line: Int, column: Int, reason: RejectReason, detail: String, raw: [UInt8])] = []
    var warnings: [String: Int] = [:]
    var warned: [(line: Int, column: Int, message: String)] = []
  }

  /// What a block of a text needs from those before it.
  struct Turn {
    fileprivate var block = 0
    /// Where quotes stand.
    var quotes = QuoteState.outside
    /// The text's bytes so far, where inputs are hashed.
    var digest: SHA256Digest
  }

  private struct State {
    var next = 0
    var reports: [[BlockReport?]]
    var failure: (work: Int, error: any Error)?
  }

  let files: [PlainFile?]
  private let firstTask: [Int]
  let taskCount: Int
  private let state: Mutex<State>
  private let turns: Mutex<[Turn]>
  private let turnChanged = NSCondition()

  init(_ scan: TextScan) throws {
    var files: [PlainFile?] = []
    var firstTask: [Int] = []
    var reports: [[BlockReport?]] = []
    var tasks = 0
    for text in scan.texts {
      firstTask.append(tasks)
      var blocks = 1
      if case .plain = text.source.form {
        // Thousands of open files would meet the system's limit: workers open small ones.
        let file = scan.texts.count <= 256 ? try PlainFile(text.source.path) : nil
        files.append(file)
        blocks = max(1, (text.source.size + scan.blockSize - 1) / scan.blockSize)
      } else {
        files.append(nil)
      }
      reports.append(Array(repeating: nil, count: blocks))
      tasks += blocks
    }
    self.files = files
    self.firstTask = firstTask
    taskCount = tasks
    state = Mutex(State(reports: reports))
    turns = Mutex(scan.texts.map { _ in Turn(digest: SHA256Digest()) })
  }

  /// The next piece of work, or nil when there is none or a failure has ended the scan.
  func take() -> Work? {
    let task = state.withLock { state -> Int? in
      guard state.failure == nil, state.next < taskCount else { return nil }
      state.next += 1
      return state.next - 1
    }
    guard let task else { return nil }
    var low = 0
    var high = firstTask.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstTask[middle] <= task { low = middle } else { high = middle }
    }
    return Work(text: low, block: task - firstTask[low])
  }

  /// Waits for the blocks before to hand on what they know; nil when the scan has failed.
  ///
  /// Blocks are handed out in file order and wait before their rows are read, so that workers soon
  /// stand apart and seldom meet here.
  func waitForTurn(_ work: Work) -> Turn? {
    turnChanged.lock()
    defer { turnChanged.unlock() }
    while true {
      let turn = turns.withLock { $0[work.text] }
      if turn.block == work.block { return turn }
      if hasFailed(before: work) { return nil }
      turnChanged.wait()
    }
  }

  /// Hands on to the next block.
  func passTurn(_ work: Work, _ turn: Turn) {
    var turn = turn
    turn.block = work.block + 1
    turnChanged.lock()
    turns.withLock { $0[work.text] = turn }
    turnChanged.broadcast()
    turnChanged.unlock()
  }

  func finish(_ work: Work, _ report: BlockReport) {
    state.withLock { $0.reports[work.text][work.block] = report }
  }

  /// Ends the scan; of several failures the first in file order is kept.
  func fail(_ work: Work, _ error: any Error) {
    turnChanged.lock()
    let task = firstTask[work.text] + work.block
    state.withLock { state in
      if let known = state.failure, known.work <= task { return }
      state.failure = (task, error)
    }
    turnChanged.broadcast()
    turnChanged.unlock()
  }

  /// Whether a failure earlier in the files makes this piece of work pointless.
  private func hasFailed(before work: Work) -> Bool {
    let task = firstTask[work.text] + work.block
    return state.withLock { ($0.failure?.work ?? .max) < task }
  }

  var failure: (any Error)? { state.withLock { $0.failure?.error } }

  /// Joins the blocks' reports in file order.
  func report(_ scan: TextScan) throws -> IntakeReport {
    var report = IntakeReport()
    let reports = state.withLock { $0.reports }
    for (number, text) in scan.texts.enumerated() {
      var line = 1 + text.header.lines
      for block in reports[number] {
        guard let block else { continue }
        report.rowsKept += block.kept
        report.rowsRead += block.kept + block.rejected
        report.blankLines += block.blank
        report.rejected.merge(block.reasons, uniquingKeysWith: +)
        for row in block.rows where scan.keepsAllRejects || report.rejectedRows.count < 5 {
          report.rejectedRows.append(
            RejectedRow(
              file: text.source.name, line: line + row.line,
              column: row.column >= 0 ? text.header.names[row.column] : "", reason: row.reason,
              detail: row.detail, raw: row.raw))
        }
        report.warnings.merge(block.warnings, uniquingKeysWith: +)
        for row in block.warned where report.warnedRows.count < 5 {
          report.warnedRows.append("\(text.source.name):\(line + row.line): \(row.message)")
        }
        line += block.lines
      }
      try addInput(number, scan, to: &report)
    }
    return report
  }

  private func addInput(
    _ number: Int, _ scan: TextScan, to report: inout IntakeReport
  ) throws {
    let source = scan.texts[number].source
    guard report.inputs.last?.name != source.path || source.form == .plain else { return }
    var input = IntakeReport.Input(name: source.path, bytes: source.size)
    if source.form == .standardInput {
      let summary = StandardInput.shared.summary
      input.bytes = summary.bytes
      if scan.hashes { input.sha256 = summary.sha256 }
    } else if scan.hashes {
      input.sha256 =
        source.form == .plain
        ? turns.withLock { ContentHash.hex($0[number].digest.finish()) }
        : try ContentHash.ofFile(source.path)
    }
    report.inputs.append(input)
  }
}
