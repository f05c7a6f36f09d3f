import Foundation

/// The package as it lies on disk.
enum House {
  /// Its first folder.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The Swift files in a folder and below, as paths from the root, in order.
  static func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(".swift") }.sorted().map { folder + "/" + $0 }
  }

  /// The lines of a file without their line comments.
  static func lines(of file: String) throws -> [Substring] {
    try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        guard line.utf8.contains(UInt8(ascii: "/")) else { return line }
        // An address in a text has a colon before its two strokes.
        return line.firstRange(of: /(^|[^:])\/\/.*/).map { line[..<$0.lowerBound] } ?? line
      }
  }

  /// The text of a file without its line comments.
  static func code(of file: String) throws -> String {
    try lines(of: file).joined(separator: "\n")
  }
}
