import Foundation

/// What Package.swift declares, as the package manager reads it.
struct Manifest: Decodable {
  struct Target: Decodable {
    let name: String
    let type: String
    let path: String?
    let dependencies: [Dependency]

    /// The folder of its files, from the root.
    var folder: String { path ?? (type == "test" ? "Tests/" : "Sources/") + name }

    /// What it may import.
    var modules: Set<String> { Set(dependencies.map(\.module)) }
  }

  struct Dependency: Decodable {
    let module: String

    private enum Kind: String, CodingKey { case byName, target, product }

    /// From an object with one member, such as `{"target": ["DelimitedText", null]}`.
    init(from decoder: any Decoder) throws {
      let kinds = try decoder.container(keyedBy: Kind.self)
      guard let kind = kinds.allKeys.first else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "a dependency of a new kind"))
      }
      var words = try kinds.nestedUnkeyedContainer(forKey: kind)
      module = try words.decode(String.self)
    }
  }

  let targets: [Target]

  /// The manifest of this package, read once.
  static let ours = Result { try read() }

  private static func read() throws -> Manifest {
    // A scratch folder of its own, or it would wait for the run of the tests to end.
    let scratch = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotspot-house-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let swift = Process()
    swift.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    swift.arguments = [
      "swift", "package", "--package-path", House.root.path, "--scratch-path", scratch.path,
      "dump-package",
    ]
    swift.environment = ProcessInfo.processInfo.environment.filter { $0.key != "HOTSPOT_TESTS" }
    let output = Pipe()
    swift.standardOutput = output
    try swift.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    swift.waitUntilExit()
    return try JSONDecoder().decode(Manifest.self, from: bytes)
  }
}
