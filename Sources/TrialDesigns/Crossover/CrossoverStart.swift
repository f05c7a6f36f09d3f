/// The matrix that a block's chain starts from: systematic, with every margin as it should be.
///
/// Periods are put in an order in which those of one day of the week stand together, items in one
/// in which those of an area do. Item i and period j of these orders have
///
///     x_ij = ⌊((i + j + 1)K + φ)/N⌋ − ⌊((i + j)K + φ)/N⌋,  0 ≤ φ < N.
///
/// Along a row or a column the terms telescope: c cells that follow one another have
/// ⌊(s + cK)/N⌋ − ⌊s/N⌋ treated, that is ⌊cK/N⌋ or ⌈cK/N⌉, whatever s. So each period has exactly
/// K, and each item, item on a weekday and area in a period has its share (systematic sampling:
/// W. G. Madow and L. H. Madow 1944, doi:10.1214/aoms/1177731312).
package enum CrossoverStart {
  /// The matrix, item by item, of 1 for treated and 0 for control.
  ///
  /// The draws, in this order: the days of the week that occur, from Monday, are shuffled; then,
  /// in that new order, the periods of each, from the first, are shuffled; then the areas, in byte
  /// order, are shuffled; then, in that new order, the items of each, in byte order of their ids;
  /// last, φ = below(N).
  ///
  /// - Complexity: O(NP).
  package static func matrix(
    of block: CrossoverBlock, drawing stream: inout AuditStream
  ) -> [UInt8] {
    let periods = order(block.weekdays, drawing: &stream)
    let items = order(block.areas, drawing: &stream)
    return matrix(
      of: block, items: items, periods: periods, offset: stream.below(block.items))
  }

  /// The matrix of given orders and φ.
  package static func matrix(
    of block: CrossoverBlock, items: [Int], periods: [Int], offset: Int
  ) -> [UInt8] {
    var cells = [UInt8](repeating: 0, count: block.items * block.periods)
    for (i, item) in items.enumerated() {
      var below = (i * block.treated + offset) / block.items
      for (j, period) in periods.enumerated() {
        let upTo = ((i + j + 1) * block.treated + offset) / block.items
        cells[item * block.periods + period] = UInt8(upTo - below)
        below = upTo
      }
    }
    return cells
  }

  private static func order(
    _ groups: [CrossoverBlock.Group], drawing stream: inout AuditStream
  ) -> [Int] {
    var lists = groups.map(\.members)
    stream.shuffle(&lists)
    for index in lists.indices { stream.shuffle(&lists[index]) }
    return lists.flatMap { $0 }
  }
}
