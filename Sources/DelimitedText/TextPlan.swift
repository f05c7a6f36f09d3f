/// One text with what was decided about it before its rows are read.
public struct PlannedText: Sendable {
  /// Where the bytes are.
  public var source: InputSource
  /// Its header.
  public var header: DelimitedHeader

  /// Reads the header of a source.
  package init(_ source: InputSource, delimiter: UInt8?) throws {
    self.source = source
    let (bytes, isWhole) = try TextStart(source: source, delimiter: delimiter)
      .bytes(ScanLimits.longestHeader)
    header = try DelimitedHeader(
      bytes, isWhole: isWhole, delimiter: delimiter, file: source.name)
  }
}

/// The first bytes of a text, whatever holds it.
struct TextStart {
  let source: InputSource
  let delimiter: UInt8?

  /// Up to `count` bytes, and whether that is all there is.
  func bytes(_ count: Int) throws -> ([UInt8], Bool) {
    let stream = try source.open()
    defer { if case .standardInput = source.form { StandardInput.shared.rewind() } }
    // Most headers are short, and a folder may hold thousands of files.
    let (start, isWhole) = try StreamReader.take(4096, from: stream)
    if isWhole || DelimitedHeader.isWhole(in: start, delimiter: delimiter) {
      return (start, isWhole)
    }
    let (more, isAll) = try StreamReader.take(count - start.count, from: stream)
    return (start + more, isAll)
  }
}

extension InputSource {
  /// A stream over the text, from its start.
  func open() throws(HotspotError) -> any ByteStream {
    switch form {
    case .plain: return try PlainStream(path)
    case .gzip: return try GzipStream(path)
    case .zip(let member): return try ZipStream(path, member: member)
    case .standardInput:
      StandardInput.shared.rewind()
      return StandardInput.shared
    }
  }
}
