internal import ResultTables

/// Counts, numbers and lists as messages about units have them.
enum UnitWords {
  /// A number with its noun.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A number in its shortest form.
  static func number(_ value: Double) -> String { CellValue.number(value).description }

  /// A number to four decimals.
  static func rounded(_ value: Double) -> String { number((value * 10_000).rounded() / 10_000) }

  /// A length, to a tenth of a metre.
  static func metres(_ value: Double) -> String { number((value * 10).rounded() / 10) + " m" }

  /// The first five of some names.
  static func list(_ names: [String]) -> String {
    names.prefix(5).joined(separator: ", ") + (names.count > 5 ? " and others" : "")
  }

  /// The columns of a file or a frame.
  static func columns(_ names: [String]) -> String {
    names.isEmpty ? "It has no columns." : "It has: \(names.joined(separator: ", "))."
  }
}
