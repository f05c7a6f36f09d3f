import DelimitedText
import Foundation
import OffenceRecords
import RFGScoring
import ResultTables

/// A case written to a folder of its own, which goes when the case does.
final class CaseFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotspot-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  convenience init(_ spec: CaseSpec) throws {
    try self.init()
    for definition in spec.model.definitions {
      try write("\(definition.name).yaml", definition.yaml)
    }
    try write("weights.csv", spec.weightsCSV)
    try write("model.yaml", spec.model.yaml)
    try write("offences.csv", spec.csv)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  func request(_ spec: CaseSpec, threads: Int = 1) throws -> ScoringRequest {
    guard let asOf = CalendarDate(spec.asOf) else { throw CocoaError(.formatting) }
    var request = ScoringRequest(
      paths: [path("offences.csv")], model: path("model.yaml"), asOf: asOf)
    request.reading.threads = threads
    if spec.ranksByArea { request.area = "area" }
    return request
  }
}

extension TabularResult {
  /// The table as it would be written to a CSV file.
  func csv(threads: Int = 1) throws -> String {
    let sink = MemorySink()
    try TableWriter(format: .csv, threads: threads).write(self, to: sink)
    return sink.text
  }

  /// The cells by column name, read back from the CSV; no cell of these tests holds a comma.
  func cells() throws -> [[String: String]] {
    let lines = try csv().split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }
}
