/// The first row of a delimited text: its delimiter, its column names, and where the rows start.
public struct DelimitedHeader: Hashable, Sendable {
  /// The byte between fields.
  public var delimiter: UInt8
  /// The column names as written, without quotes and outer spaces.
  public var names: [String]
  /// Where the first row starts, counted in bytes from the start of the text.
  package var dataStart: Int
  /// Lines the header takes up.
  package var lines: Int

  /// The delimiters tried, in order of preference.
  static let delimiters: [UInt8] = [0x2C, 0x09, 0x3B]

  /// Reads a header from the first bytes of a text.
  ///
  /// - Parameter isWhole: whether the bytes are the whole text.
  package init(
    _ bytes: [UInt8], isWhole: Bool, delimiter wanted: UInt8?, file: String
  ) throws(HotspotError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw HotspotError(
        .notText, file: file, "the file is UTF-16. Save it as CSV UTF-8, or convert it with iconv.")
    }
    guard bytes.count > start else {
      throw HotspotError(.notText, file: file, line: 1, "the file is empty.")
    }
    if bytes.starts(with: [0x1F, 0x8B]) {
      throw HotspotError(
        .notText, file: file, "the text is compressed. Unpack it first: gunzip -c FILE | hotspot …")
    }
    // Every delimiter is tried, since which quotes open a field depends on it.
    let candidates = (wanted.map { [$0] } ?? DelimitedHeader.delimiters).map {
      HeaderRow(bytes[start...], delimiter: $0)
    }
    var row = candidates[0]
    for other in candidates.dropFirst() {
      if other.names.count > row.names.count { row = other }
    }
    let header = bytes[start..<row.end]
    if header.contains(0) {
      throw HotspotError(
        .notText, file: file, line: 1,
        "the first line holds zero bytes: this is a binary or UTF-16 file, not UTF-8 text.")
    }
    if row.hasLoneReturn {
      throw HotspotError(
        .notText, file: file, line: 1,
        "lines end with a lone carriage return. Save the file with line feeds.")
    }
    if row.isOpen {
      throw HotspotError(
        .notText, file: file, line: 1, "a quote in the header is never closed. Mend the header.")
    }
    guard row.hasEnd || isWhole else {
      throw HotspotError(
        .notText, file: file, line: 1,
        "no line end in the first \(bytes.count) bytes: this is not delimited text with a header.")
    }
    guard String(validating: header, as: UTF8.self) != nil else {
      throw HotspotError(
        .notText, file: file, line: 1,
        "the header is not UTF-8 (Windows-1252?). Convert it: iconv -f WINDOWS-1252 -t UTF-8.")
    }
    delimiter = row.delimiter
    names = row.names
    dataStart = row.hasEnd ? row.end + 1 : row.end
    lines = 1 + header.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    guard names.contains(where: { !$0.isEmpty }) else {
      throw HotspotError(.notText, file: file, line: 1, "the first line is blank, not a header.")
    }
    guard names.count <= 65_535 else {
      throw HotspotError(.notText, file: file, line: 1, "the header has \(names.count) columns.")
    }
  }

  /// Whether the first bytes of a text hold its whole header, whatever the delimiter.
  static func isWhole(in bytes: [UInt8], delimiter: UInt8?) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return (delimiter.map { [$0] } ?? delimiters).allSatisfy {
      HeaderRow(bytes[start...], delimiter: $0).hasEnd
    }
  }
}

/// The first row of a text as one delimiter cuts it, by the rule for quotes in `CDelimiters.h`.
private struct HeaderRow {
  let delimiter: UInt8
  private(set) var names: [String] = []
  /// Where its newline stands, or the end of the bytes.
  private(set) var end: Int
  private(set) var hasEnd = false
  /// Whether a quote is still open at the end of the bytes.
  private(set) var isOpen = false
  /// Whether some carriage return has no newline after it.
  private(set) var hasLoneReturn = false

  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) {
    self.delimiter = delimiter
    end = bytes.endIndex
    var field: [UInt8] = []
    var isStart = true
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let next = index + 1 < bytes.endIndex ? bytes[index + 1] : nil
      if isOpen {
        if byte != 0x22 {
          field.append(byte)
        } else if next == 0x22 {
          field.append(byte)
          index += 1
        } else {
          isOpen = false
        }
      } else if byte == 0x22, isStart {
        isOpen = true
        isStart = false
      } else if byte == delimiter {
        names.append(HeaderRow.name(field))
        field = []
        isStart = true
      } else if byte == 0x0A {
        hasEnd = true
        end = index
        break
      } else if byte == 0x0D {
        if let next, next != 0x0A { hasLoneReturn = true }
      } else {
        field.append(byte)
        isStart = false
      }
      index += 1
    }
    names.append(HeaderRow.name(field))
  }

  private static func name(_ field: [UInt8]) -> String {
    String(decoding: DateReader.trim(field[...]), as: UTF8.self)
  }
}
