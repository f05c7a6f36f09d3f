package import DelimitedText

/// A file that appears under its name only when it is whole.
///
/// The bytes go into a hidden file beside the target, which `commit()` renames into place. A file
/// that is let go of without it leaves nothing behind. Devices and FIFOs are written to directly.
package final class AtomicFile: ByteSink {
  /// The path as the caller gave it.
  package let path: String
  /// Whether the bytes go straight to a device, a FIFO or an open descriptor.
  package let isStream: Bool

  private let replaces: Bool
  private let isPersonal: Bool
  private let suffix: String
  private var companion: String?
  private let target: String
  private let temporary: String
  private let sink: FileDescriptorSink
  private var pending = ByteBuffer()
  private var isFinished = false
  private var isCommitted = false

  private static let bufferSize = 65_536

  /// Opens a file for writing.
  ///
  /// - Parameters:
  ///   - path: where the file will stand; a symbolic link is followed.
  ///   - replace: whether it may take the place of a file already there.
  ///   - isPersonal: whether only its owner may read it.
  ///   - suffix: how the hidden file's name ends, for a library that goes by it: `.gpkg`.
  ///   - isTrial: whether the file is a trial file, which alone may take the place of another.
  package init(
    path: String, replace: Bool = false, isPersonal: Bool, suffix: String = "",
    isTrial: Bool = false
  ) throws(HotspotError) {
    self.path = path
    self.isPersonal = isPersonal
    self.suffix = suffix
    self.replaces = replace
    if let descriptor = Self.openDescriptor(path) {
      (isStream, target, temporary) = (true, path, "")
      do {
        sink = FileDescriptorSink(descriptor: try FileSystem.duplicate(descriptor), path: path)
      } catch {
        throw Self.cannotCreate(path, error)
      }
      return
    }
    let kind = try Self.check(path, replace: replace)
    if kind == .file, !isTrial { try Self.refuseTrial(path) }
    switch kind {
    case .stream:
      (isStream, target, temporary) = (true, path, "")
      do {
        sink = FileDescriptorSink(descriptor: try FileSystem.openStream(path), path: path)
      } catch {
        throw Self.cannotCreate(path, error)
      }
    case .file, .danglingLink, .nothing, .folder:
      isStream = false
      target = kind == .file ? FileSystem.resolved(path) ?? path : path
      let folder = Self.folder(of: target)
      temporary =
        folder + ".hotspot-" + String(UInt64.random(in: 0 ... .max), radix: 36) + ".part"
        + suffix
      do {
        let mode: UInt16 = isPersonal ? 0o600 : 0o644
        let descriptor = try TemporaryFiles.create(temporary, mode: mode)
        sink = FileDescriptorSink(descriptor: descriptor, path: path)
      } catch {
        throw Self.cannotCreate(path, error)
      }
    }
  }

  deinit {
    discard()
  }

  /// Appends bytes to the file.
  package func write(_ bytes: Span<UInt8>) throws(HotspotError) {
    if pending.end + bytes.count > Self.bufferSize { try flush() }
    if bytes.count >= Self.bufferSize {
      try sink.write(bytes)
    } else {
      pending.append(bytes)
    }
  }

  /// Takes the hidden file away so that another library can make and write one of that name,
  /// which `commit()` puts in place just the same; returns the name.
  ///
  /// The library must have closed it by then, and `protect()` is called as soon as it is made.
  ///
  /// - Parameter companionEnding: how the name of a file ends that the library makes beside it for
  ///   a while, in place of the suffix.
  package func lend(companionEnding: String? = nil) -> String {
    precondition(!isStream, "a device or FIFO cannot be lent")
    FileSystem.remove(temporary)
    if let companionEnding {
      let companion = temporary.dropLast(suffix.count) + companionEnding
      self.companion = String(companion)
      TemporaryFiles.expect(String(companion))
    }
    return temporary
  }

  /// Makes a lent file that is personal readable by its owner only.
  package func protect() {
    if isPersonal { FileSystem.restrict(temporary) }
  }

  /// Writes out the last bytes and puts the file in its place.
  ///
  /// - Throws: `HotspotError.Fault.exists` where another file has come to stand there meanwhile and
  ///   may not be replaced. Whatever the error, nothing is left behind.
  package func commit() throws(HotspotError) {
    precondition(!isFinished, "the file is already committed or cancelled")
    defer { discard() }
    try flush()
    try sink.finish()
    guard !isStream else { return }
    do {
      if replaces {
        try FileSystem.rename(temporary, to: target)
      } else {
        try FileSystem.renameExclusively(temporary, to: target)
      }
    } catch {
      if error.isExisting { throw Self.exists(path) }
      throw Self.cannotCreate(path, error)
    }
    isCommitted = true
  }

  /// Takes a committed file away again, unless it took the place of another.
  package func withdraw() {
    if isCommitted, !replaces { FileSystem.remove(target) }
  }

  /// Gives the file up and leaves what stood there before.
  package func cancel() {
    discard()
  }

  private func flush() throws(HotspotError) {
    let bytes = pending.storage
    try sink.write(bytes.span.extracting(0..<pending.end))
    pending.end = 0
  }

  private func discard() {
    guard !isFinished else { return }
    isFinished = true
    guard !isStream else { return }
    for path in [temporary, companion].compactMap(\.self) {
      FileSystem.remove(path)
      TemporaryFiles.forget(path)
    }
  }
}

extension AtomicFile {
  /// What stands at a path, having made sure that a file may be put there.
  @discardableResult
  static func check(_ path: String, replace: Bool) throws(HotspotError) -> FileSystem.Kind {
    let kind = FileSystem.kind(of: path)
    switch kind {
    case .folder:
      throw HotspotError(
        .cannotCreate, file: path,
        "is a folder. Name a file in it, such as \(Self.folder(of: path + "/"))result.csv."
      )
    case .file, .danglingLink:
      if !replace { throw exists(path) }
    case .nothing:
      if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
        throw HotspotError(.cannotCreate, file: path, "is not the name of a file.")
      }
    case .stream: break
    }
    return kind
  }

  private static func exists(_ path: String) -> HotspotError {
    HotspotError(
      .exists, file: path,
      "already exists. Choose another name, or replace it with \(Setting.replacement).")
  }

  private static func cannotCreate(_ path: String, _ error: ErrorNumber) -> HotspotError {
    let folder = folder(of: path)
    if error.isMissing, !folder.isEmpty, FileSystem.kind(of: folder) == .nothing {
      return HotspotError(
        .cannotCreate, file: path,
        "the folder \(folder) does not exist. Create it first, or choose another.")
    }
    return HotspotError(
      .cannotCreate, file: path,
      "cannot create the file: \(error.reason). Choose another place for it.")
  }

  /// The path up to its last slash, slash included; empty for a bare name.
  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(path[...slash])
  }

  /// The descriptor that a path such as `/dev/stdout` or `/dev/fd/3` stands for.
  private static func openDescriptor(_ path: String) -> CInt? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(prefix) {
        return CInt(path.dropFirst(prefix.count))
      }
      return nil
    }
  }
}
