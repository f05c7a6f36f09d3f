import Testing

/// A file of the command line holds option declarations, one library call and one write.
@Suite struct CommandFileTests {
  private static let files = (try? House.files(in: "Sources/hotspot")) ?? []

  /// The names of all columns that the library declares.
  private static let columns = Result {
    var names: Set = ["person_id", "offence_code", "occurred_at", "raw_row", "reason"]
    for file in try House.files(in: "Sources") where !file.hasPrefix("Sources/hotspot/") {
      let code = try House.code(of: file)
      guard code.contains("TableColumn") else { continue }
      for match in code.matches(of: /TableColumn\(\s*name:\s*"(\w+)"/) {
        names.insert(String(match.1))
      }
    }
    return names
  }

  @Test func `There are files and columns`() throws {
    #expect(Self.files.count >= 8)
    #expect(try Self.columns.get().isSuperset(of: ["rank", "rri_ratio", "arm", "period"]))
  }

  @Test(arguments: files)
  func `A command declares, calls and writes`(file: String) throws {
    // The last of them is what follows the end of the last line: nothing.
    #expect(try House.lines(of: file).dropLast().count <= 150)
    let code = try House.code(of: file)
    for word in ["FileManager", "FileHandle", "String(format", "fopen", "import Glibc"] {
      #expect(!code.contains(word), "\(word)")
    }
    // A command, a value in the help and an option may be called as a column is.
    let texts = code.replacing(/(?:commandName:|valueName:|\.customLong\()\s*"\w+"/, with: "")
    for match in texts.matches(of: /"(\w+)"/) {
      let isColumn = try Self.columns.get().contains(String(match.1))
      #expect(!isColumn, "the column name \(match.1)")
    }
  }
}
