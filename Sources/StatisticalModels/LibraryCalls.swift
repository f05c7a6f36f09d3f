// Safe because every array that a C function is lent has the length that its declaration in
// CNumerics.h asks for, checked here, and no pointer outlives its call.

internal import CNumerics

/// The calls to CNumerics that take arrays.
enum LibraryCalls {
  /// Each node's mate in a matching of least cost; nil where there is none.
  ///
  /// `costs` is symmetric, a row a node; a negative one forbids the pair.
  static func minimumMatching(costs: [Int64], nodes: Int, nearest: Int) -> [Int]? {
    precondition(costs.count == nodes * nodes, "A matching needs a cost for every two nodes.")
    var mates = [Int32](repeating: -1, count: nodes)
    let status = unsafe hotspot_minimum_matching(
      costs, Int32(nodes), Int32(clamping: nearest), &mates)
    precondition(status < 2, "Memory for a matching is short.")
    return status == 0 ? mates.map { Int($0) } : nil
  }

  /// The flow of each arc, or the nodes of a barrier.
  static func circulation(
    supply: [Int64], tails: [Int32], heads: [Int32], lower: [Int64], upper: [Int64]
  ) -> (flow: [Int64]?, barrier: [Int]) {
    let arcs = tails.count
    precondition(
      heads.count == arcs && lower.count == arcs && upper.count == arcs,
      "Every arc has two ends and two bounds.")
    precondition(
      (tails + heads).allSatisfy { supply.indices.contains(Int($0)) },
      "An arc runs between two of the nodes.")
    var flow = [Int64](repeating: 0, count: arcs)
    var barrier = [UInt8](repeating: 0, count: supply.count)
    let status = unsafe hotspot_circulation(
      Int32(supply.count), supply, Int32(arcs), tails, heads, lower, upper, &flow, &barrier)
    precondition(status < 2, "Memory for a flow is short.")
    if status == 0 { return (flow, []) }
    return (nil, barrier.indices.filter { barrier[$0] == 1 })
  }
}
