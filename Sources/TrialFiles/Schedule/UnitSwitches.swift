internal import TrialDesigns

/// Which units are switched off at a moment.
///
/// A change holds from its own moment until the unit's next one, whatever the order in which they
/// were logged; of two changes at one moment the later logged holds. Units are on at first.
package struct UnitSwitches: Sendable {
  private var changes: [Int: [TrialState.UnitSwitch]]

  /// The changes of a log, in its order.
  package init(_ log: [TrialState.UnitSwitch]) {
    changes = Dictionary(grouping: log, by: \.unit)
    for (unit, list) in changes {
      // Sorting by pairs keeps the order of the log within a moment.
      changes[unit] = list.enumerated()
        .sorted { ($0.element.from, $0.offset) < ($1.element.from, $1.offset) }.map(\.element)
    }
  }

  /// The change that holds just before a moment, so that a day's end gives the day's state; nil
  /// where none came earlier. O(changes of the unit).
  package func change(of unit: Int, before moment: Int64) -> TrialState.UnitSwitch? {
    changes[unit]?.last { $0.from < moment }
  }

  /// Whether a unit is off just before a moment.
  package func isOff(_ unit: Int, before moment: Int64) -> Bool {
    change(of: unit, before: moment).map { !$0.isOn } ?? false
  }
}
