import DelimitedText
import Foundation
import Testing

@testable import ResultTables

@Suite struct AtomicFileTests {
  /// A new empty folder, removed after the test.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = NSTemporaryDirectory() + "hotspot-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder + "/")
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  private func put(_ text: String, at path: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }

  @Test func appearsOnlyWhenCommitted() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: folder + "a.csv", isPersonal: true)
      try file.write(Array("one\n".utf8))
      let hidden = try names(in: folder)
      #expect(hidden.count == 1 && hidden.allSatisfy { $0.hasPrefix(".hotspot-") })
      try file.write([UInt8](repeating: 0x78, count: 200_000))
      try file.write(Array("\ntwo\n".utf8))
      try file.commit()
      #expect(try names(in: folder) == ["a.csv"])
      #expect(
        text(folder + "a.csv") == "one\n" + String(repeating: "x", count: 200_000) + "\ntwo\n")
    }
  }

  @Test(arguments: [(true, UInt16(0o600)), (false, 0o644)])
  func personalFilesAreTheirOwnersAlone(_ isPersonal: Bool, _ mode: UInt16) throws {
    try withFolder { folder in
      let path = folder + "a.csv"
      let file = try AtomicFile(path: path, isPersonal: isPersonal)
      let hidden = folder + (try names(in: folder).first ?? "")
      let before = try #require(FileSystem.permissions(of: hidden))
      try file.commit()
      let after = try #require(FileSystem.permissions(of: path))
      #expect(before == after)
      // The process's mask may take bits away, as it should; none may be added.
      #expect(after & ~mode == 0 && after & 0o600 == 0o600)
    }
  }

  @Test func leavesNothingWhenCancelledOrLetGo() throws {
    try withFolder { folder in
      try put("old", at: folder + "a.csv")
      let file = try AtomicFile(path: folder + "a.csv", replace: true, isPersonal: false)
      try file.write(Array("new".utf8))
      file.cancel()
      #expect(try names(in: folder) == ["a.csv"])
      do {
        let other = try AtomicFile(path: folder + "b.csv", isPersonal: false)
        try other.write(Array("new".utf8))
      }
      #expect(try names(in: folder) == ["a.csv"])
      #expect(text(folder + "a.csv") == "old")
    }
  }

  @Test func interruptionTakesUnfinishedFilesWithIt() throws {
    try withFolder { folder in
      let file = try AtomicFile(path: folder + "a.csv", isPersonal: false)
      TemporaryFiles.remove { $0.hasPrefix(folder) }
      #expect(try names(in: folder).isEmpty)
      #expect(throws: HotspotError.self) { try file.commit() }
    }
  }

  @Test func anotherLibraryMayWriteTheFile() throws {
    try withFolder { folder in
      let path = folder + "a.gpkg"
      let file = try AtomicFile(path: path, isPersonal: true, suffix: ".gpkg")
      let lent = file.lend()
      #expect(lent.hasPrefix(folder + ".hotspot-") && lent.hasSuffix(".gpkg"))
      #expect(try names(in: folder).isEmpty)
      try put("theirs", at: lent)
      file.protect()
      try file.commit()
      #expect(try names(in: folder) == ["a.gpkg"])
      #expect(text(path) == "theirs")
      #expect(FileSystem.permissions(of: path) == 0o600)

      let dropped = try AtomicFile(path: path, replace: true, isPersonal: false, suffix: ".gpkg")
      try put("half", at: dropped.lend())
      dropped.cancel()
      #expect(try names(in: folder) == ["a.gpkg"])
      #expect(text(path) == "theirs")

      let paired = try AtomicFile(path: folder + "b.fgb", isPersonal: false, suffix: ".fgb")
      let companion = paired.lend(companionEnding: "_temp.fgb").dropLast(4) + "_temp.fgb"
      try put("rows", at: String(companion))
      TemporaryFiles.remove { $0.hasPrefix(folder) }
      #expect(try names(in: folder) == ["a.gpkg"])
      try put("rows", at: String(companion))
      paired.cancel()
      #expect(try names(in: folder) == ["a.gpkg"])

      let unmade = try AtomicFile(path: folder + "b.gpkg", isPersonal: false)
      _ = unmade.lend()
      #expect(throws: HotspotError.self) { try unmade.commit() }
      #expect(try names(in: folder) == ["a.gpkg"])
    }
  }

  @Test func existingFilesAreReplacedOnlyWhenTold() throws {
    try withFolder { folder in
      let path = folder + "a.csv"
      try put("old", at: path)
      let error = #expect(throws: HotspotError.self) {
        try AtomicFile(path: path, isPersonal: false)
      }
      #expect(error?.fault == .exists)
      #expect(error?.message.contains("\(Setting.replacement)") == true)
      let file = try AtomicFile(path: path, replace: true, isPersonal: false)
      try file.write(Array("new".utf8))
      #expect(text(path) == "old")
      try file.commit()
      #expect(text(path) == "new")
    }
  }

  @Test func filesThatCameMeanwhileAreKept() throws {
    try withFolder { folder in
      let path = folder + "a.csv"
      let file = try AtomicFile(path: path, isPersonal: false)
      try file.write(Array("mine".utf8))
      try put("theirs", at: path)
      let error = #expect(throws: HotspotError.self) { try file.commit() }
      #expect(error?.fault == .exists)
      #expect(text(path) == "theirs")
      #expect(try names(in: folder) == ["a.csv"])
    }
  }

  @Test func symbolicLinksAreFollowed() throws {
    try withFolder { folder in
      try put("old", at: folder + "real.csv")
      try FileManager.default.createSymbolicLink(
        atPath: folder + "link.csv", withDestinationPath: "real.csv")
      let file = try AtomicFile(path: folder + "link.csv", replace: true, isPersonal: false)
      try file.write(Array("new".utf8))
      try file.commit()
      #expect(text(folder + "real.csv") == "new")
      #expect(
        try FileManager.default.destinationOfSymbolicLink(atPath: folder + "link.csv")
          == "real.csv")
    }
  }

  @Test func placesWhereNoFileCanBe() throws {
    try withFolder { folder in
      try put("", at: folder + "file")
      for (path, words) in [
        (folder + "none/a.csv", "the folder \(folder)none/ does not exist"),
        (folder, "is a folder"),
        (folder + "new.csv/", "is not the name of a file"), ("", "is not the name of a file"),
        (folder + "file/a.csv", "part of the path is not a folder"),
        (folder + String(repeating: "n", count: 300) + "/a", "the name is too long"),
      ] {
        let error = #expect(throws: HotspotError.self) {
          try AtomicFile(path: path, replace: true, isPersonal: false)
        }
        #expect(error?.fault == .cannotCreate)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
      }
      #expect(try names(in: folder) == ["file"])
    }
  }

  @Test func devicesAreWrittenDirectly() throws {
    let file = try AtomicFile(path: "/dev/null", isPersonal: true)
    #expect(file.isStream)
    try file.write(Array("gone".utf8))
    try file.commit()
    #expect(FileSystem.kind(of: "/dev/null") == .stream)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisksAreReported() throws {
    let file = try AtomicFile(path: "/dev/full", isPersonal: false)
    try file.write(Array("x".utf8))
    let error = #expect(throws: HotspotError.self) { try file.commit() }
    #expect(error?.fault == .inputOutput)
    #expect(error?.description == "/dev/full: cannot write: the disk is full.")
  }

  @Test func brokenPipesAreReported() throws {
    FileDescriptorSink.reportBrokenPipes()
    let pipe = Pipe()
    let sink = FileDescriptorSink(
      descriptor: pipe.fileHandleForWriting.fileDescriptor, path: nil, isOwned: false)
    try sink.write(Array("read".utf8))
    try pipe.fileHandleForReading.close()
    let error = #expect(throws: HotspotError.self) { try sink.write(Array("unread".utf8)) }
    #expect(error?.fault == .brokenPipe)
  }
}

@Suite struct ResultFileTests {
  @Test func resultAndRecordStandTogether() throws {
    let folder = NSTemporaryDirectory() + "hotspot-tests-" + UUID().uuidString + "/"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "a.csv"
    let record = RunRecord(version: "1", command: ["hotspot", "score"])

    let file = try ResultFile(path: path, isPersonal: true)
    try TableWriter(format: .csv).write(TableWriterTests.small, to: file)
    try file.commit(record: record)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        == ["a.csv", "a.csv.run.json"])
    #expect(
      FileManager.default.contents(atPath: path + ".run.json").map { [UInt8]($0) } == record.bytes)

    try FileManager.default.removeItem(atPath: path)
    let error = #expect(throws: HotspotError.self) { try ResultFile(path: path, isPersonal: true) }
    #expect(error?.file == path + ".run.json")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv.run.json"])

    try FileManager.default.removeItem(atPath: path + ".run.json")
    let late = try ResultFile(path: path, isPersonal: true)
    try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: HotspotError.self) { try late.commit(record: record) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.csv"])
  }
}
