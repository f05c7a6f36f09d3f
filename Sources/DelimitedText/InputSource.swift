import Foundation

/// One delimited text to read: a file, a member of an archive, or standard input.
public struct InputSource: Hashable, Sendable {
  /// How its bytes are held.
  public enum Form: Hashable, Sendable {
    /// Plain bytes, read in blocks by several workers at once.
    case plain
    /// gzip, one worker.
    case gzip
    /// A member of a zip archive, counted from 0, one worker each.
    case zip(member: Int)
    /// Standard input, one worker.
    case standardInput
  }

  /// The file's path, or `-`.
  public var path: String
  /// How its bytes are held.
  public var form: Form
  /// The name used in messages: the path, with the member for an archive.
  public var name: String
  /// The size of the stored bytes; 0 for standard input.
  public var size: Int

  /// The texts that paths stand for, in the order given.
  ///
  /// A folder stands for its `.csv`, `.csv.gz` and `.zip` files, however deep, in order of path; a
  /// zip archive for its `.csv` members, in order of the archive; `-` for standard input.
  /// - Throws: `HotspotError` for a path that does not exist, cannot be read or holds nothing.
  public static func expanding(_ paths: [String]) throws -> [InputSource] {
    var sources: [InputSource] = []
    var standardInputs = 0
    for path in paths {
      if path == "-" {
        standardInputs += 1
        sources.append(InputSource(path: "-", form: .standardInput, name: "-", size: 0))
        continue
      }
      guard let isFolder = PlainFile.isFolder(path) else {
        throw HotspotError(
          .missing, file: path, "there is no such file or folder. Check the path and its spelling.")
      }
      if isFolder {
        let inside = files(in: path)
        guard !inside.isEmpty else {
          throw HotspotError(
            .missing, file: path, "the folder holds no .csv, .csv.gz or .zip file.")
        }
        for file in inside { sources += try texts(in: file) }
      } else {
        sources += try texts(in: path)
      }
    }
    guard standardInputs < 2 else {
      throw HotspotError(.usage, "standard input (-) can be read once only.")
    }
    return sources
  }

  private static func files(in folder: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let wanted = names.filter { name in
      let lower = name.lowercased()
      let last = lower.split(separator: "/").last ?? ""
      return !last.hasPrefix(".")
        && (lower.hasSuffix(".csv") || lower.hasSuffix(".csv.gz") || lower.hasSuffix(".zip"))
    }
    return wanted.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
      .filter { PlainFile.isFolder($0) != true }
  }

  private static func texts(in path: String) throws -> [InputSource] {
    let file = try PlainFile(path)
    let start = try file.start(4)
    if start.starts(with: [0x1F, 0x8B]) {
      return [InputSource(path: path, form: .gzip, name: path, size: file.size)]
    }
    if start.starts(with: [0x50, 0x4B, 3, 4]) || start.starts(with: [0x50, 0x4B, 5, 6]) {
      let members = try ZipStream.members(of: path)
      guard !members.isEmpty else {
        throw HotspotError(.missing, file: path, "the archive holds no .csv file.")
      }
      return members.map { member, name in
        InputSource(
          path: path, form: .zip(member: member), name: path + ":" + name, size: file.size)
      }
    }
    return [InputSource(path: path, form: .plain, name: path, size: file.size)]
  }
}
