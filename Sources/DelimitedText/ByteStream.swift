/// Bytes that come in order and once.
protocol ByteStream: AnyObject {
  /// Fills some of a buffer; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(HotspotError) -> Int
}
