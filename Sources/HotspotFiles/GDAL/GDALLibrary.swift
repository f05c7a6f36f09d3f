// Unsafe: calls GDAL's functions for errors, settings and lists of strings. What makes it safe:
// every string is copied or lent for one call, a list is freed by the object that owns it, and
// settings and error handlers belong to the calling thread.

#if GDAL
  internal import CGDAL

  /// GDAL itself: its drivers, its settings and what it last complained of.
  enum GDALLibrary {
    private static let isRegistered: Bool = {
      GDALAllRegister()
      return true
    }()

    /// What hold for the calling thread while a file is read or written: no clock time in a file,
    /// no companion of a database, no connection that nobody asked for.
    private static let settings = [
      ("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z"),
      ("OGR_SQLITE_PRAGMA", "journal_mode=OFF,synchronous=OFF"),
      ("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE"),
      ("GDAL_PAM_ENABLED", "NO"),
    ]

    /// Runs calls of GDAL, with its drivers loaded and its messages kept from standard error.
    static func run<T, Failure: Error>(
      isWriting: Bool = false, _ body: () throws(Failure) -> T
    ) throws(Failure) -> T {
      _ = isRegistered
      unsafe CPLPushErrorHandler(CPLQuietErrorHandler)
      defer { CPLPopErrorHandler() }
      guard isWriting else {
        CPLErrorReset()
        return try body()
      }
      for (key, value) in settings { unsafe CPLSetThreadLocalConfigOption(key, value) }
      defer { for (key, _) in settings { unsafe CPLSetThreadLocalConfigOption(key, nil) } }
      CPLErrorReset()
      return try body()
    }

    /// What GDAL last complained of, on one line without a full stop; nil where it did not.
    static var complaint: String? {
      guard let text = unsafe CPLGetLastErrorMsg() else { return nil }
      let words = unsafe String(cString: text).split(whereSeparator: \.isWhitespace)
      var message = words.joined(separator: " ")
      while message.last == "." { message.removeLast() }
      return message.isEmpty ? nil : message
    }

    /// Whether a call failed since the last `forgetComplaints()`.
    static var hasFailed: Bool {
      let level = CPLGetLastErrorType()
      return level == CE_Failure || level == CE_Fatal
    }

    /// Clears what GDAL complained of.
    static func forgetComplaints() { CPLErrorReset() }

    /// Whether a file or folder stands at a path, which may lie in an archive.
    static func exists(_ path: String) -> Bool {
      if let file = unsafe VSIFOpenL(path, "rb") {
        unsafe VSIFCloseL(file)
        return true
      }
      guard let folder = unsafe VSIOpenDir(path, 0, nil) else { return false }
      unsafe VSICloseDir(folder)
      return true
    }

    /// Whether everything in an archive can be read to its end; an archive that was cut cannot.
    static func isWhole(archive path: String) -> Bool {
      let root = "/vsizip/" + path
      let names = contents(ofArchive: root).filter { !$0.hasSuffix("/") }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      for name in names {
        guard let file = unsafe VSIFOpenL(root + "/" + name, "rb") else { return false }
        defer { unsafe VSIFCloseL(file) }
        var read = 0
        var length = 0
        repeat {
          read = unsafe buffer.withUnsafeMutableBytes {
            unsafe VSIFReadL($0.baseAddress, 1, $0.count, file)
          }
          length += read
        } while read > 0
        guard unsafe VSIFSeekL(file, 0, SEEK_END) == 0,
          unsafe VSIFTellL(file) == UInt64(length)
        else { return false }
      }
      return !names.isEmpty && !hasFailed
    }

    /// The paths of everything in an archive, relative to it.
    static func contents(ofArchive path: String) -> [String] {
      guard let list = unsafe VSIReadDirRecursive(path) else { return [] }
      defer { unsafe CSLDestroy(list) }
      let count = unsafe CSLCount(list)
      return (0..<count).compactMap { index in
        unsafe list[Int(index)].map { unsafe String(cString: $0) }
      }
    }
  }

  /// A list of strings as GDAL takes options and names of drivers.
  @safe
  final class GDALStrings {
    private(set) var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

    /// Copies the strings.
    init(_ strings: [String]) {
      for text in strings { unsafe pointer = CSLAddString(pointer, text) }
    }

    deinit {
      unsafe CSLDestroy(pointer)
    }

    /// The list as functions take it that leave it alone.
    var constant: UnsafePointer<UnsafePointer<CChar>?>? {
      unsafe pointer.map {
        unsafe UnsafeRawPointer($0).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
      }
    }
  }

  /// A call of GDAL that did not succeed, in its own words.
  struct GDALFailure: Error {
    var message: String

    /// What GDAL last complained of, or that it did not say.
    static var latest: GDALFailure {
      GDALFailure(message: GDALLibrary.complaint ?? "no reason was given")
    }
  }
#endif
