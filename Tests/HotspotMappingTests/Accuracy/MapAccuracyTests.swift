import HotspotMapping
import HotspotStatistics
import Testing

@Suite struct MapAccuracyTests {
  /// Numbers of ptools 2 (A. P. Wheeler, R), `pai` on its two examples, in the order it takes
  /// the cells: hits, PAI, PEI, RRI.
  private static let equal: [(Int64, Double, Double, Double)] = [
    (6, 1.89473684210526, 0.857142857142857, 1.33333333333333),
    (9, 1.42105263157895, 0.692307692307692, 1.33333333333333),
    (16, 1.68421052631579, 1, 1),
    (18, 1.42105263157895, 1, 1),
    (19, 1.2, 1, 1),
    (19, 1, 1, 1),
  ]
  private static let unequal: [(Int64, Double, Double, Double)] = [
    (10, 4, 1, 0.5),
    (14, 1.4, 0.375, 0.785714285714286),
    (18, 1.6, 1, 0.666666666666667),
    (20, 1.33333333333333, 1, 0.7),
    (20, 1, 1, 0.8),
  ]

  @Test func `Agrees with ptools on equal cells`() {
    // Cells 2 and 3 tie at 4: the one with 3 hits comes before the one with 7.
    let map = MapAccuracy(
      ranking: [8, 4, 4, 2, 1, 0], area: [1, 1, 1, 1, 1, 1], test: [6, 7, 3, 2, 1, 0])
    for (place, expected) in Self.equal.enumerated() {
      let row = map.row(cells: place + 1)
      #expect(row.hits == expected.0)
      #expect(abs(row.pai - expected.1) < 1e-12)
      #expect(abs(row.pei - expected.2) < 1e-12)
      #expect(abs(row.peiByUnits - expected.2) < 1e-12)
      #expect(abs(row.rriRatio - expected.3) < 1e-12)
      #expect(row.hitRate == Double(expected.0) / 19)
      #expect(row.rriRecapture.isNaN && row.trainHits == nil)
    }
  }

  @Test func `Agrees with ptools on unequal cells`() {
    let predicted: [Double] = [5, 6, 1, 2, 2]
    let area = [1, 3, 0.5, 2, 1.5]
    let map = MapAccuracy(
      ranking: zip(predicted, area).map { $0 / $1 }, predicted: predicted, area: area,
      test: [10, 4, 4, 0, 2])
    for (place, expected) in Self.unequal.enumerated() {
      let row = map.row(cells: place + 1)
      #expect(row.hits == expected.0)
      #expect(abs(row.pai - expected.1) < 1e-12)
      #expect(abs(row.peiByUnits - expected.2) < 1e-12)
      #expect(abs(row.rriRatio - expected.3) < 1e-12)
    }
    // The best on an area of 4: 14 events on 1.5, then 2.5 of cells with 4/3 events a unit.
    #expect(abs(map.row(cells: 2).pei - 14 / (14 + 2.5 * 4 / 3)) < 1e-12)
  }

  @Test func `Takes cells up to the share and at least one`() {
    let map = MapAccuracy(
      ranking: (0..<100).map { Double(-$0) }, area: [Double](repeating: 0.1, count: 100),
      test: (0..<100).map { Int64(100 - $0) })
    let rows = map.rows(shares: [0.001, 0.05, 0.0599, 0.07, 1, 2, .nan])
    #expect(rows.map(\.cells) == [1, 5, 5, 7, 100, 100, 1])
    #expect(rows[1].hits == 490 && rows[1].pei == 1)
    #expect(abs(rows[4].pai - 1) < 1e-12)
    #expect(MapAccuracy(ranking: [], area: [], test: []).rows(shares: [0.5]).isEmpty)
  }

  @Test func `All cells are as good as the best whatever the rounding`() {
    let map = MapAccuracy(
      ranking: [5, 2, 2, 3, 1], area: [8000.8, 1000.1, 9000.9, 5000.5, 1000.1],
      test: [3, 3, 2, 1, 2])
    #expect(map.row(cells: 5).pei == 1)
  }

  @Test func `Recapture compares hotspots with the whole`() {
    let map = MapAccuracy(
      ranking: [2, 1], area: [1, 1], test: [6, 4], train: [20, 20], totalArea: 4, totalTest: 20,
      totalTrain: 80)
    let row = map.row(cells: 1)
    #expect(row.trainHits == 20 && row.areaShare == 0.25 && row.hitRate == 0.3)
    #expect(abs(row.rriRecapture - (6.0 / 20) / (20.0 / 80)) < 1e-12)
    #expect(abs(row.pai - 1.2) < 1e-12)
  }

  @Test func `Maps without events or values are no trap`() {
    let empty = MapAccuracy(ranking: [1, .nan], area: [1, 0], test: [0, 0], train: [0, 0])
    let row = empty.row(cells: 1)
    #expect(row.area == 1 && row.hitRate.isNaN && row.pai.isNaN && row.pei.isNaN)
    #expect(row.rriRatio.isNaN && row.rriRecapture.isNaN)
    // NaN comes last.
    #expect(MapAccuracy(ranking: [.nan, -5], area: [1, 1], test: [3, 1]).row(cells: 1).hits == 1)
  }

  @Test func `No choice of cells beats the best, and ties are at their worst`() {
    var numbers = SeededStream(seed: 41)
    for _ in 0..<20 {
      let count = 7
      let area = (0..<count).map { _ in 0.5 + numbers.unit() }
      let test = (0..<count).map { _ in Int64(numbers.below(6)) }
      let ranking = (0..<count).map { _ in Double(numbers.below(3)) }
      let map = MapAccuracy(ranking: ranking, area: area, test: test, totalTest: 100)
      for taken in 1...count {
        let row = map.row(cells: taken)
        guard row.hits > 0 else { continue }
        let most = Double(row.hits) / row.pei
        for subset in 0..<(1 << count) {
          let chosen = (0..<count).filter { subset >> $0 & 1 == 1 }
          guard chosen.reduce(0, { $0 + area[$1] }) <= row.area else { continue }
          #expect(Double(chosen.reduce(0) { $0 + test[$1] }) <= most + 1e-9)
        }
        #expect(row.pei <= 1)
      }
      let order = numbers.permutation(of: Int32(count)).map(Int.init)
      let mixed = MapAccuracy(
        ranking: order.map { ranking[$0] }, area: order.map { area[$0] },
        test: order.map { test[$0] }, totalTest: 100)
      #expect(
        (1...count).map { mixed.row(cells: $0).hits } == (1...count).map { map.row(cells: $0).hits }
      )
    }
  }
}
