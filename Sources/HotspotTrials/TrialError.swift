/// Why something cannot be done to a trial, said to an analyst.
public struct TrialError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is; more may be added.
  public struct Code: Hashable, Sendable {
    private let name: String
    private init(_ name: String) { self.name = name }

    /// What was asked for makes no sense, whatever the data.
    public static let usage = Code("usage")
    /// The data cannot serve: ids twice, covariates missing, more treated than units.
    public static let badData = Code("badData")
    /// A file is missing.
    public static let missing = Code("missing")
    /// The trial is in another state: allocated already, not released yet.
    public static let state = Code("state")
    /// A seeded search gave up. It does not mean that there is no solution.
    public static let notFound = Code("notFound")
    /// The trial file is damaged, or is none.
    public static let damaged = Code("damaged")
    /// The trial file cannot be read or written.
    public static let inputOutput = Code("inputOutput")
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file concerned, where there is one.
  public var file: String?
  /// What is wrong, and what to do about it.
  public var message: String

  /// Creates an error.
  public init(_ code: Code, file: String? = nil, _ message: String) {
    self.code = code
    self.file = file
    self.message = message
  }

  /// The file and the message.
  public var description: String { file.map { "\($0): \(message)" } ?? message }
}
