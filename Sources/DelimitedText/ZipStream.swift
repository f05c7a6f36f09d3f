// Unsafe: drives libarchive. What makes it safe: the archive handle belongs to the object and is
// freed once, and reads are told how much room the caller's buffer has.

internal import CArchive
internal import Foundation

/// One member of a zip archive.
@safe
final class ZipStream: ByteStream {
  private let archive: OpaquePointer
  private let name: String

  /// The `.csv` members of an archive, with their places in it.
  static func members(of path: String) throws(HotspotError) -> [(Int, String)] {
    let stream = try ZipStream(path)
    var found: [(Int, String)] = []
    var place = 0
    while let name = try stream.next() {
      let last = name.split(separator: "/").last ?? ""
      if name.lowercased().hasSuffix(".csv"), !last.hasPrefix("."), !name.hasPrefix("__MACOSX/") {
        found.append((place, name))
      }
      place += 1
    }
    return found
  }

  init(_ path: String, member: Int) throws(HotspotError) {
    name = path
    unsafe archive = try ZipStream.open(path)
    for _ in 0...member {
      guard try next() != nil else {
        throw HotspotError(.unreadable, file: path, "the archive changed while it was read.")
      }
    }
  }

  private init(_ path: String) throws(HotspotError) {
    name = path
    unsafe archive = try ZipStream.open(path)
  }

  deinit {
    unsafe archive_read_free(archive)
  }

  private static func open(_ path: String) throws(HotspotError) -> OpaquePointer {
    guard let archive = unsafe archive_read_new() else {
      throw HotspotError(.unreadable, file: path, "the archive reader could not start.")
    }
    unsafe archive_read_support_format_zip(archive)
    guard unsafe archive_read_open_filename(archive, path, 1 << 18) == ARCHIVE_OK else {
      let error = unsafe failure(archive, path)
      unsafe archive_read_free(archive)
      throw error
    }
    return unsafe archive
  }

  private func next() throws(HotspotError) -> String? {
    var entry: OpaquePointer?
    // A program that set no locale has one of ASCII, in which libarchive drops other names.
    let utf8 = unsafe newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    let before = unsafe utf8.map { unsafe uselocale($0) }
    defer {
      if let before = unsafe before { _ = unsafe uselocale(before) }
      if let utf8 = unsafe utf8 { unsafe freelocale(utf8) }
    }
    let status = unsafe archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN else {
      throw unsafe ZipStream.failure(archive, name)
    }
    guard let path = unsafe archive_entry_pathname(entry) else { return "" }
    return unsafe String(cString: path)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HotspotError) -> Int {
    let count = unsafe archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw unsafe ZipStream.failure(archive, name) }
    return count
  }

  private static func failure(_ archive: OpaquePointer, _ path: String) -> HotspotError {
    let reason = unsafe archive_error_string(archive).map { unsafe String(cString: $0) }
    return HotspotError(
      .badData, file: path,
      "the zip archive is damaged (\(reason ?? "unknown error")). Copy it again.")
  }
}
