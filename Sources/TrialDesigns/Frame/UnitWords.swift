internal import ResultTables

/// Counts, numbers and lists as messages about units have them.
package enum UnitWords {
  /// A number with its noun; `many` is the noun of several, where it is not the one with an s.
  package static func count(_ count: Int, _ noun: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : many ?? noun + "s")"
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

  /// Some names with commas between; past the most, how many more there are.
  package static func list(_ names: [String], most: Int) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }

  /// The columns of a file or a frame.
  static func columns(_ names: [String]) -> String {
    names.isEmpty ? "It has no columns." : "It has: \(names.joined(separator: ", "))."
  }
}
