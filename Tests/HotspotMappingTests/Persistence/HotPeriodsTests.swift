import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct HotPeriodsTests {
  @Test func `A small table comes out as by hand`() {
    let periods = HotPeriods(
      counts: [
        [9, 5, 1, 0, 0],
        [8, 1, 6, 0, 0],
        [0, 7, 7, 2, 0],
        [0, 0, 0, 0, 0],
        [1, 1, 1, 0, 0],
      ], top: 2)
    #expect(periods.hot == [[0, 1], [0, 2], [1, 2], [], [0, 1, 2]])
    #expect(periods.tied == [0, 0, 0, 0, 1])
    #expect(periods.periodsHot == [3, 3, 3, 0, 0])
    #expect(periods.shares == [0.6, 0.6, 0.6, 0, 0])
    #expect(periods.dualShares.prefix(3) == [0.5, 0.5, 0])
    #expect(periods.dualShares[3].isNaN)
    #expect(HotPeriods.mean(periods.dualShares) == 1.0 / 3)
    let third = 1.0 / 3
    #expect(periods.jaccard == [third, third, 0, 0])
    // Cell 0: hot in 1 and 2, still hot in 2. Cell 1: hot in 1 and 3. Cell 2: in 2 and 3.
    #expect(periods.dualSharesOfCells.prefix(3) == [0.5, 0, 0.5])
    #expect(periods.dualSharesOfCells[3].isNaN)
  }

  @Test func `Nothing at all is no trap`() {
    let none = HotPeriods(counts: [], top: 5)
    #expect(none.cells == 0 && none.periods == 0)
    #expect(none.jaccard.isEmpty && HotPeriods.mean(none.dualShares).isNaN)
    #expect(HotPeriods(counts: [[3, 2]], top: 0).hot == [[]])
    #expect(HotPeriods(counts: [[0, 0], [0, 0]], top: 1).jaccard[0].isNaN)
    #expect(HotPeriods(counts: [[], []], top: 1).shares.isEmpty)
  }

  @Test func `Agrees with sets`() {
    var numbers = SeededStream(seed: 8)
    for _ in 0..<30 {
      let counts = (0..<6).map { _ in (0..<25).map { _ in Int64(max(0, numbers.below(9) - 4)) } }
      let periods = HotPeriods(counts: counts, top: 6)
      let sets = counts.map { row in
        Set(row.indices.filter { cell in row[cell] > 0 && row.count { $0 > row[cell] } < 6 })
      }
      #expect(periods.hot.map { Set($0.map(Int.init)) } == sets)
      for place in 0..<5 {
        let (one, next) = (sets[place], sets[place + 1])
        let common = Double(one.intersection(next).count)
        #expect(periods.jaccard[place] == common / Double(one.union(next).count))
        #expect(periods.dualShares[place] == common / Double(one.count))
      }
      let flags = sets.map { set in (0..<25).map { set.contains($0) } }
      #expect(HotPeriods(flags).hot == periods.hot)
      let order = numbers.permutation(of: 25).map(Int.init)
      let mixed = HotPeriods(counts: counts.map { row in order.map { row[$0] } }, top: 6)
      #expect(mixed.jaccard == periods.jaccard && mixed.tied == periods.tied)
    }
  }
}
