internal import DelimitedText

/// The margins of a block as a network in which every whole flow is a matrix that keeps them.
///
/// Treatment flows source → item → (item, day of the week) → (area, period) → period → sink and
/// back to the source. Each cell of the matrix is an arc of its own from an (item, day of the week)
/// to an (area, period), with room for 1; each margin is an arc with the least and the most that it
/// allows. Since bounds are whole, there is a matrix exactly where there is a circulation
/// (A. J. Hoffman 1960; D. R. Fulkerson and L. R. Ford 1962, *Flows in Networks*, II.3), and where
/// there is none, a set of nodes shows why: more must flow into it than can leave.
package struct CrossoverMargins: Hashable, Sendable {
  /// A way for treatment, with the least and the most that it takes.
  package struct Arc: Hashable, Sendable {
    package let from: Int
    package let to: Int
    package let lower: Int
    package let upper: Int
  }

  /// What each node stands for, such as `item a` or `2026-03-02`.
  package private(set) var nodes: [String] = []
  /// The arcs: first one for each cell, item by item and period by period, then the margins.
  package private(set) var arcs: [Arc] = []
  let items: Int
  let periods: Int
  static let source = 0
  static let sink = 1

  /// The network of a block.
  ///
  /// - Parameters:
  ///   - ids: the id of each item.
  ///   - itemBounds: for each item the fewest and most treated periods, in place of its share; nil
  ///     for its share; empty where no item differs.
  ///   - periodBounds: for each period the fewest and most treated items, likewise.
  package init(
    _ block: CrossoverBlock, ids: [String], itemBounds: [ClosedRange<Int>?] = [],
    periodBounds: [ClosedRange<Int>?] = []
  ) {
    items = block.items
    periods = block.periods
    let days = block.weekdays
    let firstItem = 2
    let firstItemDay = firstItem + items
    let firstAreaPeriod = firstItemDay + items * days.count
    let firstPeriod = firstAreaPeriod + block.areas.count * periods
    nodes = ["the whole block", "the whole block"] + ids.map { "unit \($0)" }
    nodes += ids.flatMap { id in
      days.map { $0.name.isEmpty ? "unit \(id), all days" : "unit \(id) on \($0.name)" }
    }
    nodes += block.areas.flatMap { area in
      block.dates.map { area.name.isEmpty ? "all on \($0)" : "area \(area.name) on \($0)" }
    }
    nodes += block.dates.map(\.description)

    let dayOf = CrossoverScopes(days, count: periods).group
    let areaOf = CrossoverScopes(block.areas, count: items).group
    for item in 0..<items {
      for period in 0..<periods {
        arcs.append(
          Arc(
            from: firstItemDay + item * days.count + dayOf[period],
            to: firstAreaPeriod + areaOf[item] * periods + period, lower: 0, upper: 1))
      }
    }
    for item in 0..<items {
      let own = itemBounds.isEmpty ? nil : itemBounds[item]
      arcs.append(
        Arc(
          from: Self.source, to: firstItem + item, lower: own?.lowerBound ?? block.itemShare.least,
          upper: own?.upperBound ?? block.itemShare.most))
      for (index, day) in days.enumerated() {
        // An item with bounds of its own may have less than its share of a weekday, never more.
        arcs.append(
          Arc(
            from: firstItem + item, to: firstItemDay + item * days.count + index,
            lower: own == nil ? day.share.least : 0,
            upper: own == nil || days.count > 1 ? day.share.most : periods))
      }
    }
    for period in 0..<periods {
      let own = periodBounds.isEmpty ? nil : periodBounds[period]
      for (index, area) in block.areas.enumerated() {
        arcs.append(
          Arc(
            from: firstAreaPeriod + index * periods + period, to: firstPeriod + period,
            lower: own == nil ? area.share.least : 0,
            upper: own == nil || block.areas.count > 1 ? area.share.most : items))
      }
      arcs.append(
        Arc(
          from: firstPeriod + period, to: Self.sink, lower: own?.lowerBound ?? block.treated,
          upper: own?.upperBound ?? block.treated))
    }
    arcs.append(Arc(from: Self.sink, to: Self.source, lower: 0, upper: items * periods))
  }

  /// The flow that a matrix is, arc by arc.
  ///
  /// - Parameter matrix: item by item, 1 for treated and 0 for control.
  package func flow(of matrix: [UInt8]) -> [Int] {
    var flow = matrix.map(Int.init) + [Int](repeating: 0, count: arcs.count - matrix.count)
    var through = [Int](repeating: 0, count: nodes.count)
    for (value, arc) in zip(flow, arcs.prefix(matrix.count)) {
      through[arc.from] += value
      through[arc.to] += value
    }
    let units = 2..<2 + items
    for arc in arcs.dropFirst(matrix.count) where units.contains(arc.from) {
      through[arc.from] += through[arc.to]
      through[Self.sink] += through[arc.to]
    }
    // The arcs into a period stand before the one that leaves it, so its sum is known by then.
    for index in matrix.count..<arcs.count {
      let arc = arcs[index]
      if arc.from == Self.source || units.contains(arc.from) {
        flow[index] = through[arc.to]
      } else {
        flow[index] = through[arc.from]
        if arc.from != Self.sink, arc.to != Self.sink { through[arc.to] += through[arc.from] }
      }
    }
    return flow
  }

  /// The matrix that a flow is, item by item.
  package func matrix(of flow: [Int]) -> [UInt8] {
    flow.prefix(items * periods).map { UInt8(clamping: $0) }
  }
}
