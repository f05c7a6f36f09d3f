import Foundation
import Testing

/// Imports are those that Package.swift declares, and few modules see a library that is not ours.
@Suite struct ImportTests {
  /// Modules that come with the compiler.
  private static let toolchain: Set<String> = [
    "Darwin", "Dispatch", "Foundation", "FoundationXML", "Glibc", "Musl", "Synchronization",
    "Testing",
  ]

  /// The one module that may import a library; its tests may too.
  private static let owners = [
    "GRDB": "TrialFiles", "CGDAL": "HotspotFiles", "CGEOS": "HotspotGeometry",
    "CPROJ": "HotspotGeometry", "CNumerics": "StatisticalModels", "CCrypto": "DelimitedText",
  ]

  /// The modules that a file imports.
  private static func imports(of file: String) throws -> [String] {
    let declaration =
      /^\s*(?:@\w+\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)/
    return try House.lines(of: file).compactMap { line in
      line.contains("import") ? line.firstMatch(of: declaration).map { String($0.1) } : nil
    }
  }

  private struct Imports {
    let target: Manifest.Target
    var list: [(file: String, module: String)] = []
  }

  /// The targets with Swift files, and what each imports where.
  private static let targets = Result {
    try Manifest.ours.get().targets.filter { $0.type != "system" }.map { target in
      var imports = Imports(target: target)
      for file in try House.files(in: target.folder) {
        imports.list += try Self.imports(of: file).map { (file, $0) }
      }
      return imports
    }
  }

  @Test func `Every file belongs to a target`() throws {
    let folders = try Self.targets.get().map { $0.target.folder + "/" }
    #expect(folders.count > 30)
    for file in try House.files(in: "Sources") + House.files(in: "Tests") {
      #expect(folders.contains { file.hasPrefix($0) }, "\(file)")
    }
  }

  @Test func `What is imported is declared`() throws {
    for imports in try Self.targets.get() {
      let allowed = imports.target.modules.union(Self.toolchain)
      for (file, module) in imports.list {
        let isDeclared = allowed.contains(module)
        #expect(
          isDeclared,
          "\(file) imports \(module), which Package.swift does not name for \(imports.target.name)")
      }
    }
  }

  @Test func `What is declared is imported`() throws {
    let targets = try Self.targets.get()
    let programs = Set(targets.map(\.target).filter { $0.type == "executable" }.map(\.name))
    for imports in targets {
      let unused = imports.target.modules.subtracting(imports.list.map(\.module)).subtracting(
        programs)
      #expect(
        unused.isEmpty, "\(imports.target.name) is declared to import what no file of it imports")
    }
  }

  @Test func `A library that is not ours has one owner`() throws {
    var owned: Set<String> = []
    for imports in try Self.targets.get() {
      for (file, module) in imports.list {
        guard let owner = Self.owners[module] else { continue }
        owned.insert(module)
        #expect(
          [owner, owner + "Tests"].contains(imports.target.name),
          "\(file) imports \(module) of \(owner)")
      }
    }
    #expect(owned == Set(Self.owners.keys))
  }

  @Test func `Rooms beside each other are closed`() throws {
    for imports in try Self.targets.get() where imports.target.type != "test" {
      let isTrial = imports.target.name.hasPrefix("Trial")
      for (file, module) in imports.list {
        let isClosed =
          switch module {
          case "HotspotMapping":
            isTrial || ["HotspotFiles", "HotspotReports"].contains(imports.target.name)
          case "OffenceRecords": isTrial
          default: imports.target.name == "HotspotFiles" && module.hasPrefix("Trial")
          }
        #expect(!isClosed, "\(file) imports \(module)")
      }
    }
  }

  @Test func `The imports of an umbrella are read`() throws {
    #expect(
      try Self.imports(of: "Sources/HotspotTrials/HotspotTrials.swift").sorted()
        == ["TrialDesigns", "TrialFiles", "TrialPower"])
  }
}
