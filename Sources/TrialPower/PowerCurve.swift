public import ResultTables
internal import TrialDesigns

/// The power of a trial by rate ratio.
public struct PowerCurve: TabularResult {
  /// The name of the rows, as of a sheet.
  public static let name = "power"

  /// The power at one rate ratio.
  public struct Point: Hashable, Sendable {
    /// The rate in treatment over that in control.
    public var ratio: Double
    /// The share of simulated trials with a significant effect; nil without simulation.
    public var simulated: Double?
    /// The power by the formula.
    public var closedForm: Double
    /// The events in treatment: the mean of the simulations, or by the formula.
    public var expectedTreated: Double
    /// The events in control: the mean of the simulations, or by the formula.
    public var expectedControl: Double
  }

  /// A rate ratio that is found with the power wanted.
  public struct Detectable: Hashable, Sendable {
    /// The ratio.
    public var ratio: Double
    /// Its Monte-Carlo standard error.
    public var error: Double
  }

  /// What the power is of, in a few words: `44 units, 180 days, crossover`.
  public let title: String
  /// The level of significance and the power wanted.
  public let level: PowerLevel
  /// The points, by rising ratio.
  public let points: [Point]
  /// The simulated trials; 0 where there are none.
  public let simulations: Int
  /// The minimum detectable ratio by the formula; nil where none is found.
  public let closedFormDetectable: Double?

  init(
    title: String, level: PowerLevel, points: [Point], simulations: Int,
    closedFormDetectable: Double?
  ) {
    self.title = title
    self.level = level
    self.points = points
    self.simulations = simulations
    self.closedFormDetectable = closedFormDetectable
  }

  /// The Monte-Carlo standard error of a simulated power p: √(p(1 − p)/n); not finite without
  /// simulation.
  public func error(of power: Double) -> Double {
    (power * (1 - power) / Double(simulations)).squareRoot()
  }

  /// The minimum detectable ratio by simulation; nil where the curve does not cross the power
  /// wanted, or nothing was simulated.
  ///
  /// Linear interpolation between the two neighbouring ratios nearest to 1, from below, whose
  /// powers enclose the power wanted. The error is that of the interpolated power (weighted sum of
  /// the two, which are drawn with common random numbers) over the slope.
  public var detectable: Detectable? {
    let below = points.filter { $0.ratio <= 1 }.reversed()
    for (near, far) in zip(below, below.dropFirst()) {
      guard let first = near.simulated, let second = far.simulated, first < level.power,
        second >= level.power
      else { continue }
      let weight = (level.power - first) / (second - first)
      let slope = (second - first) / (near.ratio - far.ratio)
      return Detectable(
        ratio: near.ratio - weight * (near.ratio - far.ratio),
        error: ((1 - weight) * error(of: first) + weight * error(of: second)) / slope)
    }
    return nil
  }

  /// One row a rate ratio.
  public var rowCount: Int { points.count }

  /// The declared columns.
  public let columns = [
    TableColumn(
      name: "rate_ratio", kind: .number, doc: "The rate in treatment over the rate in control."),
    TableColumn(
      name: "power", kind: .number,
      doc: "The share of simulated trials with a significant effect; at a ratio of 1 the size."),
    TableColumn(
      name: "mc_error", kind: .number, doc: "The Monte-Carlo standard error of the power."),
    TableColumn(name: "simulations", kind: .integer, doc: "The simulated trials."),
    TableColumn(
      name: "expected_treated", kind: .number, doc: "The events expected in treatment."),
    TableColumn(name: "expected_control", kind: .number, doc: "The events expected in control."),
    TableColumn(
      name: "closed_form_power", kind: .number,
      doc: "The power by the formula, which knows no carry-over."),
  ]

  /// What a reader should know.
  public var notes: [String] {
    simulations > 0 ? ["At a rate ratio of 1 the power is the size of the test."] : []
  }

  /// Writes a row.
  public func write(row: Int, to cells: inout CellWriter) {
    let point = points[row]
    cells.number(point.ratio)
    if let power = point.simulated {
      cells.number(power)
      cells.number(error(of: power))
      cells.integer(simulations)
    } else {
      cells.empty()
      cells.empty()
      cells.empty()
    }
    cells.number(Self.rounded(point.expectedTreated))
    cells.number(Self.rounded(point.expectedControl))
    cells.number(point.closedForm)
  }

  /// Expected counts to a millionth: their last digits are rounding alone.
  private static func rounded(_ count: Double) -> Double {
    (count * 1_000_000).rounded() / 1_000_000
  }
}
