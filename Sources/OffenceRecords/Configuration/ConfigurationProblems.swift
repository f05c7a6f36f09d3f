package import DelimitedText

/// The faults found so far in one file, so that a check can report them together.
package struct ConfigurationProblems: Sendable {
  package let file: String
  private var found: [HotspotError] = []

  package init(file: String) {
    self.file = file
  }

  package var isEmpty: Bool { found.isEmpty }

  /// The faults in the order of their places; a fault of the whole file comes first.
  package var inFileOrder: [HotspotError] {
    found.enumerated().sorted { left, right in
      let places = (
        (left.element.line ?? 0, left.element.column ?? 0, left.offset),
        (right.element.line ?? 0, right.element.column ?? 0, right.offset)
      )
      return places.0 < places.1
    }.map(\.element)
  }

  package mutating func add(_ message: String, at place: YAMLValue.Place) {
    found.append(
      HotspotError(
        .badData, file: file, line: place.line, column: place.column, message))
  }

  package mutating func add(_ error: HotspotError) {
    found.append(error)
  }
}
