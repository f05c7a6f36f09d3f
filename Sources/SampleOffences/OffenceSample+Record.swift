public import ResultTables

extension OffenceSample {
  /// The run's record: what it takes to make the file again.
  public func record(command: [String]) -> RunRecord {
    RunRecord(
      version: ToolVersion.current, command: command,
      options: [
        OrderedJSON.Member("offences", .integer(offences)),
        // Past 2⁶³ a JSON number is not read back exactly.
        OrderedJSON.Member("seed", Int(exactly: seed).map { .integer($0) } ?? .string("\(seed)")),
        OrderedJSON.Member("layout", .string(layout.rawValue)),
        OrderedJSON.Member("dirty", .number(dirtyShare)),
      ])
  }
}
