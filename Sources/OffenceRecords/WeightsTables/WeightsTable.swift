public import DelimitedText

/// Harm weights by offence code, from a CSV file of `code,weight[,title]`.
///
/// Weights are held exactly, in ten-thousandths. A code that is not in the table has no weight,
/// which is not the same as a weight of zero.
///
/// ```swift
/// let weights = try WeightsTable.load("ons-crime-severity")
/// let weight = weights["10D"]  // 53.0382
/// ```
public struct WeightsTable: Sendable {
  /// Which codes a table is keyed by; the systems must not be mixed.
  public enum CodeSystem: String, Hashable, Sendable {
    /// Recorded-crime codes: `5D`, `8N`, `34B`.
    case recorded
    /// Home Office class and subclass: `008/01`.
    case offenceClass = "class"
    /// Charging codes: `OF61016`.
    case charging
    /// Anything else, such as a force's local codes.
    case other
  }

  /// One code's weight.
  public struct Entry: Hashable, Sendable {
    /// The code; a class is in the form `008/01`.
    public var code: String
    /// The weight, at least zero.
    public var weight: FixedDecimal
    /// The title, or empty.
    public var title: String
  }

  /// The built-in's name, or the file's name without folder and extension.
  public let name: String
  /// The entries in the order of their codes' bytes.
  public let entries: [Entry]
  /// The code system, inferred from the codes.
  public let system: CodeSystem
  /// The file's comment lines: source and licence.
  public let attribution: String
  /// Doubts about the content that do not stop it from being used.
  public let warnings: [String]
  /// The SHA-256 of the file's bytes, in hexadecimal.
  public let sha256: String
  /// The file as written.
  public let text: String
  private let positions: [String: Int]

  /// The largest weight accepted, so that the sum of a national file's weights stays exact.
  public static let largestWeight = FixedDecimal(100_000_000)

  /// Reads a table from the bytes of a CSV file; `file` names it in errors.
  ///
  /// The header is required and its columns may be in any order, with others beside them. The
  /// same code twice with one weight is accepted, with two weights refused.
  public init(csv bytes: [UInt8], file: String) throws(HotspotError) {
    let table = try SmallTable(csv: bytes, file: file)
    func refuse(_ line: Int, _ message: String) -> HotspotError {
      HotspotError(.badData, file: file, line: line, message)
    }
    guard let codeColumn = table.column("code"), let weightColumn = table.column("weight")
    else {
      throw refuse(table.headerLine, "The header must name the columns `code` and `weight`.")
    }
    let titleColumn = table.column("title")
    let system = WeightsTable.system(of: table.rows.map { $0.fields[codeColumn] })
    var found: [String: (entry: Entry, line: Int)] = [:]
    var warnings: [String] = []
    for row in table.rows {
      let written = row.fields[codeColumn]
      let title = titleColumn.map { row.fields[$0] } ?? ""
      guard !written.isEmpty else { throw refuse(row.line, "The row has no code.") }
      let damage =
        system == .offenceClass
        ? OffenceClass.damage(written, title: title) : OffenceCode.damage(written)
      if let damage { throw refuse(row.line, damage) }
      if let warning = OffenceCode.warning(written, title: title) {
        warnings.append("line \(row.line): \(warning)")
      }
      guard let weight = FixedDecimal(row.fields[weightColumn]) else {
        throw refuse(
          row.line,
          "The weight `\(row.fields[weightColumn].shown)` of `\(written.shown)` is not a number.")
      }
      guard weight >= FixedDecimal(0), weight <= WeightsTable.largestWeight else {
        throw refuse(
          row.line,
          "The weight \(weight) of `\(written.shown)` must be from 0 to"
            + " \(WeightsTable.largestWeight).")
      }
      let code =
        system == .offenceClass
        ? OffenceClass.normalised(written, title: title) ?? written : written
      guard let known = found[code] else {
        found[code] = (Entry(code: code, weight: weight, title: title), row.line)
        continue
      }
      guard known.entry.weight == weight else {
        throw refuse(
          row.line,
          "`\(written.shown)` has the weight \(weight) here and \(known.entry.weight) on line"
            + " \(known.line). Keep one.")
      }
    }
    guard !found.isEmpty else {
      throw refuse(table.headerLine, "The table has no rows below its header.")
    }
    let entries = found.values.map(\.entry)
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    self.name = SmallFile.stem(of: file)
    self.entries = entries
    self.system = system
    self.attribution = table.comments.joined(separator: "\n")
    self.warnings = warnings
    self.sha256 = ContentHash.sha256(of: bytes)
    self.text = String(decoding: bytes, as: UTF8.self)
    self.positions = Dictionary(
      entries.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { a, _ in a })
  }

  /// The weight of a code, or nil where the table has none.
  ///
  /// In a table of classes, `8/1` and `00801` find `008/01`.
  public subscript(code: String) -> FixedDecimal? {
    entry(code)?.weight
  }

  /// The title of a code, or nil where the table has no such code or no title for it.
  public func title(for code: String) -> String? {
    entry(code).flatMap { $0.title.isEmpty ? nil : $0.title }
  }

  /// The weight of an offence, by its class in a table of classes and by its code in any other.
  public func weight(of facts: OffenceFacts) -> FixedDecimal? {
    self[system == .offenceClass && !facts.offenceClass.isEmpty ? facts.offenceClass : facts.code]
  }

  /// The median of the codes' weights, each code counted once.
  ///
  /// Of an even number of codes it is the mean of the middle two, rounded half to even in
  /// ten-thousandths.
  public var median: FixedDecimal {
    let sorted = entries.map(\.weight.tenThousandths).sorted()
    guard let last = sorted.last else { return FixedDecimal(0) }
    let upper = sorted.count > 1 ? sorted[sorted.count / 2] : last
    guard sorted.count % 2 == 0 else { return FixedDecimal(tenThousandths: upper) }
    let sum = sorted[sorted.count / 2 - 1] + upper
    let half = sum / 2
    return FixedDecimal(tenThousandths: sum % 2 == 0 ? half : half + half % 2)
  }

  private func entry(_ code: String) -> Entry? {
    let key = system == .offenceClass ? OffenceClass.normalised(code) ?? code : code
    return positions[key].map { entries[$0] }
  }
}

extension WeightsTable {
  /// The system most of the codes are written in.
  ///
  /// Five digits and `n/n` count as classes even where damaged, so that the damage is found.
  private static func system(of codes: [String]) -> CodeSystem {
    func most(_ test: (String) -> Bool) -> Bool { codes.count { test($0) } * 2 > codes.count }
    if most(isWrittenAsClass) { return .offenceClass }
    if most(isWrittenAsCharging) { return .charging }
    if most({ OffenceCodeBook.builtIn[$0] != nil }) { return .recorded }
    return .other
  }

  private static func isWrittenAsClass(_ code: String) -> Bool {
    let parts = code.split(separator: "/", omittingEmptySubsequences: false)
    let isDigits = parts.allSatisfy { $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } && !$0.isEmpty }
    return isDigits && (parts.count == 2 || (parts.count == 1 && code.utf8.count == 5))
  }

  /// Two letters, five digits and sometimes a letter: `OF61016`, `TH68026A`.
  private static func isWrittenAsCharging(_ code: String) -> Bool {
    let bytes = Array(code.utf8)
    func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte & 0xDF }
    return 7...8 ~= bytes.count && bytes[..<2].allSatisfy(isLetter)
      && bytes[2..<7].allSatisfy { 0x30...0x39 ~= $0 } && bytes[7...].allSatisfy(isLetter)
  }
}
