import Foundation

/// The built program, run as a process in a folder of its own.
final class Program {
  struct Result {
    var status: Int32
    var output: String
    var messages: String
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("hotspot-command-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  struct NotBuilt: Error {}

  /// The program stands beside the test bundle, wherever the build folder is.
  static func executable() throws -> URL {
    var folders = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
    folders += [Bundle.main.bundleURL]
    if let main = Bundle.main.executableURL { folders.append(main.deletingLastPathComponent()) }
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      var url = URL(fileURLWithPath: argument)
      while url.path.contains(".xctest") { url.deleteLastPathComponent() }
      folders.append(url)
    }
    let candidates = folders.map { $0.appendingPathComponent("hotspot") }
    guard
      let found = candidates.first(where: {
        let values = try? $0.resourceValues(forKeys: [.isRegularFileKey, .isExecutableKey])
        return values?.isRegularFile == true && values?.isExecutable == true
      })
    else { throw NotBuilt() }
    return found
  }

  func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// Every name in the folder, hidden ones too, but for those the harness made.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
      .filter { !$0.hasPrefix("harness-") }.sorted()
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    return name
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  /// A process that has been started, with what it says going to files.
  func start(_ arguments: [String], input: FileHandle? = nil) throws -> (
    Process, () throws -> Result
  ) {
    let process = Process()
    process.executableURL = try Program.executable()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let stem = folder.appendingPathComponent("harness-\(UUID().uuidString)").path
    for name in [".out", ".err"] {
      _ = FileManager.default.createFile(atPath: stem + name, contents: nil)
    }
    guard let output = FileHandle(forWritingAtPath: stem + ".out"),
      let messages = FileHandle(forWritingAtPath: stem + ".err")
    else { throw CocoaError(.fileWriteUnknown) }
    process.standardOutput = output
    process.standardError = messages
    process.standardInput = input ?? FileHandle.nullDevice
    try process.run()
    return (
      process,
      {
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        return Result(
          status: isSignal ? 128 + process.terminationStatus : process.terminationStatus,
          output: String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: stem + ".out")), as: UTF8.self),
          messages: String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: stem + ".err")), as: UTF8.self))
      }
    )
  }

  @discardableResult
  func run(_ arguments: String...) throws -> Result { try run(arguments) }

  @discardableResult
  func run(_ arguments: [String], input: FileHandle? = nil) throws -> Result {
    try start(arguments, input: input).1()
  }

  /// A line of shell in which `$HOTSPOT` is the program.
  func shell(_ line: String) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["HOTSPOT": try Program.executable().path]) { $1 }
    let stem = folder.appendingPathComponent("harness-\(UUID().uuidString)").path
    for name in [".out", ".err"] {
      _ = FileManager.default.createFile(atPath: stem + name, contents: nil)
    }
    process.standardOutput = FileHandle(forWritingAtPath: stem + ".out")
    process.standardError = FileHandle(forWritingAtPath: stem + ".err")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: stem + ".out")), as: UTF8.self),
      messages: String(
        decoding: try Data(contentsOf: URL(fileURLWithPath: stem + ".err")), as: UTF8.self))
  }

  /// Five people of whom one stands first in every column.
  static let offences = """
    person_id,event_id,role,occurred_at,reported_at,offence_code,status,victim_id,lpa,birth_date
    anna,E1,suspect,2024-03-01,2024-03-01,5D,recorded,V1,North,1990-05-01
    anna,E2,suspect,2024-03-10,2024-03-10,34B,recorded,V2,North,1990-05-01
    bert,E3,suspect,2024-01-15,2024-01-16,8N,recorded,V1,South,1999-01-01
    cleo,E4,offender,2023-11-02,2023-11-02,8N,recorded,V3,South,2004-02-03
    cleo,E4,offender,2023-11-02,2023-11-02,8N,recorded,V3,South,2004-02-03
    dora,E1,suspect,2024-03-01,2024-03-01,5D,recorded,V1,North,
    emil,E5,witness,2024-03-01,2024-03-01,5D,recorded,,North,1980-01-01

    """

  static let quintiles = ["--model", "quintiles", "--as-of", "2024-03-31"]
}

extension String {
  /// The lines without the last line end.
  var lineList: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast()
  }
}
