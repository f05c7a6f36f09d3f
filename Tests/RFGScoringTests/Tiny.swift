import DelimitedText
import OffenceRecords
import RFGScoring

/// Small runs written out by hand.
enum Tiny {
  static let weights = "code,weight\nA1,100\nB2,10\nC3,0\n"

  /// A model of one line an aspect; `lines` replace the usual ones by their keys.
  static func model(_ lines: String...) -> String {
    var entries = [
      ("name", "tiny"), ("version", "1"), ("purpose", "offender-management"), ("window", "all"),
      ("weights_table", "weights.csv"), ("frequency", "{ scale: linear, cap: 10 }"),
      ("weights", "{ frequency: 1 }"),
    ]
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1)
      let key = String(parts[0])
      entries.removeAll { $0.0 == key }
      if parts.count == 2 { entries.append((key, String(parts[1]))) }
    }
    return entries.map { "\($0.0): \($0.1)\n" }.joined()
  }

  /// A run over one file, in a folder that holds the model and whatever else is written there.
  static func run(
    _ csv: String, model: String = model(), asOf: String = "2024-03-31",
    weights: String = weights,
    _ prepare: (inout ScoringRequest, CaseFolder) throws -> Void = { _, _ in }
  ) throws -> ScoringOutcome {
    let folder = try CaseFolder()
    try folder.write("offences.csv", csv)
    try folder.write("weights.csv", weights)
    guard let day = CalendarDate(asOf) else { throw NoSuchDay() }
    var request = ScoringRequest(
      paths: [folder.path("offences.csv")], model: folder.path("model.yaml"), asOf: day)
    request.reading.threads = 1
    try prepare(&request, folder)
    try folder.write("model.yaml", model)
    return try request.run()
  }

  struct NoSuchDay: Error {}
}
