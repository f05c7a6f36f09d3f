// Every unsafe expression of this module is in this file. Each is a call of the C library that
// lasts no longer than the pointers it is given: paths are Swift strings lent for the call, written
// bytes are a span lent for the call, and `stat` fills a local variable. No pointer is kept or
// returned, but for the text of `realpath`, which is copied and freed on the spot.

package import DelimitedText

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A sink that writes to an open file descriptor and closes it.
package final class FileDescriptorSink: ByteSink {
  private let path: String?
  private var descriptor: CInt
  private let isOwned: Bool

  /// Takes over a descriptor; one that is not owned is never closed.
  init(descriptor: CInt, path: String?, isOwned: Bool = true) {
    self.descriptor = descriptor
    self.path = path
    self.isOwned = isOwned
  }

  deinit {
    if isOwned, descriptor >= 0 { _ = close(descriptor) }
  }

  /// Writes all the bytes, waiting for a slow reader.
  package func write(_ bytes: Span<UInt8>) throws(HotspotError) {
    var start = 0
    while start < bytes.count {
      let descriptor = descriptor
      let written = unsafe bytes.extracting(start..<bytes.count).withUnsafeBytes {
        #if canImport(Darwin)
          unsafe Darwin.write(descriptor, $0.baseAddress, $0.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, $0.baseAddress, $0.count)
        #else
          unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if written >= 0 {
        start += written
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitForRoom()
      case EPIPE:
        throw HotspotError(
          .brokenPipe, file: path, "the reader has gone away.")
      default:
        throw HotspotError.writing(errno, path: path)
      }
    }
  }

  /// Closes the descriptor, reporting what the system only now found out.
  func finish() throws(HotspotError) {
    guard isOwned, descriptor >= 0 else { return }
    let result = close(descriptor)
    descriptor = -1
    if result != 0, errno != EINTR { throw HotspotError.writing(errno, path: path) }
  }

  private func waitForRoom() {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    _ = unsafe poll(&request, 1, -1)
  }

  /// Makes a write to a pipe that nobody reads an `HotspotError.Fault.brokenPipe` instead of the
  /// end of the process.
  package static func reportBrokenPipes() {
    ignore(signal: SIGPIPE)
  }

  /// Leaves a signal to whoever watches for it in another way.
  static func ignore(signal number: CInt) {
    _ = signal(number, SIG_IGN)
  }
}

/// The few calls on files that the module needs.
enum FileSystem {
  /// What stands at a path.
  enum Kind: Hashable {
    case nothing, file, folder
    /// A device, FIFO or socket, which is written to and never replaced.
    case stream
    /// A symbolic link to nothing.
    case danglingLink
  }

  static func kind(of path: String) -> Kind {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      return unsafe lstat(path, &status) == 0 ? .danglingLink : .nothing
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .stream
    }
  }

  /// The permission bits of a file; nil where it cannot be looked at.
  static func permissions(of path: String) -> UInt16? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return UInt16(truncatingIfNeeded: status.st_mode & 0o7777)
  }

  /// The path with every symbolic link followed; nil where it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Creates a new file; throws the error number where anything already has the name.
  static func create(_ path: String, mode: UInt16) throws(ErrorNumber) -> CInt {
    try ErrorNumber.check(
      unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode_t(mode)))
  }

  /// Opens a device or FIFO to write to.
  static func openStream(_ path: String) throws(ErrorNumber) -> CInt {
    try ErrorNumber.check(unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY))
  }

  /// Another descriptor for what one is open on.
  static func duplicate(_ descriptor: CInt) throws(ErrorNumber) -> CInt {
    try ErrorNumber.check(fcntl(descriptor, F_DUPFD_CLOEXEC, 0))
  }

  /// Gives a file another name, taking it from whatever has it.
  static func rename(_ path: String, to target: String) throws(ErrorNumber) {
    #if canImport(Darwin)
      _ = try ErrorNumber.check(unsafe Darwin.rename(path, target))
    #elseif canImport(Musl)
      _ = try ErrorNumber.check(unsafe Musl.rename(path, target))
    #else
      _ = try ErrorNumber.check(unsafe Glibc.rename(path, target))
    #endif
  }

  /// Gives a file another name that nothing may have: `EEXIST` where something does.
  ///
  /// On file systems without hard links the look and the renaming are two steps.
  static func renameExclusively(_ path: String, to target: String) throws(ErrorNumber) {
    do {
      _ = try ErrorNumber.check(unsafe link(path, target))
      remove(path)
    } catch {
      guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK].contains(error.value) else { throw error }
      guard kind(of: target) == .nothing else { throw ErrorNumber(value: EEXIST) }
      try rename(path, to: target)
    }
  }

  static func remove(_ path: String) {
    _ = unsafe unlink(path)
  }

  /// Leaves a file readable and writable by its owner alone.
  static func restrict(_ path: String) {
    _ = unsafe chmod(path, 0o600)
  }
}

/// An `errno`.
struct ErrorNumber: Error {
  let value: CInt

  static func check(_ result: CInt) throws(ErrorNumber) -> CInt {
    guard result >= 0 else { throw ErrorNumber(value: errno) }
    return result
  }

  var isExisting: Bool { value == EEXIST }
  var isMissing: Bool { value == ENOENT }

  /// What the number means, in the same words on every system.
  var reason: String {
    switch value {
    case EACCES, EPERM: "permission denied"
    case EDQUOT: "the disk quota is used up"
    case EEXIST: "the name is taken"
    case EFBIG: "the file is too large for its disk"
    case EIO: "the disk reports an error"
    case EISDIR: "it is a folder"
    case ELOOP: "its symbolic links go in a circle"
    case EMFILE, ENFILE: "too many files are open"
    case ENAMETOOLONG: "the name is too long"
    case ENOENT: "no such file or folder"
    case ENOSPC: "the disk is full"
    case ENOTDIR: "part of the path is not a folder"
    case ENXIO: "nothing listens there"
    case EROFS: "the disk is read-only"
    default: "system error \(value)"
    }
  }
}

extension HotspotError {
  static func writing(_ number: CInt, path: String?) -> HotspotError {
    HotspotError(
      .inputOutput, file: path,
      "cannot write: \(ErrorNumber(value: number).reason).")
  }
}
