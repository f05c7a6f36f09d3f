import ArgumentParser
import HotspotPolicing

/// How offence records are read.
struct ReadingOptions: Recorded {
  static let told = Told.values(
    "--column", "--delimiter", "--dates", "--time-zone", "--max-rejects")

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      "Say which header holds a column, e.g. person=NOMINAL. May be repeated.",
      valueName: "name=header"))
  var columns: [ColumnOverride] = []

  @Option(help: "The byte between fields: comma, tab or semicolon. Found from the header.")
  var delimiter: DelimiterName?

  @Option(help: "How dates such as 03/04/2024 are read. Found from the first row that decides.")
  var dates: DateOrder?

  @Option(help: "The clock of dates with an offset.")
  var timeZone = "Europe/London"

  @Option(help: ArgumentHelp("Write every rejected row to a file.", valueName: "file"))
  var rejects: String?

  @Option(help: ArgumentHelp("Stop past so many rejected rows.", valueName: "n or n%"))
  var maxRejects = RejectLimit.standard

  @Option(help: "Workers; the result does not depend on it.")
  var threads = ParallelWork.processors

  @Option(help: .hidden)
  var blockSize = ReaderOptions().blockSize

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be at least 1.") }
    guard blockSize > 0 else { throw ValidationError("--block-size must be at least 1.") }
    guard LocalZone(timeZone) != nil else {
      throw ValidationError("There is no time zone \(timeZone). Try Europe/London or UTC.")
    }
  }

  /// The options as the library takes them.
  func readerOptions(hashesInputs: Bool) -> ReaderOptions {
    var options = ReaderOptions()
    options.columns = Dictionary(columns.map { ($0.column, $0.header) }) { _, last in last }
    options.delimiter = delimiter?.byte
    options.dates = dates
    options.zone = LocalZone(timeZone) ?? .london
    options.maxRejects = maxRejects
    options.threads = threads
    options.blockSize = blockSize
    options.keepsAllRejects = rejects != nil
    options.hashesInputs = hashesInputs || rejects != nil
    return options
  }

  /// Runs a read; whether it ends well or not, the rejected rows that were asked for are written.
  ///
  /// - Parameter words: the command as a record tells it.
  func reading<Outcome>(
    _ output: OutputOptions, _ words: [String], _ read: () throws -> (Outcome, IntakeReport)
  ) throws -> Outcome {
    var destination = output.destination(threads: threads)
    destination.path = rejects
    let rejected = try destination.openIfNamed(isPersonal: true)
    do {
      let (outcome, intake) = try read()
      try rejected?.write(RejectTable(intake), record: RunRecord(of: intake, command: words))
      if intake.rejectedCount > 0 { Messages.list(intake) }
      return outcome
    } catch let error as TooManyRejects {
      try rejected?.write(
        RejectTable(error.report), record: RunRecord(of: error.report, command: words))
      throw error
    }
  }
}

/// `NAME=HEADER`.
struct ColumnOverride: ExpressibleByArgument {
  var column: OffenceColumn
  var header: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let column = OffenceColumn(rawValue: String(parts[0])) else {
      return nil
    }
    self.column = column
    header = String(parts[1])
  }
}

/// A delimiter by name or as itself.
enum DelimiterName: String, CaseIterable, ExpressibleByArgument {
  case comma, tab, semicolon

  init?(argument: String) {
    switch argument {
    case "comma", ",": self = .comma
    case "tab", "\t", "\\t": self = .tab
    case "semicolon", ";": self = .semicolon
    default: return nil
    }
  }

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    }
  }
}

extension DateOrder: ExpressibleByArgument {}

extension RejectLimit: ExpressibleByArgument {
  /// Reads `250` or `1%`.
  public init?(argument: String) { self.init(argument) }
}

extension CalendarDate: ExpressibleByArgument {
  /// Reads `yyyy-mm-dd`.
  public init?(argument: String) { self.init(argument) }
}

extension Window: ExpressibleByArgument {
  /// Reads `24 months`.
  public init?(argument: String) {
    guard let window = Window.parse(argument) else { return nil }
    self = window
  }
}

extension RFGModel.UnweightedRule: ExpressibleByArgument {}
