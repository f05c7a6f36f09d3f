import DelimitedText
import Foundation
import TestSupport
import Testing
import TrialFiles
import TrialDesigns

/// What is taken for a seed, and what is said of it.
@Suite struct SeedFileTests {
  private func warnings(_ text: String, mode: Int = 0o600) throws -> [String] {
    let folder = try TemporaryFolder()
    let path = try folder.put(text, "seed.txt")
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return try SeedFile(path: path).warnings
  }

  @Test func aLongSeedOfOnesOwnRaisesNoDoubt() throws {
    #expect(try warnings("12345678901234567890\r\nmore\n").isEmpty)
  }

  @Test func aShortSeedIsWarnedOfWithoutShowingIt() throws {
    let warnings = try warnings("hunter2secret\n")
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("13 characters") == true)
    #expect(warnings.first?.contains("hunter2") == false)
  }

  @Test(arguments: ["12345678901234567890 \n", " 12345678901234567890\r\n"])
  func aBlankThatNobodySeesIsWarnedOf(text: String) throws {
    let warnings = try warnings(text)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("blank") == true)
    #expect(warnings.first?.contains("1234567") == false)
  }

  @Test(arguments: [0o644, 0o640, 0o604])
  func aSeedThatOthersCanReadIsWarnedOf(mode: Int) throws {
    let warnings = try warnings("12345678901234567890\n", mode: mode)
    #expect(warnings.count == 1)
    #expect(warnings.first?.contains("chmod 600") == true)
    #expect(warnings.first?.contains("1234567") == false)
  }

  @Test(arguments: ["", "\n12345678901234567890\n", "  \t\n", "a\u{0}bcdefghijklmnopqrstuvwxyz\n"])
  func whatIsNoSeedIsRefusedWithAdvice(text: String) throws {
    let error = #expect(throws: HotspotError.self) { try warnings(text) }
    #expect(error?.fault == .badData)
    #expect(error?.message.contains("dice") == true)
    #expect(error?.message.contains("/dev/urandom") == true)
  }

  @Test func aMissingFileSaysHowToMakeOne() {
    let error = #expect(throws: HotspotError.self) { try SeedFile(path: "/nowhere/seed.txt") }
    #expect(error?.fault == .missing)
    #expect(error?.message.contains("base64") == true)
  }
}
