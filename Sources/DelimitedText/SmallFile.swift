import Foundation

/// Reads whole configuration files, which are small.
package enum SmallFile {
  /// The most bytes a YAML file may hold; ours hold a few thousand.
  package static let largestYAML = 256 * 1024
  /// The most bytes a weights table may hold.
  package static let largestTable = 64 * 1024 * 1024

  /// The bytes of a file no larger than `limit`.
  package static func bytes(
    at path: String, limit: Int
  ) throws(HotspotError) -> [UInt8] {
    guard exists(path) else {
      throw HotspotError(.missing, file: path, "There is no such file.")
    }
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      data = try handle.read(upToCount: limit + 1) ?? Data()
    } catch {
      throw HotspotError(
        .unreadable, file: path,
        "The file cannot be read: it may be a folder or closed to you.")
    }
    guard data.count <= limit else {
      throw HotspotError(
        .unreadable, file: path,
        "The file is larger than \(limit) bytes, too large for configuration.")
    }
    return [UInt8](data)
  }

  package static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path)
  }

  /// A path written in a configuration file, taken from that file's own folder, so that a model
  /// and its definitions can be moved together.
  package static func path(_ path: String, beside file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return String(file[...slash]) + path
  }

  /// The file's name without its folder and extension.
  package static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// The error for a name that is neither a built-in nor a file.
  package static func unknown(
    _ what: String, _ name: String, builtIn names: [String]
  ) -> HotspotError {
    let near = Spelling.nearest(to: name, among: names).map { " Did you mean \($0)?" } ?? ""
    return HotspotError(
      .missing, file: name,
      "There is no file and no built-in \(what) of this name.\(near)"
        + " The built-in ones are \(names.joined(separator: ", ")).")
  }

  /// The text of a file, or where its first byte stands that is not UTF-8.
  package static func text(
    of bytes: [UInt8], file: String
  ) throws(HotspotError) -> String {
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    if let text = String(validating: body, as: UTF8.self) { return text }
    var line = 1
    for row in body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if String(validating: row, as: UTF8.self) == nil { break }
      line += 1
    }
    throw HotspotError(
      .badData, file: file, line: line, "This line is not UTF-8 text. Save the file as UTF-8.")
  }
}
