public import DelimitedText
public import HotspotGeometry

/// A density surface: weights of points spread by a kernel and summed at the centres of cells.
///
/// With a polynomial kernel the sums are exact: off by at most 1e-9 of the surface's maximum at any
/// cell, never below 0, and 0 where no kernel reaches. The gaussian is cut where it is below 1e-9
/// of its peak. Results do not depend on the number of threads.
///
/// - Complexity: O(points × rows under the kernel + cells); gaussian O(points × cells under the
///   kernel). Memory is in proportion to points and cells.
public struct KernelDensity: Hashable, Sendable {
  /// How far the weight of a point is spread.
  public enum Bandwidth: Hashable, Sendable {
    /// So many units of the coordinates for all points.
    case fixed(Double)
    /// For each point its own.
    case perPoint([Double])
  }

  /// What the values of a surface are measured in.
  public enum Units: String, CaseIterable, Hashable, Sendable {
    /// Weight a square kilometre, for coordinates in metres.
    case perSquareKilometre = "per-km2"
    /// The sum of kernels of height one: weights times 1 − u² to its power.
    case raw
    /// Shares that add up to one over the cells covered.
    case probability
  }

  /// What is done about kernels that reach over the boundary.
  public enum EdgeCorrection: String, CaseIterable, Hashable, Sendable {
    /// Nothing.
    case none
    /// The density at a centre is divided by the share inside the boundary of a kernel there.
    ///
    /// P. J. Diggle, Applied Statistics 34 (1985) 138–147, doi:10.2307/2347366. The share is
    /// summed over cells, Σ k(distance of centres)·(area inside) / Σ k(distance of centres)·(area
    /// of a cell), so it is exactly one where the boundary is out of reach; its error falls with
    /// the square of cell width over bandwidth.
    case uniform
  }

  /// How weights are spread.
  public var kernel: DensityKernel
  /// How far they are spread.
  public var bandwidth: Bandwidth
  /// What the values are measured in.
  public var units: Units
  /// What is done about kernels that reach over the boundary.
  public var edge: EdgeCorrection

  /// Makes a density.
  public init(
    kernel: DensityKernel = .quartic, bandwidth: Bandwidth, units: Units = .perSquareKilometre,
    edge: EdgeCorrection = .none
  ) {
    self.kernel = kernel
    self.bandwidth = bandwidth
    self.units = units
    self.edge = edge
  }

  /// The surface over a cover: one value a place of its frame, NaN where a place is not covered.
  ///
  /// Points are best merged where they coincide, with their weights added, and given in an order of
  /// their own, by position say: another order changes the last digits. Points outside the frame
  /// count as far as their kernels reach into it. Points whose weight or bandwidth is not a number
  /// above 0, or whose position is not finite, are left out.
  /// - Parameters:
  ///   - x: Positions in units of the grid's coordinates.
  ///   - y: As many.
  ///   - weights: As many.
  ///   - cover: The cells, and for `EdgeCorrection.uniform` their areas inside the boundary.
  ///   - finerCover: The same boundary in smaller cells, of which every one of the cover has one at
  ///     its centre, for a closer `EdgeCorrection.uniform`.
  ///   - threads: How many threads may work at once.
  public func surface(
    x: [Double], y: [Double], weights: [Double], cover: CellCover,
    finerCover: CellCover? = nil, threads: Int
  ) throws(HotspotError) -> [Double] {
    precondition(x.count == y.count && x.count == weights.count, "A point is x, y and a weight.")
    let bandwidths = try checkedBandwidths(points: x.count)
    let sums = KernelSums(
      rows: CentroidRows(cover.frame),
      scale: KernelScale(kernel: kernel, isDensity: units != .raw), threads: threads)
    var values = sums.values(x: x, y: y, weights: weights, bandwidths: bandwidths)
    if edge == .uniform {
      divide(
        &values, byMassInside: finerCover ?? cover, bandwidth: bandwidths[0], sums,
        threads: threads)
    }
    switch units {
    case .raw: break
    case .perSquareKilometre:
      for place in values.indices { values[place] *= 1_000_000 }
    case .probability:
      let total = cover.places.reduce(0) { $0 + values[Int($1)] }
      if total > 0 {
        for place in values.indices { values[place] /= total }
      }
    }
    return cover.isWhole ? values : values.masked(by: cover)
  }

  private func checkedBandwidths(points: Int) throws(HotspotError) -> [Double] {
    switch bandwidth {
    case .fixed(let bandwidth):
      guard bandwidth > 0, bandwidth < .infinity else {
        throw HotspotError(
          .badData,
          "A bandwidth of \(bandwidth) spreads nothing. Give a distance above 0.")
      }
      return [bandwidth]
    case .perPoint(let bandwidths):
      precondition(bandwidths.count == points, "A point has one bandwidth.")
      guard edge == .none else {
        throw HotspotError(
          .usage,
          "Edges can be corrected for one bandwidth only. Give a fixed bandwidth, or no correction."
        )
      }
      // One bandwidth reads as that of all points, so it has to be one.
      if bandwidths.count == 1, !(bandwidths[0] > 0 && bandwidths[0] < .infinity) { return [] }
      return bandwidths
    }
  }

  private func divide(
    _ values: inout [Double], byMassInside cover: CellCover, bandwidth: Double, _ sums: KernelSums,
    threads: Int
  ) {
    let centres = cover.places.map { cover.frame.centre(of: Int($0)) }
    let mass = sums.values(
      x: centres.map(\.x), y: centres.map(\.y), weights: cover.areaInside,
      bandwidths: [bandwidth])
    let lattice = KernelSums(
      rows: CentroidRows(cover.frame), scale: sums.scale, threads: threads)
    let whole = lattice.massOfLattice(bandwidth: bandwidth, cellArea: cover.frame.grid.cellArea)
    for place in values.indices {
      let share = min(1, mass[place] / whole)
      values[place] = share > 0 ? values[place] / share : 0
    }
  }
}

extension [Double] {
  /// The values at the places of a cover, NaN elsewhere.
  func masked(by cover: CellCover) -> [Double] {
    var masked = [Double](repeating: .nan, count: count)
    for place in cover.places { masked[Int(place)] = self[Int(place)] }
    return masked
  }
}
