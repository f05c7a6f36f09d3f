import Foundation
import TestSupport
import Testing

@testable import DelimitedText

/// Archives made with Python's `gzip` and `zipfile`, so that neither the reader's own libraries nor
/// a tool of the machine has made what is read.
enum ArchiveFixtures {
  /// What `gzip`, `members` and the first csv of `zip` hold.
  static let text = "a,b\n1,\"x\ny\"\n2,z\r\nonly\n3,w"

  static let gzip = """
    H4sIAAAAAAACA0vUSeIy1FGq4KpU4jLSqeLlys/LqeQy1ikHAPejdVoZAAAA
    """

  /// Three members, the second empty, and zero bytes after the last.
  static let members = """
    H4sIAAAAAAACA0vUSeIy1FGq4AIAJIEl9AkAAAAfiwgAAAAAAAIDAwAAAAAAAAAAAB+LCAAAAAAAAgOrVOIy0qni\
    5crPy6nkMtYpBwDumuf9EAAAAAAAAAAAAAA=
    """

  /// A text file, `folder/one.csv`, two files to be passed over, and `café.CSV`.
  static let zip = """
    UEsDBBQAAAAIAAAAIVBEr9w1CgAAAAgAAAAJAAAAbm90ZXMudHh0y8svUShKTUwBAFBLAwQUAAAACAAAACFQ96N1\
    WhsAAAAZAAAADgAAAGZvbGRlci9vbmUuY3N2S9RJ4jLUUargqlTiMtKp4uXKz8up5DLWKQcAUEsDBBQAAAAIAAAA\
    IVA5nPsGBgAAAAQAAAAQAAAAX19NQUNPU1gvb25lLmNzdssqzcsGAFBLAwQUAAAACAAAACFQOZz7BgYAAAAEAAAA\
    EgAAAGZvbGRlci8uaGlkZGVuLmNzdssqzcsGAFBLAwQUAAAICAAAACFQX/bXLAoAAAAIAAAACQAAAGNhZsOpLkNT\
    VkvUSeKy1LHkAgBQSwECFAMUAAAACAAAACFQRK/cNQoAAAAIAAAACQAAAAAAAAAAAAAAgAEAAAAAbm90ZXMudHh0\
    UEsBAhQDFAAAAAgAAAAhUPejdVobAAAAGQAAAA4AAAAAAAAAAAAAAIABMQAAAGZvbGRlci9vbmUuY3N2UEsBAhQD\
    FAAAAAgAAAAhUDmc+wYGAAAABAAAABAAAAAAAAAAAAAAAIABeAAAAF9fTUFDT1NYL29uZS5jc3ZQSwECFAMUAAAA\
    CAAAACFQOZz7BgYAAAAEAAAAEgAAAAAAAAAAAAAAgAGsAAAAZm9sZGVyLy5oaWRkZW4uY3N2UEsBAhQDFAAACAgA\
    AAAhUF/21ywKAAAACAAAAAkAAAAAAAAAAAAAAIAB4gAAAGNhZsOpLkNTVlBLBQYAAAAABQAFACgBAAATAQAAAAA=
    """

  static let zipWithoutCSV = """
    UEsDBBQAAAAAAAAAIVCDFtyMAQAAAAEAAAAFAAAAYS50eHR4UEsBAhQDFAAAAAAAAAAhUIMW3IwBAAAAAQAAAAUA\
    AAAAAAAAAAAAAIABAAAAAGEudHh0UEsFBgAAAAABAAEAMwAAACQAAAAAAA==
    """

  static func bytes(_ text: String) throws -> [UInt8] {
    [UInt8](try #require(Data(base64Encoded: text)))
  }
}

@Suite struct CompressedTests {
  private static func message(_ body: () throws -> Void) -> String {
    (#expect(throws: HotspotError.self, performing: body))?.description ?? ""
  }

  @Test(arguments: [ArchiveFixtures.gzip, ArchiveFixtures.members], [1, 2, 7, 64, 4 << 20])
  func gzipGivesTheRowsOfThePlainFile(_ fixture: String, _ block: Int) throws {
    let folder = try TemporaryFolder()
    let plain = try CollectedText(folder.put(ArchiveFixtures.text))
    let packed = try CollectedText(
      folder.put(ArchiveFixtures.bytes(fixture), "a.csv.gz"), threads: 2, block: block)
    #expect(packed.rows == plain.rows)
    #expect(packed.rejects == plain.rejects)
    #expect(plain.rejects == SlowReader(Array(ArchiveFixtures.text.utf8)).rejects)
  }

  @Test(arguments: [1, 3, 64, 4 << 20])
  func everyCSVInAZipIsRead(_ block: Int) throws {
    let folder = try TemporaryFolder()
    let plain = try CollectedText(folder.put(ArchiveFixtures.text))
    let path = try folder.put(ArchiveFixtures.bytes(ArchiveFixtures.zip), "a.zip")
    let sources = try InputSource.expanding([path])
    #expect(sources.map(\.name) == [path + ":folder/one.csv", path + ":café.CSV"])
    let packed = try CollectedText(path, threads: 2, block: block)
    #expect(packed.rows == CollectedText.sorted(plain.rows + [[[0x39], [0x39]]]))
    #expect(packed.report.rejectedRows.map(\.line) == [5])
    #expect(packed.report.inputs.map(\.name) == [path])
  }

  /// Wherever a gzip file is cut, the reader says so or (before the magic number) reads it as text.
  @Test func cutGzipFilesAreRefused() throws {
    let folder = try TemporaryFolder()
    let whole = try ArchiveFixtures.bytes(ArchiveFixtures.gzip)
    for count in 2..<whole.count {
      let path = try folder.put(whole.prefix(count), "a.csv.gz")
      let said = Self.message { _ = try CollectedText(path, block: 64) }
      #expect(said.contains("the gzip file ends too early"), "cut at \(count): \(said)")
    }
  }

  @Test func damagedGzipFilesNeverPass() throws {
    let folder = try TemporaryFolder()
    let whole = try ArchiveFixtures.bytes(ArchiveFixtures.gzip)
    let plain = try CollectedText(folder.put(ArchiveFixtures.text))
    var passed = 0
    // The ten bytes of the header hold a time and a system, which may be anything.
    for place in 10..<whole.count {
      var bytes = whole
      bytes[place] ^= 0x10
      let path = try folder.put(bytes, "a.csv.gz")
      do {
        // The bits that fill up the last byte of the packed text mean nothing.
        #expect(try CollectedText(path).rows == plain.rows, "\(place)")
        passed += 1
      } catch let error as HotspotError {
        #expect(error.fault == .badData || error.fault == .notText, "\(place)")
      }
    }
    #expect(passed <= 1)
    let trailing = try folder.put(whole + Array("tail".utf8), "b.csv.gz")
    #expect(Self.message { _ = try CollectedText(trailing) }.contains("damaged"))
  }

  @Test func damagedZipFilesNeverCrash() throws {
    let folder = try TemporaryFolder()
    let whole = try ArchiveFixtures.bytes(ArchiveFixtures.zip)
    let good = try CollectedText(folder.put(whole, "a.zip"))
    var refused = 0
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0x10
      do {
        let found = try CollectedText(folder.put(bytes, "a.zip"))
        // Names, times and comments may change; the checksum guards the rows.
        #expect(found.rows.count <= good.rows.count + 4)
      } catch is HotspotError {
        refused += 1
      }
    }
    #expect(refused > 20)
    for count in stride(from: 5, to: whole.count, by: 7) {
      let path = try folder.put(whole.prefix(count), "cut.zip")
      do {
        let found = try CollectedText(path)
        #expect(found.rows.count <= good.rows.count)
      } catch let error as HotspotError {
        #expect(error.description.hasPrefix(path))
      }
    }
  }

  @Test func aZipWithoutCSVSaysSo() throws {
    let folder = try TemporaryFolder()
    let path = try folder.put(ArchiveFixtures.bytes(ArchiveFixtures.zipWithoutCSV), "a.zip")
    #expect(
      Self.message { _ = try CollectedText(path) } == "\(path): the archive holds no .csv file.")
  }
}
