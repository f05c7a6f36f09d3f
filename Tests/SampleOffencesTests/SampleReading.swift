import SampleOffences

/// Reads synthetic files back as text.
enum SampleReading {
  /// The whole file.
  static func bytes(of sample: OffenceSample) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      try sample.write { bytes += copy $0 }
    } catch {
      return []
    }
    return bytes
  }

  /// The lines, without their ends; bytes that are not UTF-8 become replacement characters.
  static func lines(of sample: OffenceSample) -> [Substring] {
    String(decoding: bytes(of: sample), as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }
}
