public import DelimitedText
private import Foundation

extension Pseudonymiser {
  /// Reads the key from a file, which should be readable by its owner only.
  ///
  /// - Throws: `HotspotError` for a file that cannot be read or holds fewer than 16 bytes.
  public init(keyFile path: String) throws(HotspotError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw HotspotError(
        FileManager.default.fileExists(atPath: path) ? .unreadable : .missing, file: path,
        "the key file cannot be read. Make one: head -c 32 /dev/urandom | base64 > \(path)")
    }
    do {
      try self.init(key: Array(data))
    } catch {
      throw HotspotError(error.fault, file: path, error.message)
    }
  }
}
