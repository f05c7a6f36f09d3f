import ArgumentParser
import HotspotPolicing

/// How trials are simulated for their power.
struct PowerSimulationOptions: Recorded {
  static let told =
    Told.values(
      "--unit", "--period", "--count", "--simulations", "--seed", "--test", "--permutations",
      "--carry-over-decay",
      "--block-days", "--max-run", "--hold") + [.file("--baseline"), .flag("--simulate")]

  @Option(
    help: ArgumentHelp(
      "Your own counts: a CSV with one row a unit and day. Days without a row are zero.",
      valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("The baseline's header of units. Default: unit.", valueName: "header"))
  var unit: String?

  @Option(
    help: ArgumentHelp(
      "The baseline's header of days. Default: day, period or date.", valueName: "header"))
  var period: String?

  @Option(
    help: ArgumentHelp("The baseline's header of counts. Default: count.", valueName: "header"))
  var count: String?

  @Flag(help: "Simulate without a baseline: Poisson or negative binomial counts.")
  var simulate = false

  @Option(help: ArgumentHelp("Trials simulated at each rate ratio.", valueName: "n"))
  var simulations = 1000

  @Option(help: "The seed, any text. It is no secret: never the trial's own.")
  var seed = "1"

  @Option(help: "The test. Default: poisson for crossover, t for cluster and pairs.")
  var test: PowerTest?

  @Option(help: ArgumentHelp("Draws of a test by permutation.", valueName: "n"))
  var permutations = 199

  @Option(
    help: ArgumentHelp(
      "Crossover: the share of the effect felt 1, 2, … days after treatment.",
      valueName: "d1,d2,…"))
  var carryOverDecay: NumberList?

  @Option(help: ArgumentHelp("Crossover: allocate in blocks of so many days.", valueName: "n"))
  var blockDays: Int?

  @Option(help: ArgumentHelp("Crossover: the most days running in an arm.", valueName: "n"))
  var maxRun: Int?

  @Option(help: ArgumentHelp("Crossover: hold an arm for so many days.", valueName: "n"))
  var hold = 1

  @Option(help: "Workers; the result does not depend on it.")
  var threads = ParallelWork.processors

  func validate() throws {
    guard threads > 0 else { throw ValidationError("--threads must be at least 1.") }
  }

  /// Puts the options into a request.
  func apply(to request: inout PowerRequest) {
    request.baselinePath = baseline
    request.baselineColumns.unit = unit
    request.baselineColumns.period = period
    request.baselineColumns.count = count
    request.simulates = simulate
    request.simulations = simulations
    request.seed = seed
    request.test = test
    request.permutations = permutations
    request.carryOver = carryOverDecay?.numbers ?? []
    request.plan.blockDays = blockDays
    request.plan.maxRun = maxRun
    request.plan.period = hold
    request.threads = threads
  }
}
