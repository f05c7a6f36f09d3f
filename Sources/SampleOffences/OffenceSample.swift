internal import ParallelWork

/// A synthetic offence file, from a thousand rows to a hundred million.
///
/// The same arguments give the same bytes on every machine and any number of cores: each chunk
/// of rows follows from the seed and the chunk's number alone. Nobody in it exists. Records span
/// 2023-01-01 to 2025-12-31 in the towns of the Thames Valley, roughly in time order; a small
/// part of the people hold most of the harm, offend in spells and specialise; victims repeat; a
/// few street segments stay hot throughout.
///
/// Offence frequencies are those of Home Office recorded crime, year ending March 2018 (Open
/// Government Licence v3).
public struct OffenceSample: Sendable {
  /// The number of data rows, besides the header.
  public var offences: Int
  /// The seed: another one gives other people, places and events.
  public var seed: UInt64
  /// The shape of the file.
  public var layout: SampleLayout
  /// The share of rows, 0 to 1, that carry one kind of `SampleDirt` each.
  public var dirtyShare: Double

  /// A file of so many rows; a negative number of rows counts as none.
  public init(
    offences: Int, seed: UInt64 = 1, layout: SampleLayout = .generic, dirtyShare: Double = 0
  ) {
    self.offences = max(0, offences)
    self.seed = seed
    self.layout = layout
    self.dirtyShare = dirtyShare
  }

  /// Rows of a chunk, about 3 MB.
  private static let chunkRows = 32_768

  /// Writes the file, header first, in order, in chunks of a few megabytes.
  ///
  /// Chunks are made on all cores, a few at a time, so memory stays small whatever the number of
  /// rows. Time is proportional to the number of rows.
  ///
  /// - Parameter sink: Receives the chunks, one after the other, on the calling thread. What it
  ///   throws ends the writing.
  public func write(to sink: (borrowing [UInt8]) throws -> Void) throws {
    try sink(Array((layout.columns.joined(separator: ",") + "\n").utf8))
    let world = SampleWorld(seed: seed, rows: offences, layout: layout, dirtyShare: dirtyShare)
    let chunks = (offences + OffenceSample.chunkRows - 1) / OffenceSample.chunkRows
    try OrderedChunks(count: chunks, threads: ParallelWork.processors).forEach {
      OffenceSample.chunk($0, of: world)
    } use: {
      try sink($0)
    }
  }

  /// The rows of one chunk.
  private static func chunk(_ chunk: Int, of world: SampleWorld) -> [UInt8] {
    let start = chunk * chunkRows
    let rows = start..<min(world.rows, start + chunkRows)
    switch world.layout {
    case .generic: return world.genericRows(rows, chunk: chunk)
    case .policeUK: return world.policeUKRows(rows, chunk: chunk)
    }
  }
}
