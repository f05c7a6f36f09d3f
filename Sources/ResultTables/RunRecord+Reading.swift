public import DelimitedText

extension RunRecord {
  /// Reads the record that stands beside a result.
  ///
  /// - Throws: `HotspotError`: `missing` where there is none, `badData` for a file that is no record.
  public static func read(beside result: String) throws(HotspotError) -> RunRecord {
    let path = path(beside: result)
    let bytes = try SmallFile.bytes(at: path, limit: SmallFile.largestTable)
    guard let record = RunRecord(parsing: bytes) else {
      throw HotspotError(.badData, file: path, "this is not the record of a run.")
    }
    return record
  }

  /// Reads the bytes of a record; nil where they are no JSON object. A part that is not there is
  /// empty.
  ///
  /// Options and details come in the order of their names, and not as they were written.
  public init?(parsing bytes: [UInt8]) {
    guard let json = OrderedJSON(parsing: bytes), let members = json.members else { return nil }
    self.init(
      tool: json["tool"]?.text ?? "", version: json["version"]?.text ?? "",
      command: json["command"]?.elements?.compactMap(\.text) ?? [],
      model: json["model"].flatMap(Configuration.init(json:)),
      definitions: json["definitions"]?.elements?.compactMap(Configuration.init(json:)) ?? [],
      weights: json["weights"]?.elements?.compactMap(Configuration.init(json:)) ?? [],
      inputs: json["inputs"]?.elements?.compactMap(Input.init(json:)) ?? [],
      rows: json["rows"].flatMap(Rows.init(json:)), options: json["options"]?.members ?? [],
      details: members.filter { !Self.ownNames.contains($0.key) })
  }

  /// The value of an option.
  public func option(_ name: String) -> OrderedJSON? { OrderedJSON.object(options)[name] }

  /// What a command had to tell beside the options.
  public func detail(_ name: String) -> OrderedJSON? { OrderedJSON.object(details)[name] }

  private static let ownNames: Set<String> = [
    "tool", "version", "command", "model", "definitions", "weights", "inputs", "rows", "options",
  ]
}

extension RunRecord.Configuration {
  fileprivate init?(json: OrderedJSON) {
    guard let name = json["name"]?.text, let sha256 = json["sha256"]?.text else { return nil }
    self.init(name: name, version: json["version"]?.text, sha256: sha256)
  }
}

extension RunRecord.Input {
  fileprivate init?(json: OrderedJSON) {
    guard let name = json["name"]?.text, let bytes = json["bytes"]?.whole,
      let sha256 = json["sha256"]?.text
    else { return nil }
    self.init(name: name, bytes: bytes, sha256: sha256)
  }
}

extension RunRecord.Rows {
  fileprivate init?(json: OrderedJSON) {
    guard let read = json["read"]?.whole, let kept = json["kept"]?.whole else { return nil }
    self.init(
      read: read, kept: kept,
      rejected: json["rejected"]?.members?.compactMap { member in
        member.value.whole.map { Rejection(reason: member.key, count: $0) }
      } ?? [])
  }
}
