import ArgumentParser
import HotspotPolicing

struct TrialDesignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "design",
    abstract: "Settle how the units of a trial are allocated.",
    discussion: """
      The design is stored in the trial file and may be changed until hotspot trial commit. Options \
      that a design does not use are refused.
      """)

  @Argument(help: ArgumentHelp("The trial file.", valueName: "trial"))
  var trial: String

  @Option(help: "The way of allocating.")
  var design: TrialDesign.Kind

  @Option(
    help: ArgumentHelp(
      "The arms and their shares, the control last. Default: treatment=1,control=1.",
      valueName: "arm=n,…"))
  var arms: String?

  @Option(
    help: ArgumentHelp(
      "The column of strata. Only blocked, permuted-blocks and minimised allocate by them.",
      valueName: "column"))
  var strata: String?

  @Option(
    help: ArgumentHelp(
      "Columns to balance or match on; designs that do neither report them.", valueName: "a,b"))
  var covariates: NameList?

  @Option(
    help: ArgumentHelp(
      "What each covariate counts for: pairs, constrained, minimised.", valueName: "1,2"))
  var weights: NumberList?

  @Option(help: ArgumentHelp("Permuted blocks: sizes drawn from.", valueName: "4,6"))
  var blockSizes: CountList?

  @Option(
    help: ArgumentHelp("Constrained: the best schemes. Default: 10%.", valueName: "share"))
  var best: ShareText?

  @Option(
    help: ArgumentHelp("Constrained: the most schemes scored. Default: 100000.", valueName: "n"))
  var candidates: Int?

  @Option(
    help: ArgumentHelp(
      "Rerandomised: the share of draws accepted. Default: 0.001.", valueName: "share"))
  var acceptance: Double?

  @Option(help: "Minimised: the measure of imbalance. Default: range.")
  var imbalance: TrialDesign.Imbalance?

  @Option(
    help: ArgumentHelp(
      "Minimised: how often the better arm is taken. Default: 0.8.", valueName: "share"))
  var biasedCoin: ShareText?

  @Option(help: ArgumentHelp("Minimised: q of Pocock and Simon's ranks.", valueName: "share"))
  var ranks: ShareText?

  @Option(
    help: ArgumentHelp("Pairs: the greatest distance within a pair.", valueName: "metres"))
  var pairWithin: Metres?

  @Option(
    help: ArgumentHelp(
      "How far around a unit treatment may be felt; buffers that meet conflict.",
      valueName: "metres"))
  var buffer: Metres?

  @Option(
    help: ArgumentHelp(
      "What is done about conflicts. Default: report.", valueName: "report|drop|together|limit:k"))
  var onConflict: TrialDesign.ConflictRule?

  @OptionGroup var days: TrialDayOptions

  func run() throws {
    var request = DesignRequest(design)
    if let arms { request.arms = try TrialDesign.Arm.list(arms) }
    request.strata = strata
    request.covariates = covariates?.names ?? []
    request.weights = weights?.numbers ?? []
    request.blockSizes = blockSizes?.numbers ?? []
    request.best = best
    request.candidates = candidates
    request.acceptance = acceptance
    request.imbalance = imbalance
    request.biasedCoin = biasedCoin
    request.ranks = ranks
    request.pairWithin = pairWithin?.value
    request.buffer = buffer?.value
    request.conflictRule = onConflict
    days.apply(to: &request)
    for line in try request.store(in: trial) { Messages.say(line) }
  }
}

extension TrialDesign.Kind: ExpressibleByArgument {}
extension TrialDesign.Imbalance: ExpressibleByArgument {}

extension TrialDesign.ConflictRule: ExpressibleByArgument {
  /// Reads `report`, `drop`, `together` or `limit:K`.
  public init?(argument: String) { self.init(text: argument) }
}

extension ShareText: ExpressibleByArgument {
  /// Reads `10%` or `0.1`.
  public init?(argument: String) { self.init(argument) }
}

/// Whole numbers with commas between.
struct CountList: ExpressibleByArgument {
  var numbers: [Int]

  init?(argument: String) {
    numbers = []
    for part in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Int(part) else { return nil }
      numbers.append(number)
    }
  }
}
