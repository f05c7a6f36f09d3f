internal import DelimitedText
private import Foundation

extension AtomicFile {
  /// Makes sure that a file is no trial file, which no result ever replaces, whatever was forced: an
  /// allocation that is gone cannot be drawn again.
  ///
  /// A trial file is known by what SQLite says of its tables, which stands at the file's beginning;
  /// a database of another kind is let through.
  ///
  /// - Complexity: O(1), at most a mebibyte is read.
  static func refuseTrial(_ path: String) throws(HotspotError) {
    guard let handle = FileHandle(forReadingAtPath: path) else { return }
    defer { try? handle.close() }
    guard let start = try? handle.read(upToCount: 1 << 20),
      start.starts(with: Data("SQLite format 3\0".utf8)),
      start.range(of: Data("CREATE TABLE allocation_record".utf8)) != nil
    else { return }
    throw HotspotError(
      .exists, file: path,
      "is a trial file, which no result ever replaces. Choose another name.")
  }
}
