public import HotspotGeometry
public import HotspotStatistics

/// The local statistics Gi and Gi* of Getis and Ord on a lattice of cells.
///
/// zᵢ = (Σⱼ wᵢⱼxⱼ − Wᵢx̄) / (S·√((nWᵢ − Wᵢ²)/(n − 1))), with weights of one for the neighbours in a
/// window, Wᵢ their number, x̄ and S² = Σ(x − x̄)²/n the mean and variance of all n cells covered.
/// Gi* has the cell itself among its neighbours; Gi leaves it out of sum, mean, variance and n.
/// Cells that are not covered are nobody's neighbours. J. K. Ord and A. Getis, Geographical Analysis
/// 27 (1995) 286–306, doi:10.1111/j.1538-4632.1995.tb00912.x.
///
/// z is undefined where S = 0, where Wᵢ = n, and for Gi where a cell has no neighbours.
///
/// - Complexity: O(cells) for rings, however many, and O(cells × rows of the disc) for distances;
///   then a radix sort of the probabilities.
public struct GetisOrd: Hashable, Sendable {
  /// Which cells are neighbours.
  public enum Neighbourhood: Hashable, Sendable {
    /// Those within so many rings: king's moves on squares, steps over sides on hexagons.
    case rings(Int)
    /// Those whose centre is at most so far away, in units of the grid.
    case distance(Double)
  }

  /// Which cells are neighbours.
  public var neighbourhood: Neighbourhood
  /// Whether a cell is its own neighbour: Gi* rather than Gi.
  public var includesSelf: Bool
  /// How probabilities are adjusted for their number.
  public var correction: PAdjustment

  /// Makes a statistic.
  public init(
    neighbourhood: Neighbourhood = .rings(1), includesSelf: Bool = true,
    correction: PAdjustment = .bh
  ) {
    self.neighbourhood = neighbourhood
    self.includesSelf = includesSelf
    self.correction = correction
  }

  /// The statistics of the covered places, one a place of the cover's frame.
  ///
  /// - Parameters:
  ///   - values: Counts or other whole numbers, one a place of the frame; those of places that are
  ///     not covered do not matter.
  ///   - threads: How many threads may work at once; the result does not depend on it.
  public func statistics(
    of values: [Int64], cover: CellCover, threads: Int
  ) -> LocalStatistics {
    statistics(ofSteps: [values], cover: cover, threads: threads)[0]
  }

  /// The statistics of a cube of steps in time, each with one value a place of the frame.
  ///
  /// Neighbours are those of a cell in its own step and, one step before, the same cells and the
  /// place itself. Gi* adds the cell itself. Mean, variance, n and the number of tests are those of
  /// the whole cube.
  public func statistics(
    ofSteps steps: [[Int64]], cover: CellCover, threads: Int
  ) -> [LocalStatistics] {
    let lattice = GetisOrdLattice(self, cover: cover, threads: threads)
    return lattice.statistics(of: steps)
  }

  /// The standard scores of values with any neighbours, NaN where one is undefined.
  ///
  /// - Parameters:
  ///   - neighbours: For each value the places of its neighbours, itself not among them.
  ///   - includesSelf: Whether each is its own neighbour.
  /// - Complexity: O(values + neighbours).
  public static func local(
    values: [Double], neighbours: [[Int]], includesSelf: Bool
  ) -> [Double] {
    precondition(values.count == neighbours.count, "Each value has its neighbours.")
    let mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    let deviations = values.map { $0 - mean }
    let total = deviations.reduce(0, +)
    let squares = deviations.reduce(0) { $0 + $1 * $1 }
    return values.indices.map { place in
      let own = deviations[place]
      let dropped = includesSelf ? 0 : own
      let n = Double(includesSelf ? values.count : values.count - 1)
      let w = Double(neighbours[place].count + (includesSelf ? 1 : 0))
      var sum = includesSelf ? own : 0
      for other in neighbours[place] { sum += deviations[other] }
      guard n > 1, w > 0, w < n else { return .nan }
      let average = (total - dropped) / n
      let variance = (squares - dropped * dropped) / n - average * average
      guard variance > squares * 1e-15 else { return .nan }
      return (sum - w * average) / (variance * (w * (n - w) / (n - 1))).squareRoot()
    }
  }
}
