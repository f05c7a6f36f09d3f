internal import Foundation

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

/// A file that is written over and over, kept open because opening costs more than writing.
public final class ReusedFile {
  /// Where it is.
  public let path: String
  private let handle: FileHandle

  /// Makes an empty file in a folder.
  public init(in folder: TemporaryFolder, _ name: String = "a.csv") throws {
    path = try folder.put("", name)
    handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  /// Makes some bytes the whole content.
  public func put(_ bytes: [UInt8]) throws {
    try handle.seek(toOffset: 0)
    try handle.write(contentsOf: Data(bytes))
    // Cutting it to nothing first would make some file systems wait for the disk.
    try handle.truncate(atOffset: UInt64(bytes.count))
  }
}
