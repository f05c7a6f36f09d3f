import ArgumentParser
import HotspotPolicing

struct SampleCommand: RecordedCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Write synthetic offence records: nobody in them exists.",
    discussion: "The same number, seed and layout give the same bytes on any machine.")

  static let told = OutputOptions.told + Told.values("--offences", "--seed", "--layout", "--dirty")
  var toldFiles: [String] { [] }

  @Option(help: "Rows to write.")
  var offences: Int

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Option(help: "The columns: generic, or police-uk as on data.police.uk.")
  var layout: SampleLayout = .generic

  @Option(help: ArgumentHelp("Spoil a share of the rows.", valueName: "share%"))
  var dirty = RejectLimit.share(0)

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard offences >= 0 else { throw ValidationError("--offences must not be negative.") }
    if output.output?.lowercased().hasSuffix(".json") == true {
      throw ValidationError("A sample is written as CSV only. End the name in .csv.")
    }
    guard case .share = dirty else { throw ValidationError("--dirty is a share, such as 0.1%.") }
  }

  func run() throws {
    var destination = output.destination(threads: ParallelWork.processors)
    destination.format = .csv
    let result = try destination.open(isPersonal: false)
    let sample = OffenceSample(
      offences: offences, seed: seed, layout: layout, dirtyShare: dirty.share ?? 0)
    try result.stream(record: sample.record(command: words), sample.write)
  }
}

extension SampleLayout: ExpressibleByArgument {}
