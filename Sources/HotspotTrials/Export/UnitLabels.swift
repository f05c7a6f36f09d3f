internal import ResultTables

/// The words by which units and lists of them are shown.
enum UnitLabels {
  /// The system of coordinates that are metres of no stated place on Earth.
  static let plane = "plane"

  /// The stratum of each unit; empty texts where the design has no strata.
  static func strata(of frame: TrialFrame, _ design: TrialDesign) -> [String] {
    guard let column = design.strata else { return frame.units.map { _ in "" } }
    if let values = frame.values(ofColumn: column) { return values.map(\.description) }
    return frame.units.map(\.area)
  }

  /// Some names with commas between; past the most, how many more there are.
  static func list(_ names: [String], most: Int) -> String {
    let shown = names.prefix(most).joined(separator: ", ")
    return names.count > most ? "\(shown) and \(names.count - most) more" : shown
  }

  /// A number and its noun.
  static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(number) \(number == 1 ? one : many ?? one + "s")"
  }
}
