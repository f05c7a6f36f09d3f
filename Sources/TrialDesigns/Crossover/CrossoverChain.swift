/// A block of a crossover trial in the course of being randomised: a matrix of items by periods
/// that keeps its margins, and moves from one such matrix to another.
///
/// A move is made of *shifts*: in one period, one item gives its treatment to another. `settle`
/// keeps the shifts made since the last settlement where every margin holds and there are no more
/// violations of the rules than before, else takes them back. Violations are, for every item, the
/// periods by which its runs are longer than allowed, counting the periods before the block, and
/// for every period the pairs in conflict beyond the limit.
package struct CrossoverChain: Sendable {
  /// One item that gives its treatment in a period to another.
  struct Shift: Sendable {
    let from: Int
    let to: Int
    let period: Int
  }

  package let block: CrossoverBlock
  package let rules: CrossoverRules
  let items: Int
  let periods: Int
  let weekdays: CrossoverScopes
  let areas: CrossoverScopes
  let maxRun: Int
  /// The periods before the block that each row begins with.
  let lead: Int
  let stride: Int
  /// Row by row, 1 for treated, 0 for control, 2 for a period before the trial.
  var cells: [UInt8]
  var itemCount: [Int]
  var weekdayCount: [Int]
  var areaCount: [Int]
  /// The periods by which each item's runs are too long.
  var runExcess: [Int]
  var neighbours: [Int] = []
  var neighbourStart: [Int] = []
  /// The pairs in conflict of each period that have different arms.
  var discordant: [Int]
  var shifts: [Shift] = []
  var runTotal = 0
  var conflictTotal = 0
  var settledConflicts = 0

  /// A chain that stands at a matrix.
  ///
  /// - Parameters:
  ///   - matrix: item by item, 1 for treated and 0 for control, with every margin kept.
  ///   - tail: for each item the last `maxRun` periods before the block, the earliest first, 2 for
  ///     those before the trial; empty for a first block.
  package init(
    _ block: CrossoverBlock, rules: CrossoverRules, matrix: [UInt8], tail: [UInt8] = []
  ) {
    self.block = block
    self.rules = rules
    items = block.items
    periods = block.periods
    weekdays = CrossoverScopes(block.weekdays, count: block.periods)
    areas = CrossoverScopes(block.areas, count: block.items)
    maxRun = rules.maxRun ?? .max
    lead = tail.count / block.items
    stride = lead + block.periods
    var cells: [UInt8] = []
    cells.reserveCapacity(items * stride)
    for item in 0..<items {
      cells += tail[item * lead..<(item + 1) * lead]
      cells += matrix[item * periods..<(item + 1) * periods]
    }
    self.cells = cells
    itemCount = Array(repeating: 0, count: items)
    weekdayCount = Array(repeating: 0, count: items * block.weekdays.count)
    areaCount = Array(repeating: 0, count: periods * block.areas.count)
    runExcess = Array(repeating: 0, count: items)
    discordant = Array(repeating: 0, count: periods)
    for item in 0..<items {
      for period in 0..<periods where isTreated(item, in: period) {
        count(item, period, by: 1)
      }
      runExcess[item] = excess(ofItem: item)
      runTotal += runExcess[item]
    }
    joinConflicts()
  }

  /// Whether an item is treated in a period.
  @inline(__always)
  package func isTreated(_ item: Int, in period: Int) -> Bool {
    cells[item * stride + lead + period] == 1
  }

  /// The number of violations of the rules.
  package var violations: Int { runTotal + conflictTotal }

  /// The matrix, item by item.
  package var matrix: [UInt8] {
    (0..<items).flatMap { cells[$0 * stride + lead..<($0 + 1) * stride] }
  }

  /// What the next block needs of this one: the last periods of every item, as many as a run may
  /// have.
  package var tail: [UInt8] {
    guard let length = rules.maxRun else { return [] }
    return (0..<items).flatMap { item in
      let row = cells[item * stride..<(item + 1) * stride].suffix(length)
      return [UInt8](repeating: 2, count: length - row.count) + row
    }
  }

  // MARK: Shifts

  /// Moves the treatment of a period from an item that has it to one that has not.
  @inline(__always)
  package mutating func shift(from: Int, to: Int, in period: Int) {
    shifts.append(Shift(from: from, to: to, period: period))
    flip(from, period, to: 0)
    flip(to, period, to: 1)
  }

  /// Keeps the shifts since the last settlement, or takes them back; gives whether they were kept.
  package mutating func settle() -> Bool {
    guard marginsHold, rulesHold() else {
      abandon()
      return false
    }
    shifts.removeAll(keepingCapacity: true)
    settledConflicts = conflictTotal
    return true
  }

  /// Takes back the shifts since the last settlement.
  package mutating func abandon() {
    takeBack()
    shifts.removeAll(keepingCapacity: true)
  }

  mutating func takeBack() {
    for shift in shifts.reversed() {
      flip(shift.to, shift.period, to: 0)
      flip(shift.from, shift.period, to: 1)
    }
  }

  @inline(__always)
  private mutating func flip(_ item: Int, _ period: Int, to value: UInt8) {
    cells[item * stride + lead + period] = value
    count(item, period, by: value == 1 ? 1 : -1)
    if !neighbours.isEmpty { recountConflicts(of: item, in: period) }
  }

  @inline(__always)
  private mutating func count(_ item: Int, _ period: Int, by change: Int) {
    itemCount[item] += change
    weekdayCount[item * weekdays.count + weekdays.group[period]] += change
    areaCount[period * areas.count + areas.group[item]] += change
  }

  // MARK: Margins

  private var marginsHold: Bool {
    for shift in shifts {
      guard fits(shift.from, shift.period), fits(shift.to, shift.period) else { return false }
    }
    return true
  }

  @inline(__always)
  private func fits(_ item: Int, _ period: Int) -> Bool {
    let day = weekdays.group[period]
    let area = areas.group[item]
    return block.itemShare.contains(itemCount[item])
      && weekdays.shares[day].contains(weekdayCount[item * weekdays.count + day])
      && areas.shares[area].contains(areaCount[period * areas.count + area])
  }
}
