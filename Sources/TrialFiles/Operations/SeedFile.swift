public import DelimitedText
private import Foundation
internal import TrialDesigns

/// The seed of a trial, as its holder keeps it: the first line of a file.
///
/// The seed is never shown: no message repeats any of it.
public struct SeedFile: Sendable {
  /// The seed.
  let seed: String
  /// What is doubtful about it, one sentence a line.
  public let warnings: [String]

  /// The fewest characters of a seed that raise no doubt: 20 digits are 66 bits.
  private static let fewestCharacters = 20
  private static let advice =
    "Make one that nobody can guess or choose: roll dice in front of witnesses and write the numbers"
    + " down, or: head -c 32 /dev/urandom | base64 > seed.txt; chmod 600 seed.txt"

  /// Reads the first line of a file; its line end, of one or two characters, is no part of it.
  ///
  /// - Throws: `HotspotError` for a file that is missing, cannot be read, or whose first line is empty
  ///   or no text.
  public init(path: String) throws(HotspotError) {
    let bytes: [UInt8]
    do {
      bytes = try SmallFile.bytes(at: path, limit: 1 << 20)
    } catch {
      if error.fault == .missing {
        throw HotspotError(.missing, file: path, "there is no such seed file. \(Self.advice)")
      }
      throw HotspotError(.inputOutput, file: path, "the seed file cannot be read. \(Self.advice)")
    }
    var line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    if line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else {
      throw HotspotError(
        .badData, file: path, "the first line is empty, so there is no seed. \(Self.advice)")
    }
    guard let text = String(validating: line, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ $0.value >= 32 && $0.value != 127 })
    else {
      throw HotspotError(
        .badData, file: path,
        "the first line is not plain text. Save the file as UTF-8 text. \(Self.advice)")
    }
    seed = text
    var warnings: [String] = []
    if text.first == " " || text.last == " " {
      warnings.append(
        "WARNING: the seed begins or ends with a blank, which is part of it and easily lost when it is"
          + " copied. The record keeps it as it is.")
    }
    if text.count < Self.fewestCharacters {
      warnings.append(
        "WARNING: the seed has only \(UnitWords.count(text.count, "character")). Someone who sees the"
          + " design could try all such seeds. \(Self.advice)")
    }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    if let mode = (attributes?[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
      warnings.append(
        "WARNING: others can read \(path), and whoever has the seed knows the allocation. Close it:"
          + " chmod 600 \(path)")
    }
    self.warnings = warnings
  }
}
