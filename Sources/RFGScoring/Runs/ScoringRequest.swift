public import DelimitedText
public import OffenceRecords
public import ResultTables

/// A scoring run as a user asks for it: names and paths, not yet read.
public struct ScoringRequest: Sendable {
  /// Files, folders, archives, or `-`.
  public var paths: [String]
  /// A model's name or path.
  public var model: String
  /// The last day that counts.
  public var asOf: CalendarDate
  /// How the files are read.
  public var reading = ReaderOptions()
  /// A window in place of the model's.
  public var window: Window?
  /// A weights table in place of the model's: a name, a path, or `column`.
  public var weightsTable: String?
  /// A rule for offences without weight in place of the model's.
  public var unweighted: RFGModel.UnweightedRule?
  /// The header of the area column, where people are ranked by area.
  public var area: String?
  /// How the cohort is cut; nil for the model's own top, or everyone.
  public var cut: CohortTable.Cut?
  /// A table of merged identifiers.
  public var mergesPath: String?
  /// A table of custody, death and management.
  public var contextPath: String?
  /// An earlier list.
  public var comparisonPath: String?
  /// The people to explain.
  public var explaining: [String] = []
  /// The key for pseudonyms.
  public var pseudonymiser: Pseudonymiser?

  /// A request with the usual options.
  public init(paths: [String], model: String, asOf: CalendarDate) {
    self.paths = paths
    self.model = model
    self.asOf = asOf
  }

  /// Reads, scores and ranks.
  ///
  /// - Throws: `HotspotError` or `TooManyRejects`.
  public func run() throws -> ScoringOutcome {
    var model = try RFGModel.load(model)
    if let weightsTable {
      model.weightsTable = weightsTable == "column" ? .column : .table(weightsTable)
    }
    var weights: WeightsTable?
    if case .table(let name) = model.weightsTable { weights = try WeightsTable.load(name) }
    var tables: [RunRecord.Input] = []
    let merges = try mergesPath.map { path in
      try IDMerges(csv: bytes(of: path, &tables), file: path)
    }
    let context = try contextPath.map { path in
      try CohortContext(csv: bytes(of: path, &tables), file: path, merges: merges)
    }
    let comparison = try comparisonPath.map { path in
      let record = CohortComparison.record(beside: path)
      return try CohortComparison(
        csv: bytes(of: path, limit: CohortComparison.largestFile, &tables), file: path,
        asOf: record.asOf, wasCut: record.wasCut)
    }

    var options = ScoringOptions(asOf: asOf)
    options.window = window
    options.ranksByArea = area != nil
    options.unweighted = unweighted
    options.merges = merges
    options.explaining = explaining
    options.threads = reading.threads
    var reading = self.reading
    // The column's own name stands for whatever header was recognised as it.
    if let area, area != OffenceColumn.area.name { reading.columns[.area] = area }
    let reader = try OffenceReader(paths, options: reading)
    let scorer = RFGScorer(model: model, weights: weights, plan: reader.plan, options: options)
    let (cohort, intake) = try reader.summarise(
      scorer, columns: scorer.columns, required: scorer.requiredColumns)
    let cut = self.cut ?? model.top.map { .top($0) } ?? .none
    let table = CohortTable(
      cohort, cut: cut, context: context, comparison: comparison, pseudonymiser: pseudonymiser)
    return ScoringOutcome(
      request: self, cohort: cohort, table: table, intake: intake, cut: cut, tables: tables)
  }

  /// A table beside the offences, which is noted as an input where inputs are.
  private func bytes(
    of path: String, limit: Int = SmallFile.largestTable,
    _ tables: inout [RunRecord.Input]
  ) throws -> [UInt8] {
    let bytes = try SmallFile.bytes(at: path, limit: limit)
    if reading.hashesInputs {
      tables.append(
        RunRecord.Input(name: path, bytes: bytes.count, sha256: ContentHash.sha256(of: bytes)))
    }
    return bytes
  }
}

/// What a scoring run gave.
public struct ScoringOutcome: Sendable {
  private let request: ScoringRequest
  private let cut: CohortTable.Cut
  private let tables: [RunRecord.Input]
  /// The scored people.
  public let cohort: RFGCohort
  /// The list.
  public let table: CohortTable
  /// What was read.
  public let intake: IntakeReport

  init(
    request: ScoringRequest, cohort: RFGCohort, table: CohortTable, intake: IntakeReport,
    cut: CohortTable.Cut, tables: [RunRecord.Input]
  ) {
    self.request = request
    self.cut = cut
    self.tables = tables
    self.cohort = cohort
    self.table = table
    self.intake = intake
  }

  /// What the run did, in sentences.
  public var summary: CohortSummary { CohortSummary(cohort, table: table, intake: intake) }

  /// The run's record.
  public func record(command: [String]) -> RunRecord {
    let model = cohort.model
    let window = cohort.options.window ?? model.window
    return RunRecord(
      version: ToolVersion.current, command: command,
      model: RunRecord.Configuration(
        name: model.name, version: String(model.version), sha256: model.sha256),
      definitions: model.definitions.map {
        RunRecord.Configuration(
          name: $0.name, version: String($0.version),
          sha256: ContentHash.sha256(of: Array($0.text.utf8)))
      },
      weights: cohort.weights.map { [RunRecord.Configuration(name: $0.name, sha256: $0.sha256)] }
        ?? [],
      inputs: RunRecord.inputs(of: intake) + tables, rows: RunRecord.rows(of: intake),
      options: [
        OrderedJSON.Member("as_of", .string(cohort.options.asOf.description)),
        OrderedJSON.Member("window", .string(window.description)),
        OrderedJSON.Member("time_zone", .string(request.reading.zone.name)),
        OrderedJSON.Member("area", request.area.map { .string($0) } ?? .null),
        OrderedJSON.Member(
          "unweighted",
          .string((cohort.options.unweighted ?? model.unweighted).rawValue)),
        OrderedJSON.Member("top", cut.top.map { .integer($0) } ?? .null),
        OrderedJSON.Member("strict_top", cut.strictTop.map { .integer($0) } ?? .null),
        OrderedJSON.Member("pseudonymised", .bool(request.pseudonymiser != nil)),
      ],
      details: summary.details)
  }
}

extension CohortTable.Cut {
  fileprivate var top: Int? { if case .top(let count) = self { count } else { nil } }
  fileprivate var strictTop: Int? { if case .strict(let count) = self { count } else { nil } }
}
