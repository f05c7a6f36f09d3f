internal import DelimitedText
internal import ResultTables
package import TrialDesigns

extension TrialState {
  /// What the file holds a second time, as hashes and copies, against which verification checks
  /// the first.
  package struct Kept: Sendable {
    /// The stored texts by name: `frame`, `design`, `record`.
    package var documents: [String: Document] = [:]
    /// The layer of units, in its own order.
    package var layer: [LayerUnit] = []
    /// The numbers of the log's entries that the switches belong to, in their order.
    package var switchEntries: [Int] = []
    /// The numbers of the log's entries that the suspensions belong to, in their order.
    package var suspensionEntries: [Int] = []
    /// The visits recorded together, by the number of their entry in the log.
    package var visitBatches: [Int: VisitBatch] = [:]
  }

  /// The hashes of a stored text.
  package struct Document: Hashable, Sendable {
    /// The SHA-256 that stands beside it.
    package var storedSHA256: String
    /// The SHA-256 that it has.
    package var actualSHA256: String
  }

  /// A unit as a map program shows it.
  package struct LayerUnit: Hashable, Sendable {
    /// The unit's id.
    package var unit: String
    /// Its area.
    package var area: String
    /// Its stratum under the design.
    package var stratum: String?
    /// The name of its arm.
    package var arm: String?
    /// The figure with the header of GeoPackage.
    package var figure: [UInt8]?
  }

  /// Visits that were recorded at once.
  package struct VisitBatch: Hashable, Sendable {
    /// How many.
    package var count: Int
    /// SHA-256 over the canonical JSON of the visits by trial day, unit, start, end and officer.
    package var sha256: String

    /// The batch of some visits, in any order.
    package init(_ visits: [Visit], frame: TrialFrame) {
      let rows = visits.sorted(by: Visit.precedes).map { visit -> OrderedJSON in
        [
          .string(frame.units[visit.unit].id), .string(visit.officer),
          .string(UTCMoment.text(visit.start)), .string(UTCMoment.text(visit.end)),
          .string(visit.trialDay.description),
        ]
      }
      count = visits.count
      sha256 = ContentHash.sha256(of: OrderedJSON.array(rows).canonical)
    }
  }
}

extension TrialState.Visit {
  /// The order of visits: trial day, unit, start, end, officer.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    if left.trialDay != right.trialDay { return left.trialDay < right.trialDay }
    if left.unit != right.unit { return left.unit < right.unit }
    if left.start != right.start { return left.start < right.start }
    if left.end != right.end { return left.end < right.end }
    return ByteOrder.precedes(left.officer, right.officer)
  }
}

extension TrialFrame {
  /// The stratum of each unit under a design; nil where it has none.
  ///
  /// - Throws: `HotspotError.badData` for a column that is not there.
  func strata(of design: TrialDesign) throws(HotspotError) -> [String]? {
    guard let column = design.strata else { return nil }
    return try levels(ofColumn: column)
  }

  /// The stratum of each unit as it is shown; empty texts where the design has no strata.
  func shownStrata(of design: TrialDesign) -> [String] {
    (try? strata(of: design)) ?? units.map { _ in "" }
  }
}
