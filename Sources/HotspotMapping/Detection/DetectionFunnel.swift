internal import ResultTables

/// What was dropped at each step from all cells to the hotspots.
public struct DetectionFunnel: Sendable {
  /// A step and how many cells or hotspots it left.
  public struct Step: Hashable, Sendable {
    /// What was done.
    public var name: String
    /// How many are left.
    public var left: Int
    /// How many were dropped.
    public var dropped: Int
  }

  /// The steps in their order.
  public private(set) var steps: [Step] = []

  /// Starts with all cells.
  init(cells: Int) { steps = [Step(name: "cells", left: cells, dropped: 0)] }

  /// Notes that a step left so many.
  mutating func note(_ name: String, left: Int) {
    let before = steps.last?.left ?? left
    steps.append(Step(name: name, left: left, dropped: before - left))
  }

  /// The funnel in one line: `145000 cells → 9120 with incidents → …`.
  public var line: String {
    steps.map { "\($0.left) \($0.name)" }.joined(separator: " → ")
  }

  var document: OrderedJSON {
    .array(
      steps.map {
        ["step": .string($0.name), "left": .integer($0.left), "dropped": .integer($0.dropped)]
      })
  }
}
