package import DelimitedText

/// How a result was made, so that it can be checked and made again.
///
/// The record holds nothing that changes between two runs of one tool version over the same
/// inputs and options: no clock time, thread count or output path. Nor does it hold person ids,
/// keys or folders: an option is told only where whoever declares it says so, and files, models
/// and tables appear by their names and hashes.
public struct RunRecord: Hashable, Sendable {
  /// A model, a definition or a table of weights.
  public struct Configuration: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its version, where it has one.
    public var version: String?
    /// The SHA-256 of its file in hexadecimal.
    public var sha256: String

    /// Names a configuration.
    public init(name: String, version: String? = nil, sha256: String) {
      self.name = name
      self.version = version
      self.sha256 = sha256
    }
  }

  /// A file that was read.
  public struct Input: Hashable, Sendable {
    /// Its name, without its folder.
    public var name: String
    /// Its size in bytes.
    public var bytes: Int
    /// The SHA-256 of the stored file in hexadecimal, what `sha256sum` prints.
    public var sha256: String

    /// Names an input; of a path its last part is kept.
    public init(name: String, bytes: Int, sha256: String) {
      self.name = RunRecord.name(of: name)
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// What became of the rows.
  public struct Rows: Hashable, Sendable {
    /// A number of rows left out for one reason.
    public struct Rejection: Hashable, Sendable {
      /// The reason.
      public var reason: String
      /// The number of rows.
      public var count: Int

      /// Counts a reason.
      public init(reason: String, count: Int) {
        self.reason = reason
        self.count = count
      }
    }

    /// Rows read.
    public var read: Int
    /// Rows kept.
    public var kept: Int
    /// Rows left out, by reason, in the order of the rules.
    public var rejected: [Rejection]

    /// Counts rows.
    public init(read: Int, kept: Int, rejected: [Rejection]) {
      self.read = read
      self.kept = kept
      self.rejected = rejected
    }
  }

  /// The name of the tool.
  public var tool: String
  /// The version of the tool.
  public var version: String
  /// The command, the names of the files it read, and the options that may be told.
  public var command: [String]
  /// The model, where one was used.
  public var model: Configuration?
  /// The definitions used.
  public var definitions: [Configuration]
  /// The tables of weights used.
  public var weights: [Configuration]
  /// The files read.
  public var inputs: [Input]
  /// What became of the rows; nil where none were read.
  public var rows: Rows?
  /// The options in force, defaults and all.
  public var options: [OrderedJSON.Member]
  /// Whatever else a command has to tell: a seed, a coordinate operation, notes.
  public var details: [OrderedJSON.Member]

  /// Makes a record.
  public init(
    tool: String = "hotspot", version: String, command: [String], model: Configuration? = nil,
    definitions: [Configuration] = [], weights: [Configuration] = [], inputs: [Input] = [],
    rows: Rows? = nil, options: [OrderedJSON.Member] = [], details: [OrderedJSON.Member] = []
  ) {
    self.tool = tool
    self.version = version
    self.command = command
    self.model = model
    self.definitions = definitions
    self.weights = weights
    self.inputs = inputs
    self.rows = rows
    self.options = options
    self.details = details
  }

  /// The record as one JSON object.
  public var document: OrderedJSON {
    var members: [OrderedJSON.Member] = [
      .init("tool", .string(tool)),
      .init("version", .string(version)),
      .init("command", .array(command.map { .string($0) })),
    ]
    if let model { members.append(.init("model", model.document)) }
    members.append(.init("definitions", .array(definitions.map(\.document))))
    members.append(.init("weights", .array(weights.map(\.document))))
    members.append(.init("inputs", .array(inputs.map(\.document))))
    if let rows { members.append(.init("rows", rows.document)) }
    members.append(.init("options", .object(options)))
    members += details
    return .object(members)
  }

  /// A file as a record names it: the last part of its path, with the layer or the member of an
  /// archive where one is named; of a database nothing but that it is one.
  public static func name(of path: String) -> String {
    if path.hasPrefix("PG:") { return "PG:" }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The bytes of a record file.
  public var bytes: [UInt8] { Array((document.prettyPrinted + "\n").utf8) }

  /// Where the record of a result stands: `FILE.run.json` beside `FILE`.
  public static func path(beside result: String) -> String { result + ".run.json" }
}

extension RunRecord {
  /// Writes the record beside a result, under the same rule on replacing.
  package func write(beside result: String, replace: Bool) throws(HotspotError) {
    let file = try AtomicFile(
      path: Self.path(beside: result), replace: replace, isPersonal: false)
    try file.write(bytes)
    try file.commit()
  }
}

extension RunRecord.Configuration {
  var document: OrderedJSON {
    [
      "name": .string(name), "version": version.map { .string($0) } ?? .null,
      "sha256": .string(sha256),
    ]
  }
}

extension RunRecord.Input {
  var document: OrderedJSON {
    ["name": .string(name), "bytes": .integer(bytes), "sha256": .string(sha256)]
  }
}

extension RunRecord.Rows {
  var document: OrderedJSON {
    [
      "read": .integer(read), "kept": .integer(kept),
      "rejected": .object(rejected.map { .init($0.reason, .integer($0.count)) }),
    ]
  }
}
