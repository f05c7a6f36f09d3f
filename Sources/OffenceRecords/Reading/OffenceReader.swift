public import DelimitedText
internal import Synchronization

/// Reads offence records and hands them to summaries, on all processors.
///
/// ```swift
/// struct RowCount: MergeableSummary {
///   var rows = 0
///   mutating func add(_ batch: borrowing OffenceBatch) { rows += batch.rows }
///   mutating func merge(_ other: consuming RowCount) { rows += other.rows }
///   consuming func finish() -> Int { rows }
/// }
/// let reader = try OffenceReader([path])
/// let (rows, intake) = try reader.summarise(RowCount(), columns: OffenceColumns([.date]))
/// ```
public struct OffenceReader: Sendable {
  /// What was decided about the input.
  public private(set) var plan: FilePlan
  /// How it is read.
  public var options: ReaderOptions

  /// Reads the headers of files, folders, archives or standard input (`-`).
  ///
  /// - Throws: `HotspotError` for a path that cannot be read or a text without a usable header.
  public init(_ paths: [String], options: ReaderOptions = ReaderOptions()) throws {
    self.options = options
    plan = try FilePlan(paths, options: options)
  }

  /// Reads every row into copies of an empty summary, one a worker, merges them and finishes.
  ///
  /// - Parameters:
  ///   - empty: a summary that has seen nothing.
  ///   - columns: the columns to decode; one that a file lacks stays empty.
  ///   - required: the columns every file must have.
  /// - Returns: the result, and what was read and left out.
  /// - Throws: `HotspotError` where the input cannot be read or too many rows are left out;
  ///   `TooManyRejects` carries the report.
  public func summarise<Summary: MergeableSummary>(
    _ empty: Summary, columns: OffenceColumns, required: [OffenceColumn] = [.date]
  ) throws -> (Summary.Result, IntakeReport) where Summary.Batch == OffenceBatch {
    let (summary, report) = try collect(empty, columns: columns, required: required)
    return (try (consume summary).finish(), report)
  }

  /// As `summarise`, without the last step.
  public func collect<Summary: MergeableSummary>(
    _ empty: Summary, columns: OffenceColumns, required: [OffenceColumn] = [.date]
  ) throws -> (Summary, IntakeReport) where Summary.Batch == OffenceBatch {
    try plan.require(required)
    var order = plan.dateOrder
    var isAmbiguous = false
    let readsStandardInput = plan.texts.contains { $0.source.form == .standardInput }
    if order == nil, readsStandardInput {
      // What is read from a pipe cannot be read again.
      (order, isAmbiguous) = try findDateOrder(stopsAtISO: true)
    }
    do {
      return try collect(empty, columns, required, order: order)
    } catch is DateOrderNeeded {
      guard !readsStandardInput || isAmbiguous else {
        throw HotspotError(
          .badData, file: "-",
          "dates such as 03/04/2024 follow thousands in ISO form. State how to read them: "
            + "\(Setting.dateOrder) day-first or \(Setting.dateOrder) month-first.")
      }
      let found = isAmbiguous ? nil : try findDateOrder(stopsAtISO: false).order
      guard let found else {
        throw HotspotError(
          .badData, file: plan.texts.first?.source.name,
          "dates such as 03/04/2024 could be day first or month first, and no row decides. "
            + "State it: \(Setting.dateOrder) day-first or \(Setting.dateOrder) month-first.")
      }
      return try collect(empty, columns, required, order: found)
    }
  }

  private func collect<Summary: MergeableSummary>(
    _ empty: Summary, _ columns: OffenceColumns, _ required: [OffenceColumn], order: DateOrder?
  ) throws -> (Summary, IntakeReport) where Summary.Batch == OffenceBatch {
    var scan = TextScan(plan.texts, threads: options.threads)
    // Places in a block are held in 32 bits.
    scan.blockSize = max(1, min(options.blockSize, 1 << 30))
    scan.windowSize = max(1, options.windowSize)
    scan.hashes = options.hashesInputs
    scan.keepsAllRejects = options.keepsAllRejects
    scan.isCancelled = options.isCancelled
    let dates = DateReader(order: order, zone: options.zone)
    let layouts = plan.layouts
    let needsDate = required.contains(.date)
    var (workers, report) = try scan.run { _ in
      var decoder = BatchDecoder(
        layouts: layouts, wanted: columns, dates: dates, needsDate: needsDate)
      decoder.countsFilled = empty is InspectionSummary
      return SummaryConsumer(summary: empty, decoder: decoder)
    }
    report.dateOrder = order
    guard options.maxRejects.allows(report.rejectedCount, of: report.rowsRead) else {
      throw TooManyRejects(report: report, limit: options.maxRejects)
    }
    return (OffenceReader.merged(&workers) ?? empty, report)
  }

  /// The workers' summaries as one; each is moved, since a copy of a large one would be costly.
  private static func merged<Summary>(
    _ workers: inout [SummaryConsumer<Summary>]
  ) -> Summary? {
    guard var total = workers.popLast()?.summary else { return nil }
    while let next = workers.popLast()?.summary { total.merge(consume next) }
    return total
  }

  /// What the first row in file order that reads only one way says, and where none does, whether
  /// some row needs an order.
  ///
  /// - Parameter stopsAtISO: give up once a few thousand dates have needed no order.
  private func findDateOrder(
    stopsAtISO: Bool
  ) throws -> (order: DateOrder?, isAmbiguous: Bool) {
    var scan = TextScan(plan.texts, threads: 1)
    scan.keepsStandardInput = true
    scan.isCancelled = options.isCancelled
    let dates = DateReader(order: nil, zone: options.zone)
    let layouts = plan.layouts
    do {
      let (finders, _) = try scan.run { _ in
        DateOrderFinder(layouts: layouts, reader: dates, stopsAtISO: stopsAtISO)
      }
      return (nil, finders.contains(where: \.hasSlashed))
    } catch let found as DateOrderFound {
      return (found.order, false)
    }
  }
}

/// More rows were left out than the run allows.
public struct TooManyRejects: Error, CustomStringConvertible {
  /// What was read and left out.
  public var report: IntakeReport
  var limit: RejectLimit

  /// How many they are, and what to do.
  public var error: HotspotError {
    HotspotError(
      .badData,
      "\(report.rejectedCount) of \(report.rowsRead) rows cannot be read, more than "
        + "\(Setting.rejectLimit) \(limit) allows. Mend the rows, or raise \(Setting.rejectLimit); "
        + "\(Setting.rejectedRows) FILE lists them.")
  }

  /// How many they are, and what to do.
  public var description: String { error.description }
}

private struct SummaryConsumer<Summary: MergeableSummary>: RowConsumer, Sendable
where Summary.Batch == OffenceBatch {
  var summary: Summary
  var decoder: BatchDecoder

  mutating func consume(_ window: RowWindow, text: Int) throws {
    try decoder.decode(window, text: text)
    if window.rowCount > 0 { summary.add(decoder.batch) }
  }
}

private struct DateOrderFound: Error {
  var order: DateOrder?
}

private struct DateOrderFinder: RowConsumer, Sendable {
  let layouts: [OffenceLayout]
  let reader: DateReader
  let stopsAtISO: Bool
  private var plain = 0
  private(set) var hasSlashed = false

  init(layouts: [OffenceLayout], reader: DateReader, stopsAtISO: Bool) {
    self.layouts = layouts
    self.reader = reader
    self.stopsAtISO = stopsAtISO
  }

  mutating func consume(_ window: RowWindow, text: Int) throws {
    let places = [OffenceColumn.date, .end, .reported, .birthDate].compactMap {
      layouts[text].places[$0]
    }
    for row in 0..<window.rowCount {
      // Asked at every row, so that the answer does not depend on the size of a window.
      if stopsAtISO, !hasSlashed, plain > 4096 { throw DateOrderFound(order: nil) }
      for place in places {
        switch reader.reading(window.bytes(row, place)[...]) {
        case .only(let order): throw DateOrderFound(order: order)
        case .either: hasSlashed = true
        case .needsNoOrder, .unreadable: plain += 1
        }
      }
    }
  }
}
