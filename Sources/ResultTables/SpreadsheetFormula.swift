/// Text that a spreadsheet would run as a formula, and how it is kept from running.
package enum SpreadsheetFormula {
  /// Whether a spreadsheet may run a cell that starts so: `=`, `+`, `-`, `@`, tab, CR (OWASP,
  /// "CSV Injection").
  @inline(__always)
  static func isBegun(by byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// The text of a cell, with a leading apostrophe where it would run.
  package static func neutralised(_ text: String) -> String {
    guard let first = text.utf8.first, isBegun(by: first) else { return text }
    return "'" + text
  }
}
