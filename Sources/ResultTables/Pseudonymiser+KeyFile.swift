private import Foundation

extension Pseudonymiser {
  /// Reads the key from a file, which should be readable by its owner only.
  ///
  /// - Throws: `KeyError` for a file that cannot be read or holds fewer than 16 bytes.
  public init(keyFile path: String) throws(KeyError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw KeyError(
        description:
          "\(path): the key file cannot be read. Make one: head -c 32 /dev/urandom | base64 > \(path)",
        isMissingFile: !FileManager.default.fileExists(atPath: path))
    }
    do {
      try self.init(key: Array(data))
    } catch {
      throw KeyError(description: "\(path): \(error.description)")
    }
  }
}
