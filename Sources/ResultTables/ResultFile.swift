public import DelimitedText

/// A result and its run record, which appear together or not at all.
///
/// Both names are claimed when the file is opened, before hours of work, and both files are put in
/// place by `commit(record:)`. A device or FIFO gets the result alone.
public final class ResultFile: ByteSink {
  private let result: AtomicFile
  private let record: AtomicFile?

  /// Opens a result for writing.
  ///
  /// - Parameters:
  ///   - path: where the result will stand, its record beside it.
  ///   - replace: whether files already there may be replaced.
  ///   - isPersonal: whether the result names people, so that only its owner may read it.
  public convenience init(
    path: String, replace: Bool = false, isPersonal: Bool
  ) throws(HotspotError) {
    try self.init(path: path, replace: replace, isPersonal: isPersonal, suffix: "")
  }

  /// As the public initialiser; the hidden file's name ends in `suffix`.
  package init(
    path: String, replace: Bool, isPersonal: Bool, suffix: String
  ) throws(HotspotError) {
    let result = try AtomicFile(
      path: path, replace: replace, isPersonal: isPersonal, suffix: suffix)
    self.result = result
    record =
      result.isStream
      ? nil
      : try AtomicFile(
        path: RunRecord.path(beside: path), replace: replace, isPersonal: isPersonal)
  }

  /// Appends bytes to the result.
  public func write(_ bytes: Span<UInt8>) throws(HotspotError) {
    try result.write(bytes)
  }

  /// Whether the result goes straight to a device or FIFO.
  package var isStream: Bool { result.isStream }

  /// The name under which another library makes and writes the result, in place of `write(_:)`;
  /// for the parameter see `AtomicFile`.
  package func lend(companionEnding: String? = nil) -> String {
    result.lend(companionEnding: companionEnding)
  }

  /// Keeps a lent result that is personal from everyone but its owner, once it is made.
  package func protect() { result.protect() }

  /// Puts the result and its record in place.
  ///
  /// The record goes first: a result never stands without one.
  public func commit(record: RunRecord) throws(HotspotError) {
    if let file = self.record {
      try file.write(record.bytes)
      try file.commit()
    }
    do {
      try result.commit()
    } catch {
      self.record?.withdraw()
      throw error
    }
  }

  /// Gives both files up.
  public func cancel() {
    result.cancel()
    record?.cancel()
  }
}
