/// The rules that a block keeps to beside its margins: run lengths, and conflicts in a period.
extension CrossoverChain {
  /// Whether there are no more violations than at the last settlement.
  mutating func rulesHold() -> Bool {
    if rules.areEmpty { return true }
    if conflictTotal >= settledConflicts,
      shifts.allSatisfy({ runExcess[$0.from] == 0 && runExcess[$0.to] == 0 })
    {
      // Where no run of the items was too long, only one through a changed cell can have become so.
      return conflictTotal == settledConflicts
        && (maxRun == .max
          || shifts.allSatisfy { runFits($0.from, $0.period) && runFits($0.to, $0.period) })
    }
    let before = runTotal + settledConflicts
    recountRuns()
    if runTotal + conflictTotal <= before { return true }
    takeBack()
    recountRuns()
    shifts.removeAll(keepingCapacity: true)
    return false
  }

  mutating func recountRuns() {
    if maxRun == .max { return }
    for shift in shifts {
      recountRuns(ofItem: shift.from)
      recountRuns(ofItem: shift.to)
    }
  }

  private mutating func recountRuns(ofItem item: Int) {
    let now = excess(ofItem: item)
    runTotal += now - runExcess[item]
    runExcess[item] = now
  }

  @inline(__always)
  func runFits(_ item: Int, _ period: Int) -> Bool {
    let first = item * stride
    let end = first + stride
    let place = first + lead + period
    let value = cells[place]
    var from = place
    while from > first, cells[from - 1] == value { from -= 1 }
    var to = place + 1
    while to < end, cells[to] == value { to += 1 }
    return to - from <= maxRun
  }

  func excess(ofItem item: Int) -> Int {
    if maxRun == .max { return 0 }
    var total = 0
    forEachLongRun(ofItem: item) { total += $0.count - maxRun }
    return total
  }

  /// Calls on every run of one arm that is too long, as places in the row, the lead included.
  func forEachLongRun(ofItem item: Int, _ body: (Range<Int>) -> Void) {
    let row = item * stride
    var from = 0
    for place in 1...stride where place == stride || cells[row + place] != cells[row + from] {
      if cells[row + from] != 2, place - from > maxRun { body(from..<place) }
      from = place
    }
  }

  /// The next item, in turn from one, that has a run that is too long, while there is any.
  func itemWithLongRun(from start: Int) -> Int {
    var item = start
    while runExcess[item] == 0 { item = item + 1 == items ? 0 : item + 1 }
    return item
  }

  /// A period of the block that lies in a run of an item that is too long, each equally likely: that
  /// of place below(their number) among them in ascending order.
  func drawPeriodInLongRuns(ofItem item: Int, from stream: inout AuditStream) -> Int {
    let ofBlock = lead..<stride
    var count = 0
    forEachLongRun(ofItem: item) { count += $0.clamped(to: ofBlock).count }
    // Counted first and then sought, as a list of them would cost more than the move.
    var left = stream.below(count)
    var period = 0
    forEachLongRun(ofItem: item) { run in
      let own = run.clamped(to: ofBlock)
      if 0..<own.count ~= left { period = own.lowerBound + left - lead }
      left -= own.count
    }
    return period
  }

  // MARK: Conflicts

  mutating func joinConflicts() {
    guard let limit = rules.conflictLimit, !rules.conflicts.isEmpty else { return }
    var lists: [[Int]] = Array(repeating: [], count: items)
    for pair in rules.conflicts {
      lists[pair.first].append(pair.second)
      lists[pair.second].append(pair.first)
      for period in 0..<periods
      where isTreated(pair.first, in: period) != isTreated(pair.second, in: period) {
        discordant[period] += 1
      }
    }
    neighbours = lists.flatMap { $0 }
    neighbourStart = lists.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    conflictTotal = discordant.reduce(0) { $0 + max(0, $1 - limit) }
    settledConflicts = conflictTotal
  }

  mutating func recountConflicts(of item: Int, in period: Int) {
    let limit = rules.conflictLimit ?? 0
    let value = isTreated(item, in: period)
    let before = discordant[period]
    var now = before
    for index in neighbourStart[item]..<neighbourStart[item + 1] {
      now += isTreated(neighbours[index], in: period) == value ? -1 : 1
    }
    discordant[period] = now
    conflictTotal += max(0, now - limit) - max(0, before - limit)
  }
}
