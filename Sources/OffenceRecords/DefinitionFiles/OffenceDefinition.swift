public import DelimitedText

/// A named, versioned answer to "which offences count", read from a YAML file.
///
/// A definition is a list of labelled clauses; an offence falls under it when it meets any one.
/// A clause asks for codes, classes, groups, flags or types of place, and an offence that does
/// not say is undecidable rather than out.
///
/// ```swift
/// let definition = try OffenceDefinition.load("knife-crime")
/// let robbery = OffenceFacts(code: "34B")
/// let membership = definition.evaluate(robbery)  // undecidable: was there a blade?
/// ```
public struct OffenceDefinition: Hashable, Sendable {
  /// One way for an offence to fall under the definition.
  public struct Clause: Hashable, Sendable {
    /// What the clause reads, for reports.
    public var label: String
    let condition: OffenceCondition
  }

  /// An offence's membership and the clause that settled it.
  public struct Verdict: Hashable, Sendable {
    /// Whether the offence falls under the definition.
    public var membership: Membership
    /// The first clause met, or failing that the first that is undecidable; nil for no.
    public var clause: Int?

    /// Makes a verdict.
    public init(membership: Membership, clause: Int?) {
      self.membership = membership
      self.clause = clause
    }
  }

  /// The name printed in outputs.
  public let name: String
  /// The version printed in outputs.
  public let version: Int
  /// What the definition counts, in one sentence.
  public let summary: String
  /// The published wording it reads, or empty.
  public let source: String
  /// Whether patrols themselves create such records, as with possession of weapons and drugs.
  public let policeGenerated: Bool
  /// The clauses in file order.
  public let clauses: [Clause]
  /// The file's text as read.
  public let text: String

  private static let keys = [
    "name", "version", "summary", "source", "police_generated", "clauses",
  ]

  /// Reads a definition from the bytes of a YAML file; `file` names it in errors.
  public init(yaml bytes: [UInt8], file: String) throws(HotspotError) {
    var problems = ConfigurationProblems(file: file)
    let definition = try OffenceDefinition.read(bytes, file: file, &problems)
    if let first = problems.inFileOrder.first { throw first }
    guard let definition else {
      throw HotspotError(.badData, file: file, "The definition cannot be read.")
    }
    self = definition
  }

  /// Every fault of a definition file, in file order; empty for a good one.
  public static func check(yaml bytes: [UInt8], file: String) -> [HotspotError] {
    var problems = ConfigurationProblems(file: file)
    do {
      _ = try read(bytes, file: file, &problems)
    } catch {
      problems.add(error)
    }
    return problems.inFileOrder
  }

  private static func read(
    _ bytes: [UInt8], file: String, _ problems: inout ConfigurationProblems
  ) throws(HotspotError) -> OffenceDefinition? {
    let root = try YAMLValue(bytes: bytes, file: file)
    guard
      let mapping = ConfigurationMapping(
        root, of: "A definition", keys: keys, problems: &problems)
    else { return nil }
    let name = mapping.text("name", required: true, &problems)
    let version = mapping.whole("version", in: 1...1_000_000, required: true, &problems)
    let summary = mapping.text("summary", required: true, &problems)
    let source = mapping.text("source", &problems)
    let policeGenerated = mapping.flag("police_generated", &problems)
    let items = mapping.list("clauses", required: true, &problems)
    if let items, items.isEmpty {
      problems.add("`clauses` must not be empty.", at: mapping.place(of: "clauses"))
    }
    let clauses = (items ?? []).compactMap { clause($0, &problems) }
    guard problems.isEmpty, let name, let version, let summary else { return nil }
    return OffenceDefinition(
      name: name, version: version, summary: summary, source: source ?? "",
      policeGenerated: policeGenerated ?? false, clauses: clauses,
      text: try SmallFile.text(of: bytes, file: file))
  }

  private static func clause(
    _ value: YAMLValue, _ problems: inout ConfigurationProblems
  ) -> Clause? {
    guard
      let mapping = ConfigurationMapping(
        value, of: "A clause", keys: ["label"] + OffenceCondition.keys, problems: &problems)
    else { return nil }
    let label = mapping.text("label", required: true, &problems)
    let condition = OffenceCondition.read(mapping, &problems)
    guard let label, let condition else { return nil }
    return Clause(label: label, condition: condition)
  }

  private init(
    name: String, version: Int, summary: String, source: String, policeGenerated: Bool,
    clauses: [Clause], text: String
  ) {
    self.name = name
    self.version = version
    self.summary = summary
    self.source = source
    self.policeGenerated = policeGenerated
    self.clauses = clauses
    self.text = text
  }
}

extension OffenceDefinition {
  /// Whether an offence falls under the definition.
  public func evaluate(_ facts: OffenceFacts) -> Membership {
    verdict(on: facts).membership
  }

  /// The first clause an offence meets, or failing that the first that is undecidable.
  public func matchingClause(_ facts: OffenceFacts) -> Int? {
    verdict(on: facts).clause
  }

  /// An offence's membership with the clause that settled it.
  ///
  /// Time grows with the number of clauses; evaluate each distinct set of facts once.
  public func verdict(on facts: OffenceFacts) -> Verdict {
    var undecidable: Int?
    for (index, clause) in clauses.enumerated() {
      switch clause.condition.holds(for: facts) {
      case .yes: return Verdict(membership: .yes, clause: index)
      case .unknown: undecidable = undecidable ?? index
      case .no: break
      }
    }
    return Verdict(membership: undecidable == nil ? .no : .undecidable, clause: undecidable)
  }
}
