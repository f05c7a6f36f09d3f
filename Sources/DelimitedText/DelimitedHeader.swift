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
  ) throws(InputError) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw InputError(
        .notText, file: file, "the file is UTF-16. Save it as CSV UTF-8, or convert it with iconv.")
    }
    guard bytes.count > start else {
      throw InputError(.notText, file: file, line: 1, "the file is empty.")
    }
    var quoted = false
    var end = bytes.count
    var hasEnd = false
    for index in start..<bytes.count {
      if bytes[index] == 0x22 { quoted.toggle() }
      if bytes[index] == 0x0A, !quoted {
        end = index
        hasEnd = true
        break
      }
    }
    let header = bytes[start..<end]
    if header.contains(0) {
      throw InputError(
        .notText, file: file, line: 1,
        "the first line holds zero bytes: this is a binary file, not delimited text.")
    }
    guard hasEnd || isWhole else {
      throw InputError(
        .notText, file: file, line: 1,
        "no line end in the first \(bytes.count) bytes: this is not delimited text with a header.")
    }
    if hasEnd == false, header.contains(0x0D) {
      throw InputError(
        .notText, file: file, line: 1,
        "lines end with a lone carriage return. Save the file with line feeds.")
    }
    guard String(validating: header, as: UTF8.self) != nil else {
      throw InputError(
        .notText, file: file, line: 1,
        "the header is not UTF-8 (Windows-1252?). Convert it: iconv -f WINDOWS-1252 -t UTF-8.")
    }
    delimiter = wanted ?? DelimitedHeader.detect(header)
    names = DelimitedHeader.split(header, delimiter: delimiter)
    dataStart = hasEnd ? end + 1 : end
    lines = 1 + header.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    guard names.contains(where: { !$0.isEmpty }) else {
      throw InputError(.notText, file: file, line: 1, "the first line is blank, not a header.")
    }
    guard names.count <= 65_535 else {
      throw InputError(.notText, file: file, line: 1, "the header has \(names.count) columns.")
    }
  }

  /// The delimiter that occurs most outside quotes.
  private static func detect(_ header: ArraySlice<UInt8>) -> UInt8 {
    var counts = [0, 0, 0]
    var quoted = false
    for byte in header {
      if byte == 0x22 { quoted.toggle() }
      if !quoted, let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return delimiters[counts.firstIndex(of: most) ?? 0]
  }

  private static func split(_ header: ArraySlice<UInt8>, delimiter: UInt8) -> [String] {
    var names: [String] = []
    var field: [UInt8] = []
    var quoted = false
    func name() -> String {
      let text = field.last == 0x0D ? field.dropLast() : field[...]
      return String(decoding: DateReader.trim(text), as: UTF8.self)
    }
    var index = header.startIndex
    while index < header.endIndex {
      let byte = header[index]
      if byte == 0x22 {
        if quoted, index + 1 < header.endIndex, header[index + 1] == 0x22 {
          field.append(byte)
          index += 1
        } else {
          quoted.toggle()
        }
      } else if byte == delimiter, !quoted {
        names.append(name())
        field = []
      } else {
        field.append(byte)
      }
      index += 1
    }
    names.append(name())
    return names
  }
}
