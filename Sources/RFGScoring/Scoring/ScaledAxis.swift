internal import DelimitedText
internal import HotspotStatistics
private import Foundation

/// A scale made ready for the values of one run.
struct ScaledAxis: Sendable {
  let scale: Scale
  /// Whether less is more: days since the last event.
  let isRecency: Bool
  private var sample: SortedSample?
  private var edges: [Double] = []

  /// - Parameter values: the eligible people's raw values.
  init(_ scale: Scale, isRecency: Bool, values: @autoclosure () -> [Double]) {
    self.scale = scale
    self.isRecency = isRecency
    guard scale.isRelative else { return }
    let sample = SortedSample(values())
    if case .quantile(let bins) = scale {
      edges = sample.binEdges(bins)
    }
    self.sample = sample
  }

  /// A score from 0 to 100.
  func score(_ value: Double) -> Double {
    switch scale {
    case .bands(let edges, let points):
      var band = 0
      while band < edges.count, value >= edges[band].doubleValue { band += 1 }
      return points[band].doubleValue
    case .linear(let cap):
      return isRecency
        ? 100 * max(0, 1 - value / cap.doubleValue) : 100 * min(1, value / cap.doubleValue)
    case .log(let cap):
      return 100 * min(1, Foundation.log(1 + value) / Foundation.log(1 + cap.doubleValue))
    case .halfLife(let days):
      return 100 * Decay.share(left: value, halfLife: days)
    case .quantile(let bins):
      let bin = SortedSample.bin(of: value, edges: edges)
      return 100 * Double(isRecency ? bins + 1 - bin : bin) / Double(bins)
    case .percentile:
      return sample?.midRank(of: value, fromAbove: isRecency) ?? 0
    }
  }

  /// The number of bins that hold someone, where the scale has bins and leaves some empty.
  var emptyBins: (filled: Int, of: Int)? {
    guard case .quantile(let bins) = scale, let sample, sample.count > 0 else { return nil }
    // The least value of a bin is the least of all, or the next above an edge.
    var filled: Set<Int> = [SortedSample.bin(of: sample.values[0], edges: edges)]
    for edge in edges {
      let (below, equal) = sample.position(of: edge)
      guard below + equal < sample.count else { continue }
      filled.insert(SortedSample.bin(of: sample.values[below + equal], edges: edges))
    }
    return filled.count < bins ? (filled.count, bins) : nil
  }
}
