internal import Foundation

/// An article of a module's documentation.
public struct Article {
  /// Its text.
  public let text: String

  /// The article of a name, such as `Replay.md`, of a module.
  public init(_ name: String, of module: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    text = try String(
      contentsOf: root.appendingPathComponent("Sources/\(module)/\(module).docc/\(name)"),
      encoding: .utf8)
  }
}
