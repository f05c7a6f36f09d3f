import ArgumentParser
import HotspotPolicing

struct DensityCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "density",
    abstract: "Spread offences by a kernel and sum them on a grid.",
    discussion: """
      Exact for the polynomial kernels. An extent or boundary bounds the grid, not the points: \
      offences within a bandwidth outside it still count.
      """)

  static let told =
    InputOptions.told + GridOptions.told + MapOptions.told + OutputOptions.told
    + Told.values(
      "--cell", "--kernel", "--bandwidth", "--bandwidth-rule", "--units", "--edge",
      "--against-weight",
      "--relation", "--contours") + [.file("--against")]
  var toldFiles: [String] { input.files }

  @OptionGroup var input: InputOptions

  @Option(help: ArgumentHelp("The width of a cell.", valueName: "metres"))
  var cell: Metres

  @OptionGroup var grid: GridOptions

  @Option(help: "How weights are spread.")
  var kernel = DensityKernel.quartic

  @Option(help: ArgumentHelp("How far.", valueName: "metres"))
  var bandwidth: Metres?

  @Option(help: ArgumentHelp("How far, by a rule.", valueName: "scott|silverman|nrd|knn:k"))
  var bandwidthRule: BandwidthRule?

  @Option(help: "What the values are measured in.")
  var units = KernelDensity.Units.perSquareKilometre

  @Option(help: "What is done about kernels that reach over the boundary.")
  var edge = KernelDensity.EdgeCorrection.none

  @Option(help: ArgumentHelp("Compare with the density of other points.", valueName: "file"))
  var against: [String] = []

  @Option(help: ArgumentHelp("The column of numbers of --against.", valueName: "column"))
  var againstWeight: String?

  @Option(help: "How the two are compared.")
  var relation = DualDensity.ratio

  @Option(help: ArgumentHelp("Isolines: how many, or their values.", valueName: "n or list"))
  var contours: ContourLevels?

  @OptionGroup var map: MapOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if bandwidth != nil, bandwidthRule != nil {
      throw ValidationError("--bandwidth and --bandwidth-rule exclude each other.")
    }
    if contours != nil, output.output == nil {
      throw ValidationError("--contours needs -o FILE: a table has no lines.")
    }
    if edge == .uniform, map.boundary == nil {
      throw ValidationError("--edge uniform needs --boundary FILE.")
    }
  }

  func run() throws {
    try MapSession(
      self, input.options, output, holding: grid.shape == .hexagon ? .figures : .surface
    ).run {
      var request = DensityRequest(
        study: try map.study(input, hashesInputs: $0), grid: grid.request(width: cell.value))
      request.kernel = kernel
      request.bandwidth = bandwidth.map { .metres($0.value) } ?? bandwidthRule.map { .rule($0) }
      request.units = units
      request.edge = edge
      if !against.isEmpty {
        request.population = DensityRequest.Population(
          paths: against, weight: againstWeight, relation: relation)
      }
      request.contours = contours
      return try request.run()
    }
  }
}

extension DensityKernel: ExpressibleByArgument {}
extension KernelDensity.Units: ExpressibleByArgument {}
extension KernelDensity.EdgeCorrection: ExpressibleByArgument {}
extension DualDensity: ExpressibleByArgument {}

extension BandwidthRule: ExpressibleByArgument {
  /// Reads `scott`, `silverman`, `nrd` or `knn:5`.
  public init?(argument: String) {
    guard let rule = try? BandwidthRule(named: argument) else { return nil }
    self = rule
  }
}
