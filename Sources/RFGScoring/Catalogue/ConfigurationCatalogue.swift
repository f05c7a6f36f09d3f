public import DelimitedText
internal import OffenceRecords
public import ResultTables

/// The built-in configuration of one kind, and a check of a user's own.
public struct ConfigurationCatalogue: Sendable {
  /// What the configuration is for.
  public enum Kind: String, Sendable, CaseIterable {
    /// RFG models.
    case model
    /// Offence definitions.
    case definition
    /// Weights tables.
    case weights
  }

  /// What the configuration is for.
  public let kind: Kind

  /// The catalogue of a kind.
  public init(_ kind: Kind) { self.kind = kind }

  /// The built-in names, sorted.
  public var names: [String] {
    switch kind {
    case .model: RFGModel.builtInNames
    case .definition: OffenceDefinition.builtInNames
    case .weights: WeightsTable.builtInNames
    }
  }

  /// The text of a built-in configuration or of a file, as written.
  ///
  /// - Throws: `HotspotError` for a name or path that is not there, or a file in error.
  public func text(_ nameOrPath: String) throws(HotspotError) -> String {
    switch kind {
    case .model: try RFGModel.load(nameOrPath).text
    case .definition: try OffenceDefinition.load(nameOrPath).text
    case .weights: try WeightsTable.load(nameOrPath).text
    }
  }

  /// Every error of a file, in file order.
  ///
  /// - Throws: `HotspotError` for a file that cannot be read.
  public func check(_ path: String) throws(HotspotError) -> [HotspotError] {
    let limit =
      kind == .weights ? ConfigurationFile.largestTable : ConfigurationFile.largestYAML
    let bytes = try ConfigurationFile.bytes(at: path, limit: limit)
    switch kind {
    case .model: return RFGModel.check(yaml: bytes, file: path)
    case .definition: return OffenceDefinition.check(yaml: bytes, file: path)
    case .weights:
      do {
        _ = try WeightsTable(csv: bytes, file: path)
        return []
      } catch {
        return [error]
      }
    }
  }

  /// The built-in configuration as a table.
  public var table: CatalogueTable { CatalogueTable(self) }

  fileprivate func entry(_ name: String) -> CatalogueTable.Entry? {
    switch kind {
    case .model:
      RFGModel.builtIn(name).map {
        .init(name: name, version: String($0.version), summary: $0.summary)
      }
    case .definition:
      OffenceDefinition.builtIn(name).map {
        .init(name: name, version: String($0.version), summary: $0.summary)
      }
    case .weights:
      WeightsTable.builtIn(name).map {
        .init(
          name: name, version: "",
          summary: "\($0.entries.count) codes. \($0.attribution)".firstSentences(2))
      }
    }
  }
}

extension String {
  fileprivate func firstSentences(_ count: Int) -> String {
    split(separator: "\n").joined(separator: " ").components(count)
  }

  private func components(_ count: Int) -> String {
    var rest = self[...]
    var kept = ""
    for _ in 0..<count {
      guard let end = rest.firstRange(of: ". ") else { return self }
      kept += rest[..<end.upperBound]
      rest = rest[end.upperBound...]
    }
    return kept.trimmed
  }
}

/// The built-in configuration of one kind, one row each.
public struct CatalogueTable: TabularResult {
  fileprivate struct Entry: Sendable {
    var name: String
    var version: String
    var summary: String
  }

  private let entries: [Entry]

  fileprivate init(_ catalogue: ConfigurationCatalogue) {
    entries = catalogue.names.compactMap { catalogue.entry($0) }
  }

  /// The columns in order.
  public let columns = [
    TableColumn(name: "name", kind: .text, doc: "The name to give on the command line."),
    TableColumn(name: "version", kind: .text, doc: "The version, where there is one."),
    TableColumn(name: "summary", kind: .text, doc: "What it is for."),
  ]

  /// The number of entries.
  public var rowCount: Int { entries.count }

  /// Writes one entry.
  public func write(row: Int, to cells: inout CellWriter) {
    cells.text(entries[row].name)
    cells.text(entries[row].version)
    cells.text(entries[row].summary)
  }
}
