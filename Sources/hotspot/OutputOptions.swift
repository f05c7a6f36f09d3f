import ArgumentParser
import HotspotPolicing

/// The options of every command that writes a result.
struct OutputOptions: Recorded {
  static let told = [Told.flag("--raw-cells")]

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to a file: .csv or .json; maps also .gpkg, .geojson, .fgb, .xlsx, .tif or .svg. "
        + "Default: standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace files that are there.")
  var force = false

  @Flag(help: "Leave text alone that a spreadsheet would run as a formula.")
  var rawCells = false

  /// Whether the output's name asks for a format.
  func names(_ format: ResultFormat) -> Bool { Destination(path: output).names(format) }

  /// Where the result goes; a plain table unless other formats are offered.
  func destination(
    threads: Int, pseudonymiser: Pseudonymiser? = nil, formats: [ResultFormat] = ResultFormat.tables
  ) -> Destination {
    var destination = Destination(path: output, formats: formats)
    destination.replaces = force
    destination.rawCells = rawCells
    destination.threads = threads
    destination.pseudonymiser = pseudonymiser
    return destination
  }
}
