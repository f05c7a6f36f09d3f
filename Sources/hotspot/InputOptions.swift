import ArgumentParser
import HotspotPolicing

/// The files of a command that reads offence records, and how they are read.
struct InputOptions: Recorded {
  static let told = ReadingOptions.told

  @Argument(help: "Files, folders, .gz or .zip of offence records, or - for standard input.")
  var files: [String]

  @OptionGroup var options: ReadingOptions

  var threads: Int { options.threads }

  /// The options as the library takes them.
  func readerOptions(hashesInputs: Bool) -> ReaderOptions {
    options.readerOptions(hashesInputs: hashesInputs)
  }

  /// Runs a read, as `ReadingOptions.reading` does.
  func reading<Outcome>(
    _ output: OutputOptions, _ words: [String], _ read: () throws -> (Outcome, IntakeReport)
  ) throws -> Outcome {
    try options.reading(output, words, read)
  }
}
