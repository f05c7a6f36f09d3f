internal import HotspotStatistics
internal import TrialDesigns

/// Which units are treated on which days of a simulated crossover, with K of N treated each period
/// of days.
struct TreatedDays: Sendable {
  let units: Int
  let days: Int
  let treatedPerDay: Int
  /// The days for which an arm is held.
  let period: Int
  /// One a unit and day, day by day.
  private(set) var flags: [Bool]
  /// The treated days of each unit.
  private(set) var treatedDays: [Int]
  private var order: [Int32]

  /// Days on which nobody is treated.
  init(units: Int, days: Int, treatedPerDay: Int, period: Int = 1) {
    self.units = units
    self.days = days
    self.treatedPerDay = treatedPerDay
    self.period = period
    flags = Array(repeating: false, count: units * days)
    treatedDays = Array(repeating: 0, count: units)
    order = Array(0..<Int32(units))
  }

  /// The first days of a schedule that is drawn.
  init(_ schedule: CrossoverSchedule, days: Int, treatedPerDay: Int, period: Int) {
    self.init(
      units: schedule.units, days: days, treatedPerDay: treatedPerDay, period: period)
    for day in 0..<days {
      for unit in 0..<units where schedule[day: day, unit: unit] {
        flags[day * units + unit] = true
        treatedDays[unit] += 1
      }
    }
  }

  /// Allocates every period as a trial does: K treatment labels, then N − K control labels,
  /// shuffled, label i to unit i.
  mutating func allocate(from stream: inout AuditStream) {
    clear()
    for start in stride(from: 0, to: days, by: period) {
      var labels = (0..<units).map { $0 < treatedPerDay }
      stream.shuffle(&labels)
      for unit in 0..<units where labels[unit] { treat(unit, from: start) }
    }
  }

  /// Draws every period again: K of the units, each choice equally likely.
  mutating func redraw(using stream: inout SeededStream) {
    clear()
    for start in stride(from: 0, to: days, by: period) {
      // The first K places of a shuffle; the order before it does not matter.
      for place in 0..<treatedPerDay {
        let other = place + stream.below(units - place)
        order.swapAt(place, other)
        treat(Int(order[place]), from: start)
      }
    }
  }

  /// How many control days follow a treated day of the same unit within so many days, of how many
  /// control days.
  func controlDaysFollowing(within reach: Int) -> (following: Int, all: Int) {
    var following = 0
    var all = 0
    for place in flags.indices where !flags[place] {
      all += 1
      if lastTreated(before: place, within: reach) != nil { following += 1 }
    }
    return (following, all)
  }

  /// How many days ago the unit of a place was last treated, from 1; nil if not within reach.
  @inline(__always)
  func lastTreated(before place: Int, within reach: Int) -> Int? {
    var earlier = place
    var ago = 0
    while ago < reach {
      earlier -= units
      ago += 1
      guard earlier >= 0 else { return nil }
      if flags[earlier] { return ago }
    }
    return nil
  }

  private mutating func clear() {
    for place in flags.indices { flags[place] = false }
    for unit in treatedDays.indices { treatedDays[unit] = 0 }
  }

  @inline(__always)
  private mutating func treat(_ unit: Int, from start: Int) {
    let end = min(days, start + period)
    for day in start..<end { flags[day * units + unit] = true }
    treatedDays[unit] += end - start
  }
}
