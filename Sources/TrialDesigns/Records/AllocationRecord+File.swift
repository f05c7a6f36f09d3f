package import DelimitedText

extension AllocationRecord {
  /// The most bytes of a record: 1 GiB.
  private static let mostBytes = 1 << 30

  /// The bytes of a record's file, unread.
  ///
  /// - Throws: `HotspotError.missing` where there is none, `unreadable` where it cannot
  ///   be read.
  package static func bytes(ofFile path: String) throws(HotspotError) -> [UInt8] {
    do {
      return try SmallFile.bytes(at: path, limit: mostBytes)
    } catch {
      guard error.fault == .missing else { throw error }
      throw HotspotError(
        .missing, file: path,
        "there is no such file. Give the record that \(Setting.allocating) wrote.")
    }
  }

  /// Reads a record's file.
  ///
  /// - Throws: as `bytes(ofFile:)` and `init(bytes:)`.
  public init(file path: String) throws {
    let bytes = try Self.bytes(ofFile: path)
    self = try HotspotError.naming(path) { try AllocationRecord(bytes: bytes) }
  }
}
