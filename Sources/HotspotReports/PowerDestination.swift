internal import DelimitedText
public import TrialPower
public import ResultTables

/// Where the power of a trial goes: a table or a picture, by the name's extension.
public struct PowerDestination {
  private enum Writer {
    case table(OpenMap)
    case picture(ResultFile)
  }

  private let writer: Writer

  /// Checks the name and claims it, before long work.
  ///
  /// - Throws: `HotspotError` for a name without a known extension, a folder that is not there, or a
  ///   file that must not be replaced.
  public init(_ destination: ResultDestination) throws {
    let path = destination.path
    let name = (path?.split(separator: "/").last ?? "").lowercased()
    if let path, name.hasSuffix(".svg") {
      writer = .picture(
        try ResultFile(path: path, replace: destination.replaces, isPersonal: false))
      return
    }
    let endings = [".csv", ".json", ".xlsx"]
    if let path, !path.hasPrefix("/dev/"), !endings.contains(where: name.hasSuffix) {
      throw HotspotError(
        .unknownFormat, file: path,
        "power is written as a table or a picture of its curve. End the name in .csv,"
          + " .json, .xlsx or .svg.")
    }
    writer = .table(try MapDestination(destination).open(holding: .table))
  }

  /// Writes the curve; a file gets its run record beside it.
  ///
  /// - Throws: `HotspotError`.
  public func write(_ curve: PowerCurve, record: RunRecord) throws {
    switch writer {
    case .table(let table): try table.write(table: curve, named: "power", record: record)
    case .picture(let file):
      try file.write(PowerPicture().svg(of: curve, record: record))
      try file.commit(record: record)
    }
  }
}
