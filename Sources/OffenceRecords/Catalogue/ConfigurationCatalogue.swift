public import DelimitedText

/// The built-in configuration of one kind, and a check of a user's own.
public struct ConfigurationCatalogue: Sendable {
  /// A built-in configuration as a list shows it.
  package struct Entry: Sendable {
    var name: String
    var version: String
    var summary: String

    /// An entry; the version is empty where there is none.
    package init(name: String, version: String, summary: String) {
      self.name = name
      self.version = version
      self.summary = summary
    }
  }

  private let entries: [Entry]
  private let load: @Sendable (String) throws(HotspotError) -> String
  private let limit: Int
  private let faults: @Sendable ([UInt8], String) -> [HotspotError]

  /// A catalogue of a kind.
  ///
  /// - Parameters:
  ///   - entries: the built-in ones, sorted by name.
  ///   - limit: the most bytes a file of the kind may have.
  ///   - load: the text of a built-in name or of a path, as written.
  ///   - faults: every error of a file's bytes, in file order; the second argument names the file.
  package init(
    entries: [Entry], limit: Int,
    load: @escaping @Sendable (String) throws(HotspotError) -> String,
    faults: @escaping @Sendable ([UInt8], String) -> [HotspotError]
  ) {
    self.entries = entries
    self.limit = limit
    self.load = load
    self.faults = faults
  }

  /// The built-in names, sorted.
  public var names: [String] { entries.map(\.name) }

  /// The text of a built-in configuration or of a file, as written.
  ///
  /// - Throws: `HotspotError` for a name or path that is not there, or a file in error.
  public func text(_ nameOrPath: String) throws(HotspotError) -> String { try load(nameOrPath) }

  /// Every error of a file, in file order.
  ///
  /// - Throws: `HotspotError` for a file that cannot be read.
  public func check(_ path: String) throws(HotspotError) -> [HotspotError] {
    faults(try SmallFile.bytes(at: path, limit: limit), path)
  }

  /// The built-in configuration as a table.
  public var table: CatalogueTable { CatalogueTable(entries: entries) }
}

extension ConfigurationCatalogue {
  /// Offence definitions.
  public static var definitions: ConfigurationCatalogue {
    ConfigurationCatalogue(
      entries: OffenceDefinition.builtInNames.compactMap(OffenceDefinition.builtIn).map {
        Entry(name: $0.name, version: String($0.version), summary: $0.summary)
      }, limit: SmallFile.largestYAML
    ) { name throws(HotspotError) in
      try OffenceDefinition.load(name).text
    } faults: {
      OffenceDefinition.check(yaml: $0, file: $1)
    }
  }

  /// Weights tables.
  public static var weights: ConfigurationCatalogue {
    ConfigurationCatalogue(
      entries: WeightsTable.builtInNames.compactMap(WeightsTable.builtIn).map {
        Entry(
          name: $0.name, version: "",
          summary: firstSentences("\($0.entries.count) codes. \($0.attribution)"))
      }, limit: SmallFile.largestTable
    ) { name throws(HotspotError) in
      try WeightsTable.load(name).text
    } faults: { bytes, file in
      do throws(HotspotError) {
        _ = try WeightsTable(csv: bytes, file: file)
        return []
      } catch {
        return [error]
      }
    }
  }

  /// The first two sentences of a text of several lines.
  private static func firstSentences(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    var rest = line[...]
    var kept = ""
    for _ in 0..<2 {
      guard let end = rest.firstRange(of: ". ") else { return line }
      kept += rest[..<end.upperBound]
      rest = rest[end.upperBound...]
    }
    return kept.trimmed
  }
}
