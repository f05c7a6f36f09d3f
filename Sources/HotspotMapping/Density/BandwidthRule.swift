public import DelimitedText
internal import Foundation
internal import HotspotStatistics

/// A rule that gives a bandwidth from the points themselves.
///
/// All of them take points by distinct location with the number of rows at each, n rows in all.
public enum BandwidthRule: Hashable, Sendable {
  /// h = m·σ·n^(−1/6), with σ² the mean of the variances of x and y (over n − 1), and m by kernel:
  /// √8 quartic, √6 epanechnikov, √10 triweight, 2 uniform, 1 gaussian.
  ///
  /// D. W. Scott, Multivariate Density Estimation (1992), section 6.3; m makes kernels as wide as
  /// the gaussian along an axis.
  case scott
  /// h = 0.9·min(SD, Dm/√ln 2)·n^(−1/5), with SD the standard distance (over n) and Dm the median
  /// distance from the mean centre.
  ///
  /// B. W. Silverman, Density Estimation (1986), eq. 3.31, with the spread of points in the plane.
  case silverman
  /// h = 4·1.06·min(s, IQR/1.34)·n^(−1/5), the mean over both axes, with s the standard deviation
  /// (over n − 1) and IQR the type-7 interquartile range; where that is 0, s alone.
  ///
  /// D. W. Scott (1992), eq. 6.44, times four as `bandwidth.nrd` in R's MASS has it.
  case nrd
  /// For each location its own: the distance to the k-th distinct other location, at least the
  /// width of a cell.
  case nearest(Int)

  /// A rule by its name: `scott`, `silverman`, `nrd` or `knn:K`.
  public init(named name: String) throws(HotspotError) {
    switch name {
    case "scott": self = .scott
    case "silverman": self = .silverman
    case "nrd": self = .nrd
    default:
      guard name.hasPrefix("knn:"), let number = Int(name.dropFirst(4)), number > 0 else {
        throw HotspotError(
          .usage,
          "There is no bandwidth rule \(name). Give scott, silverman, nrd or knn:K with K from 1 up."
        )
      }
      self = .nearest(number)
    }
  }

  /// The rule's name, as `init(named:)` takes it.
  public var name: String {
    switch self {
    case .scott: "scott"
    case .silverman: "silverman"
    case .nrd: "nrd"
    case .nearest(let number): "knn:\(number)"
    }
  }

  /// The bandwidth for points, in units of their coordinates.
  ///
  /// It is an error where the points do not spread: there are fewer than two, or all lie at one
  /// place.
  /// - Parameters:
  ///   - x: Positions of distinct locations, all of them finite.
  ///   - y: As many.
  ///   - counts: The rows at each location, above 0.
  ///   - cellWidth: The least bandwidth of `nearest`.
  /// - Complexity: O(n) but for `nearest`: about O(n·k) for points that are spread evenly.
  public func bandwidth(
    x: [Double], y: [Double], counts: [Double], kernel: DensityKernel, cellWidth: Double,
    threads: Int
  ) throws(HotspotError) -> KernelDensity.Bandwidth {
    precondition(x.count == y.count && x.count == counts.count, "A point is x, y and a count.")
    if case .nearest(let number) = self {
      let index = NearestLocations(x: x, y: y)
      return .perPoint(
        index.distances(toNearest: number, threads: threads).map { max(cellWidth, $0) })
    }
    let spread = PointSpread(x: x, y: y, counts: counts)
    let rows = spread.rows
    let width: Double
    switch self {
    case .silverman:
      let typical = min(spread.standardDistance, spread.medianDistance / log(2).squareRoot())
      width = 0.9 * typical * pow(rows, -0.2)
    case .nrd:
      let mean = (spread.robustScale(of: x) + spread.robustScale(of: y)) / 2
      width = 4 * 1.06 * mean * pow(rows, -0.2)
    default:
      width = kernel.scottMultiplier * spread.meanVariance.squareRoot() * pow(rows, -1 / 6)
    }
    guard width > 0, width < .infinity else {
      throw HotspotError(
        .badData,
        "The rule \(name) finds no spread among the points. Give a bandwidth in its place.")
    }
    return .fixed(width)
  }
}

/// Measures of how points are spread, each location counted as often as it has rows.
private struct PointSpread {
  let x: [Double]
  let y: [Double]
  let counts: [Double]
  let rows: Double
  let centre: (x: Double, y: Double)

  init(x: [Double], y: [Double], counts: [Double]) {
    self.x = x
    self.y = y
    self.counts = counts
    rows = counts.reduce(0, +)
    centre = (Self.mean(x, counts, rows), Self.mean(y, counts, rows))
  }

  /// Of the mean variance over both axes, n − 1 below the line.
  var meanVariance: Double {
    rows > 1 ? (squares(x, about: centre.x) + squares(y, about: centre.y)) / (2 * (rows - 1)) : 0
  }

  var standardDistance: Double {
    rows > 0
      ? ((squares(x, about: centre.x) + squares(y, about: centre.y)) / rows).squareRoot() : 0
  }

  var medianDistance: Double {
    let distances = x.indices.map { hypot(x[$0] - centre.x, y[$0] - centre.y) }
    return quantile(0.5, of: distances)
  }

  /// min(s, IQR/1.34), or s where the quartiles are one.
  func robustScale(of values: [Double]) -> Double {
    guard rows > 1 else { return 0 }
    let deviation = (squares(values, about: Self.mean(values, counts, rows)) / (rows - 1))
      .squareRoot()
    let range = quantile(0.75, of: values) - quantile(0.25, of: values)
    return range > 0 ? min(deviation, range / 1.34) : deviation
  }

  private func squares(_ values: [Double], about mean: Double) -> Double {
    var sum = 0.0
    for place in values.indices {
      let away = values[place] - mean
      sum += counts[place] * away * away
    }
    return sum
  }

  /// The type-7 quantile of values, each as often as it has rows.
  private func quantile(_ share: Double, of values: [Double]) -> Double {
    let position = (rows - 1) * share
    let floor = position.rounded(.down)
    var below = Double.nan
    var passed = 0.0
    for place in RadixSort.order(of: values).lazy.map(Int.init) {
      passed += counts[place]
      if below.isNaN, passed > floor {
        below = values[place]
        if passed > floor + 1 || position == floor { return below }
      } else if !below.isNaN {
        return below + (position - floor) * (values[place] - below)
      }
    }
    return below.isNaN ? 0 : below
  }

  private static func mean(_ values: [Double], _ counts: [Double], _ rows: Double) -> Double {
    guard let first = values.first else { return 0 }
    var sum = 0.0
    for place in values.indices { sum += counts[place] * (values[place] - first) }
    return first + sum / rows
  }
}
