internal import Synchronization

/// The unfinished files of this process, so that an interrupted run can take them with it.
package enum TemporaryFiles {
  private static let paths = Mutex<Set<String>>([])

  /// Removes every unfinished file.
  ///
  /// Call it from a dispatch source for SIGINT and SIGTERM, just before leaving. It takes a lock,
  /// so it is not for a signal handler proper.
  package static func removeAll() {
    remove { _ in true }
  }

  /// Removes the unfinished files whose paths answer to a condition.
  static func remove(where isMeant: (String) -> Bool) {
    paths.withLock { paths in
      for path in paths where isMeant(path) {
        FileSystem.remove(path)
        paths.remove(path)
      }
    }
  }

  /// Creates a file that is removed with the others until it is forgotten.
  static func create(_ path: String, mode: UInt16) throws(ErrorNumber) -> CInt {
    try paths.withLock { (paths) throws(ErrorNumber) in
      let descriptor = try FileSystem.create(path, mode: mode)
      paths.insert(path)
      return descriptor
    }
  }

  /// Counts a file among the unfinished ones that another library is going to make.
  static func expect(_ path: String) {
    paths.withLock { _ = $0.insert(path) }
  }

  /// Leaves a file alone from now on.
  static func forget(_ path: String) {
    paths.withLock { _ = $0.remove(path) }
  }
}
