// Unsafe: calls open, fstat, pread and close. What makes it safe: the descriptor belongs to the
// object and is closed once, and every read is told how much room the caller's buffer has.

import Foundation

/// An open file that several workers read at once, each at its own place.
final class PlainFile: Sendable {
  let path: String
  let size: Int
  private let descriptor: Int32

  init(_ path: String) throws(HotspotError) {
    self.path = path
    // Without O_NONBLOCK, opening a named pipe would wait for someone to write to it.
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw PlainFile.failure(path, errno) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw PlainFile.failure(path, errno)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw HotspotError(
        .unreadable, file: path,
        "this is not a regular file. To read from a pipe, give - and redirect it.")
    }
    size = Int(status.st_size)
  }

  deinit {
    close(descriptor)
  }

  /// Fills a buffer from a place in the file; fewer bytes come back only at the file's end.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(HotspotError) -> Int
  {
    var done = 0
    while done < buffer.count {
      let count = unsafe pread(
        descriptor, buffer.baseAddress.map { unsafe $0 + done }, buffer.count - done,
        off_t(offset + done))
      if count < 0 {
        if errno == EINTR { continue }
        throw PlainFile.failure(path, errno)
      }
      if count == 0 { break }
      done += count
    }
    return done
  }

  /// The first bytes of the file.
  func start(_ count: Int) throws(HotspotError) -> [UInt8] {
    try bytes(at: 0, count: count)
  }

  func bytes(at offset: Int, count: Int) throws(HotspotError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe bytes.withUnsafeMutableBytes { buffer -> Result<Int, HotspotError> in
      Result { () throws(HotspotError) in unsafe try self.read(into: buffer, at: offset) }
    }
    bytes.removeLast(count - (try read.get()))
    return bytes
  }

  /// Whether a path is a folder; nil where nothing is there.
  static func isFolder(_ path: String) -> Bool? {
    var status = Foundation.stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  static func failure(_ path: String, _ code: Int32) -> HotspotError {
    let reason = unsafe String(cString: strerror(code))
    return HotspotError(
      code == ENOENT ? .missing : .unreadable, file: path,
      "cannot be read: \(reason.lowercased()).")
  }
}

/// A plain file read in order.
final class PlainStream: ByteStream {
  private let file: PlainFile
  private var offset = 0

  init(_ path: String) throws(HotspotError) {
    file = try PlainFile(path)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HotspotError) -> Int {
    let count = unsafe try file.read(into: buffer, at: offset)
    offset += count
    return count
  }
}
