public import DelimitedText
internal import ParallelWork

/// What a user can say about how files are read.
public struct ReaderOptions: Sendable {
  /// The headers of columns that the user named.
  public var columns: [OffenceColumn: String] = [:]
  /// The byte between fields; nil to find it in the header.
  public var delimiter: UInt8?
  /// How dates such as `03/04/2024` are read; nil to find it in the rows.
  public var dates: DateOrder?
  /// The clock that dates with an offset are turned to.
  public var zone = LocalZone.london
  /// How many rows may be left out.
  public var maxRejects = RejectLimit.standard
  /// Workers; the result does not depend on it.
  public var threads: Int
  /// Bytes in a block; the result does not depend on it.
  public var blockSize = 4 << 20
  /// Bytes of a window, about; the result does not depend on it.
  public var windowSize = 512 << 10
  /// Whether every rejected row is kept with its bytes, not just the first five.
  public var keepsAllRejects = false
  /// Whether inputs are hashed, for a run record.
  public var hashesInputs = false
  /// Asked before each block; true stops the run.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// The usual options, on all processors.
  public init() { threads = ParallelWork.processors }
}
