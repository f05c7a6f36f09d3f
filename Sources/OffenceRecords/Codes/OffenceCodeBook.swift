internal import DelimitedText

/// The Home Office recorded-crime codes with their titles, groups and national counts.
///
/// The codes, groups, subgroups and the counts for England and Wales in 2017/18 are the Home
/// Office's (Open Government Licence v3); two codes added from the ONS Crime Severity Score
/// carry a group but no subgroup.
public struct OffenceCodeBook: Sendable {
  /// One recorded-crime code.
  public struct Entry: Hashable, Sendable {
    /// The code as text: `8N`, `4.10`.
    public var code: String
    /// The offence's title.
    public var title: String
    /// The offence group: `Violence against the person`.
    public var group: String
    /// The offence subgroup, or empty where it is not published.
    public var subgroup: String
    /// Offences recorded in England and Wales in 2017/18, or nil where not published apart.
    ///
    /// Homicide is published as one count, held here by code `1`.
    public var nationalCount: Int?
  }

  /// Every code, in the order of its bytes.
  public let entries: [Entry]
  private let positions: [String: Int]
  private let byClass: [Int: [Int]]

  /// The built-in table.
  public static let builtIn: OffenceCodeBook = {
    do {
      return try OffenceCodeBook(
        csv: PackageResources.recorded_crime_codes_csv, file: "recorded-crime-codes")
    } catch {
      preconditionFailure("The built-in code table is damaged: \(error)")
    }
  }()

  init(csv bytes: [UInt8], file: String) throws(HotspotError) {
    let table = try SmallTable(csv: bytes, file: file)
    guard let code = table.column("code"), let title = table.column("title"),
      let group = table.column("group"), let subgroup = table.column("subgroup"),
      let count = table.column("count_2017_18")
    else {
      throw HotspotError(.badData, file: file, line: table.headerLine, "A column is missing.")
    }
    let entries = table.rows.map { row in
      Entry(
        code: row.fields[code], title: row.fields[title], group: row.fields[group],
        subgroup: row.fields[subgroup], nationalCount: Int(row.fields[count]))
    }.sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    self.entries = entries
    self.positions = Dictionary(
      entries.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { a, _ in a })
    var byClass: [Int: [Int]] = [:]
    for (position, entry) in entries.enumerated() {
      guard let number = OffenceCodeBook.classNumber(ofCode: entry.code) else { continue }
      byClass[number, default: []].append(position)
    }
    self.byClass = byClass
  }

  /// The entry of a code, or nil where the code is not in the book.
  public subscript(code: String) -> Entry? {
    positions[code].map { entries[$0] }
  }

  /// The codes that carry a class number: 34A and 34B for 34.
  public func entries(ofClass number: Int) -> [Entry] {
    (byClass[number] ?? []).map { entries[$0] }
  }

  /// The number a code starts with: 8 of `8N`, 4 of `4.10`.
  package static func classNumber(ofCode code: String) -> Int? {
    let digits = code.utf8.prefix { 0x30...0x39 ~= $0 }
    guard 1...3 ~= digits.count else { return nil }
    return Int(String(Substring(digits)))
  }
}
