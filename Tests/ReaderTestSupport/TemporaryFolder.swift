public import Foundation

/// A folder of a test's own, removed when the last reference to it goes.
public final class TemporaryFolder {
  /// The folder's path, with a slash at the end.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = NSTemporaryDirectory() + "hotspot-tests-" + UUID().uuidString + "/"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, and the folders it stands in; returns its path.
  @discardableResult
  public func put(_ bytes: some Sequence<UInt8>, _ name: String = "a.csv") throws -> String {
    let file = URL(fileURLWithPath: path + name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return path + name
  }

  /// Writes a text file; returns its path.
  @discardableResult
  public func put(_ text: String, _ name: String = "a.csv") throws -> String {
    try put(text.utf8, name)
  }
}
