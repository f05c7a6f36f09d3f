public import DelimitedText

/// What a result has to put in a file; modules add their own.
public struct ResultContent: Hashable, Sendable {
  private let name: String

  /// A kind of content.
  public init(_ name: String) { self.name = name }

  /// Rows alone.
  public static let table = ResultContent("table")
  /// Sentences, as a report has them.
  public static let report = ResultContent("report")
}

/// A form that results are written in, which the ending of a file's name asks for.
///
/// Modules declare theirs; whoever makes a `Destination` says which it has.
public struct ResultFormat: Sendable {
  /// What a writer is given beside the result.
  public struct Target {
    /// The file that is claimed; the door commits it, or gives it up where the writer throws.
    public let file: ResultFile
    /// The path, for messages.
    public let path: String
    /// What a sheet or layer is called; nil where the caller did not say.
    public let name: String?
    /// How the result was made.
    public let record: RunRecord
    /// Pseudonyms, formulas and workers.
    public let destination: Destination
  }

  /// Puts a result in a file.
  public typealias Writer =
    @Sendable (any TabularResult, Target) throws(HotspotError) -> Void

  /// The endings of names that ask for it, the usual one first, in small letters.
  public let endings: [String]
  /// What it can hold.
  public let contents: Set<ResultContent>
  /// What it can hold, in words, for messages: `figures on a map`.
  public let holds: String
  /// Whether layers that belong to a result stand in the same file.
  public let holdsCompanions: Bool
  /// Whether it can go to a device, byte after byte.
  public let writesInOrder: Bool
  /// Whether it is text that standard output takes as it is.
  let isText: Bool
  /// How the hidden file's name ends, for a library that goes by it.
  let hiddenEnding: String
  /// Why this build cannot write it; nil where it can.
  let refusal: (@Sendable (_ path: String) -> HotspotError)?
  /// The form of the rows, for a format that is a plain table.
  let tableFormat: TableFormat?
  let write: Writer

  /// A format.
  ///
  /// - Parameters:
  ///   - endsHiddenFile: whether the unfinished file's name has the usual ending, for a library
  ///     that goes by it.
  ///   - refusal: why this build cannot write it; nil where it can.
  public init(
    endings: [String], contents: Set<ResultContent>, holds: String = "",
    holdsCompanions: Bool = false, writesInOrder: Bool = true, endsHiddenFile: Bool = false,
    refusal: (@Sendable (_ path: String) -> HotspotError)? = nil, write: @escaping Writer
  ) {
    self.endings = endings
    self.contents = contents
    self.holds = holds
    self.holdsCompanions = holdsCompanions
    self.writesInOrder = writesInOrder
    self.refusal = refusal
    self.write = write
    hiddenEnding = endsHiddenFile ? "." + (endings.first ?? "") : ""
    isText = contents == [.report]
    tableFormat = nil
  }

  private init(_ form: TableFormat, contents: Set<ResultContent>) {
    endings = [form.rawValue]
    self.contents = contents
    holds = "rows"
    holdsCompanions = false
    writesInOrder = true
    hiddenEnding = ""
    isText = true
    refusal = nil
    tableFormat = form
    write = { result, target throws(HotspotError) in
      try TableWriter(format: form, destination: target.destination).write(result, to: target.file)
    }
  }

  /// The usual ending, without its dot.
  public var ending: String { endings.first ?? "" }

  /// The ending of a file's name in small letters; nil where it has none.
  static func ending(of path: String) -> String? {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }
}

extension ResultFormat {
  /// What rows can be taken from: any content but a report.
  private static let rows: Set<ResultContent> = [.table, .figures, .surface, .curve]

  /// Comma-separated values (RFC 4180).
  public static let csv = ResultFormat(.csv, contents: rows)
  /// A JSON array of objects.
  public static let json = ResultFormat(.json, contents: rows)
  /// The formats of plain tables.
  public static let tables = [csv, json]

  /// Words in Markdown, which the caller writes.
  public static let markdown = ResultFormat(
    endings: ["md"], contents: [.report], holds: "a report"
  ) { _, target throws(HotspotError) in
    throw HotspotError(
      .unknownFormat, file: target.path, "a .md file holds a report, which this result is not.")
  }
}

extension ResultContent {
  /// Rows with a figure each.
  public static let figures = ResultContent("figures")
  /// Rows with square cells as their figures, which make a raster.
  public static let surface = ResultContent("surface")
  /// The power of a trial over effects.
  public static let curve = ResultContent("curve")
}

extension TableWriter {
  /// A writer by what a destination says.
  init(format: TableFormat, destination: Destination) {
    self.init(
      format: format, rawCells: destination.rawCells, pseudonymiser: destination.pseudonymiser,
      threads: destination.threads)
  }
}
