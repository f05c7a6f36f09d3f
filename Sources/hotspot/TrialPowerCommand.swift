import ArgumentParser
import HotspotPolicing
import HotspotReports

struct TrialPowerCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "power",
    abstract: "Tell what effect a trial can find, by formula and by simulation.",
    discussion: """
      What is not given is solved for: the minimum detectable effect without a rate ratio, the \
      units needed without units, the power with both. With --baseline, trials are simulated from \
      your own counts: whole days are drawn again in blocks of seven, units are allocated, events \
      are taken away one by one, and the chosen test is run. -o FILE.svg draws the curve.
      """)

  static let told =
    PowerSimulationOptions.told + OutputOptions.told
    + Told.values(
      "--design", "--units", "--days", "--rate", "--control-rate", "--share", "--treated-per-day",
      "--dispersion",
      "--power", "--alpha", "--rate-ratio", "--treated-rate", "--k", "--person-time",
      "--rate-ratios")
  var toldFiles: [String] { [] }

  @Option(help: "The kind of trial.")
  var design: PowerDesign

  @Option(help: ArgumentHelp("Units of all arms.", valueName: "n"))
  var units: Int?

  @Option(help: ArgumentHelp("Days of the trial.", valueName: "n"))
  var days: Int?

  @Option(
    name: [.long, .customLong("control-rate")],
    help: ArgumentHelp("Events per unit and day, or per person-time, without treatment."))
  var rate: Double?

  @Option(help: ArgumentHelp("Crossover: the share of units treated each day. Default: 0.5."))
  var share: Double?

  @Option(help: ArgumentHelp("Crossover: units treated each day.", valueName: "n"))
  var treatedPerDay: Int?

  @Option(
    help: ArgumentHelp(
      "Variance over mean of daily counts. Default: the baseline's, or 1.", valueName: "phi"))
  var dispersion: Double?

  @Option(help: "The power wanted.")
  var power = 0.8

  @Option(help: "The two-sided level of significance.")
  var alpha = 0.05

  @Option(help: ArgumentHelp("The rate ratio to be found.", valueName: "ratio"))
  var rateRatio: Double?

  @Option(help: ArgumentHelp("Cluster, pairs: the rate in treatment.", valueName: "rate"))
  var treatedRate: Double?

  @Option(
    help: ArgumentHelp(
      "Cluster, pairs: how far true rates vary between clusters, or within pairs.", valueName: "cv")
  )
  var k: Double?

  @Option(help: ArgumentHelp("Cluster, pairs: person-time of a cluster.", valueName: "y"))
  var personTime: Double?

  @Option(help: ArgumentHelp("The rate ratios of the curve.", valueName: "ratios"))
  var rateRatios = NumberList(PowerRequest(.crossover).rateRatios)

  @OptionGroup var simulation: PowerSimulationOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let destination = try output.destination(
      threads: simulation.threads, formats: ResultFormat.all
    ).open(holding: .curve)
    var request = PowerRequest(design)
    request.units = units
    request.days = days
    request.rate = rate
    request.share = share
    request.treatedPerDay = treatedPerDay
    request.dispersion = dispersion
    request.level = PowerLevel(alpha: alpha, power: power)
    request.rateRatio = rateRatio
    request.treatedRate = treatedRate
    request.variation = k
    request.personTime = personTime
    request.rateRatios = rateRatios.numbers
    simulation.apply(to: &request)
    let bar = ProgressBar("Simulating trials")
    let outcome = try request.run { bar.show($0, of: $1) }
    for line in outcome.lines { Messages.say(line) }
    try destination.write(
      outcome.curve, named: PowerCurve.name, record: outcome.record(command: words))
  }
}

extension PowerDesign: ExpressibleByArgument {}
extension PowerTest: ExpressibleByArgument {}
