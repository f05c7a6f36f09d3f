public import DelimitedText

/// How an axis turns a raw value into a score from 0 to 100.
public enum Scale: Hashable, Sendable {
  /// The points of the band a value falls in; one more point than edges, an edge belonging to
  /// the band above it.
  case bands(edges: [FixedDecimal], points: [FixedDecimal])
  /// In proportion, full at the cap.
  case linear(cap: FixedDecimal)
  /// In proportion to the logarithm of one more than the value, full at the cap.
  case log(cap: FixedDecimal)
  /// Halving every so many days; recency only.
  case halfLife(days: Double)
  /// By the bin among the eligible people.
  case quantile(bins: Int)
  /// By the mid-rank among the eligible people.
  case percentile

  /// The scale as a model file names it.
  public var name: String {
    switch self {
    case .bands: "bands"
    case .linear: "linear"
    case .log: "log"
    case .halfLife: "half-life"
    case .quantile: "quantile"
    case .percentile: "percentile"
    }
  }

  /// Whether a person's score depends on other people's values.
  public var isRelative: Bool {
    switch self {
    case .quantile, .percentile: true
    case .bands, .linear, .log, .halfLife: false
    }
  }
}
