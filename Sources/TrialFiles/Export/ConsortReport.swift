public import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// The items of CONSORT 2025 that a trial file can fill by itself, as Markdown.
///
/// The items are 9, 17a, 17b, 18, 19, 22, 24, 25 and 26 of S. Hopewell et al. 2025
/// (doi:10.1371/journal.pmed.1004587), and for crossover designs those that the extension to
/// cluster randomised crossover trials adds (J. E. McKenzie et al. 2025,
/// doi:10.1136/bmj-2024-080472). What only the trial's team knows stands in square brackets; what
/// needs the analysis of outcomes is said not to be filled. The seed is told only once the record
/// is revealed.
public struct ConsortReport: Sendable {
  let state: TrialState
  let design: TrialDesign
  /// The record, once it is revealed.
  let record: AllocationRecord?
  /// The place-days of a crossover design that are open.
  let placeDays: PlaceDays?
  let arms: [Int?]

  /// Gathers what the report says.
  ///
  /// - Throws: `HotspotError.state` where the units are not allocated.
  public init(_ state: TrialState) throws(HotspotError) {
    self.state = state
    design = try state.allocatedDesign()
    if let revealed = state.revealed {
      record = try AllocationRecord(bytes: revealed)
    } else {
      record = nil
    }
    placeDays = design.kind == .crossover ? try PlaceDays(state) : nil
    arms = placeDays == nil ? try state.parallelArms() : []
  }

  /// The report.
  public var text: String {
    var parts = [
      "# CONSORT 2025: what the trial file tells",
      "Made by hotspot \(ToolVersion.current) from the trial file as of log entry"
        + " \(state.log.last?.sequence ?? 0), head hash \(code(state.log.last?.sha256 ?? "none"))."
        + " The items are those of CONSORT 2025 (Hopewell et al., doi:10.1371/journal.pmed.1004587)."
        + " What stands in square brackets is for the trial's team to fill in.",
    ]
    parts += trialDesign + sequenceGeneration + restriction + concealment + access
    parts += participantFlow + delivery + baseline + outcomes
    if placeDays != nil { parts += crossoverItems }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The rules by which units were left out and how many each took, in the order of application.
  static func exclusions(of frame: TrialFrame) -> [(rule: String, count: Int)] {
    let order = ["min-count", "max-count", "exclude", "drop", "separation"]
    let counts = Dictionary(frame.exclusions.map { ($0.rule, 1) }, uniquingKeysWith: +)
    let known = order.filter { counts[$0] != nil }
    return (known + ByteOrder.sorted(counts.keys.filter { !order.contains($0) }))
      .map { ($0, counts[$0] ?? 0) }
  }

  func item(_ number: String, _ title: String, _ lines: [String]) -> [String] {
    ["## Item \(number): \(title)", bullets(lines)]
  }

  func bullets(_ lines: [String]) -> String {
    lines.map { "- " + $0 }.joined(separator: "\n")
  }

  /// Text as it stands, for hashes and seeds.
  func code(_ text: String) -> String {
    text.contains("`") ? MarkdownText.escaped(text) : "`\(text)`"
  }

  func names(_ columns: [String]) -> String {
    columns.map(MarkdownText.escaped).joined(separator: ", ")
  }

  /// When something was first done, by the log; nil where it never was.
  func time(of action: String) -> String? { state.log.first { $0.action == action }?.at }
}
