import ArgumentParser
import Foundation
import HotspotPolicing
import Testing

@testable import hotspot

/// The libraries name settings by their meaning; the command adds the spelling.
@Suite struct SettingNamesTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  /// The Swift files of the libraries, as paths below Sources.
  private static let files: [String] =
    (FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String } ?? [])
    .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("hotspot/") }.sorted()

  private static func code(_ file: String) throws -> String {
    withoutComments(
      try String(contentsOf: sources.appendingPathComponent(file), encoding: .utf8))
  }

  /// A text of Swift without its comments; what follows `//` within a literal is none.
  private static func withoutComments(_ text: String) -> String {
    var isWithinLines = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.contains("\"\"\"") {
        isWithinLines.toggle()
        return String(line)
      }
      if isWithinLines { return String(line) }
      var isWithinQuotes = false
      var previous: Character = " "
      for place in line.indices {
        let character = line[place]
        if character == "\"", previous != "\\" { isWithinQuotes.toggle() }
        if !isWithinQuotes, character == "/", previous == "/" {
          return String(line[..<line.index(before: place)])
        }
        previous = character
      }
      return String(line)
    }.joined(separator: "\n")
  }

  @Test func commentsAreNoCode() {
    let text = "let a = \"x // y\"  // z\n/// z\nlet b = \"\"\"\n  // y\n  \"\"\"  \nc"
    #expect(
      Self.withoutComments(text) == "let a = \"x // y\"  \n\nlet b = \"\"\"\n  // y\n  \"\"\"  \nc")
  }

  @Test func everySettingHasAName() throws {
    var meanings: [String] = []
    for file in Self.files {
      for found in try Self.code(file).matches(of: /static let \w+ = Setting\("([^"]+)"\)/) {
        meanings.append(String(found.1))
      }
    }
    #expect(meanings.count > 80)
    #expect(Set(meanings).count == meanings.count, "two settings of one meaning")
    #expect(meanings.sorted() == SettingNames.names.keys.map(\.meaning).sorted())
  }

  @Test func everyNameIsOfACommand() {
    var commands: Set<String> = []
    var options: Set<String> = []
    func gather(_ command: any ParsableCommand.Type, under path: [String]) {
      let path = path + [command.configuration.commandName ?? ""]
      commands.insert(path.joined(separator: " "))
      let help = command.helpMessage(includeHidden: true, columns: 200)
      for line in help.split(separator: "\n") where line.hasPrefix("  -") {
        let words = line.split { $0 == " " || $0 == "," }.map(String.init)
        options.formUnion(words.prefix { $0.hasPrefix("-") })
      }
      for subcommand in command.configuration.subcommands { gather(subcommand, under: path) }
    }
    gather(HotspotCommand.self, under: [])
    #expect(commands.contains("hotspot trial frame") && options.contains("--crs"))
    for (setting, name) in SettingNames.names {
      #expect(
        name.hasPrefix("-") ? options.contains(name) : commands.contains(name),
        "\(setting) is \(name)")
    }
  }

  @Test(arguments: files)
  func noLibraryNamesAnOption(file: String) throws {
    let code = try Self.code(file)
    for found in code.matches(of: /--[a-z][a-z-]*/) { Issue.record("\(file) has \(found.0)") }
    for name in SettingNames.names.values where name.hasPrefix("hotspot ") {
      #expect(!code.contains(name))
    }
  }

  @Test(arguments: [
    (["density", "--cell", "50"], ["--bandwidth"]),
    (["detect"], ["--cell", "--shape", "--top", "--periods", "--hot-top", "--enduring"]),
    (
      ["change", "--before", "2023-01-01..2023-06-30", "--after", "2023-07-01..2023-12-31"],
      ["--cell"]
    ),
  ])
  func whatIsSaidAndWrittenIsSpelled(command: [String], options: [String]) throws {
    let program = try MapFiles.program()
    let result = try program.run(command + ["offences.csv", "-o", "map.csv"])
    #expect(result.status == 0, "\(result.messages)")
    let record = try program.read("map.csv.run.json")
    for option in options {
      #expect(result.messages.contains(" \(option)"))
      #expect(record.contains(" \(option)"))
    }
    #expect(!(result.messages + record + (try program.read("map.csv"))).contains("‹"))
  }
}
