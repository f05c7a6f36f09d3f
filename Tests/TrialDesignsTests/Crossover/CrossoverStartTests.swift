import Testing
import TrialDesigns

@Suite struct CrossoverStartTests {
  @Test("The start keeps every margin, whatever the shape", arguments: 0..<150)
  func margins(seed: Int) {
    var stream = AuditStream(text: "shape \(seed)")
    let items = 1 + stream.below(24)
    let treated = stream.below(items + 1)
    let areas = 1 + stream.below(5)
    let block = CrossoverSupport.block(
      items, treated: treated, periods: 1 + stream.below(30), length: 1 + stream.below(8),
      areas: (0..<items).map { _ in "area \(stream.below(areas))" }, week: stream.below(2) == 0)
    let matrix = CrossoverStart.matrix(of: block, drawing: &stream)
    #expect(CrossoverSupport.keepsMargins(matrix, of: block))
  }

  @Test("Over all φ every cell is treated K times in N")
  func probability() {
    let block = CrossoverSupport.block(7, treated: 3, periods: 5)
    var sums = [Int](repeating: 0, count: 35)
    for offset in 0..<7 {
      let matrix = CrossoverStart.matrix(
        of: block, items: Array(0..<7), periods: Array(0..<5), offset: offset)
      for (cell, value) in matrix.enumerated() { sums[cell] += Int(value) }
    }
    #expect(sums == Array(repeating: 3, count: 35))
  }
}
