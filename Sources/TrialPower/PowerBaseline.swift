internal import DelimitedText
internal import ResultTables
internal import TrialDesigns

/// A baseline and the file it came from.
struct PowerBaseline: Sendable {
  let counts: BaselineCounts
  let input: RunRecord.Input

  init(path: String, columns: BaselineCounts.Columns) throws {
    let bytes = try SmallFile.bytes(at: path, limit: SmallFile.largestTable)
    counts = try BaselineCounts(csv: bytes, file: path, columns: columns)
    input = RunRecord.Input(
      name: path, bytes: bytes.count, sha256: ContentHash.sha256(of: bytes))
  }
}
