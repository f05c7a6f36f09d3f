public import DelimitedText
public import ResultTables

/// The sealed record of an allocation: all that a replay needs, kept by whoever holds the seed.
///
/// Its file is canonical JSON (RFC 8785) and a line end, so that a change of any byte shows.
public struct AllocationRecord: Hashable, Sendable {
  static let format = "hotspot-trial-record/1"

  /// The units, and those left out.
  public var frame: TrialFrame
  /// How they were allocated.
  public var design: TrialDesign
  /// The seed, as drawn by its holder.
  public var seed: String
  /// What came of it.
  public var allocation: Allocation
  /// The version of the tool that drew it.
  public var tool: String

  /// Makes a record.
  public init(
    frame: TrialFrame, design: TrialDesign, seed: String, allocation: Allocation,
    tool: String = ToolVersion.current
  ) {
    self.frame = frame
    self.design = design
    self.seed = seed
    self.allocation = allocation
    self.tool = tool
  }

  /// SHA-256 over the canonical JSON of the frame followed by that of the design: what is published
  /// before the seed is drawn.
  public static func commitment(frame: TrialFrame, design: TrialDesign) -> String {
    ContentHash.sha256(of: frame.json.canonical + design.json(for: frame).canonical)
  }

  /// The record but for its own hash.
  private var content: [OrderedJSON.Member] {
    [
      OrderedJSON.Member("format", .string(Self.format)),
      OrderedJSON.Member("tool", .string(tool)),
      OrderedJSON.Member("frame", frame.json),
      OrderedJSON.Member("frame_sha256", .string(frame.sha256)),
      OrderedJSON.Member("design", design.json(for: frame)),
      OrderedJSON.Member(
        "commitment_sha256", .string(Self.commitment(frame: frame, design: design))),
      OrderedJSON.Member("seed", .string(seed)),
      OrderedJSON.Member(
        "allocation", allocation.json(frame: frame, design: design, seed: seed)),
    ]
  }

  /// The bytes of the record's file.
  public var bytes: [UInt8] {
    let content = content
    let hash = ContentHash.sha256(of: OrderedJSON.object(content).canonical)
    let whole = content + [OrderedJSON.Member("sha256", .string(hash))]
    return OrderedJSON.object(whole).canonical + [UInt8(ascii: "\n")]
  }

  /// The SHA-256 of the record's file, which the trial file keeps.
  public var sha256: String { ContentHash.sha256(of: bytes) }

  /// Reads a record's file.
  ///
  /// - Throws: `HotspotError.damaged` where any byte is not as it was written: the text is not
  ///   canonical, a hash differs, a part is missing.
  public init(bytes: [UInt8]) throws(HotspotError) {
    guard let json = OrderedJSON(parsing: bytes), json["format"]?.text == Self.format,
      var members = json.members
    else {
      throw HotspotError(
        .damaged,
        "this is not the record of an allocation, or not the whole of it. Give the file that hotspot"
          + " trial allocate wrote.")
    }
    guard json.canonical + [UInt8(ascii: "\n")] == bytes else {
      throw HotspotError(
        .damaged, "the record is not in its canonical form. It was changed after it was written.")
    }
    members.removeAll { $0.key == "sha256" }
    guard let hash = json["sha256"]?.text,
      ContentHash.sha256(of: OrderedJSON.object(members).canonical) == hash
    else {
      throw HotspotError(
        .damaged, "the record's own hash does not fit it. It was changed after it was written.")
    }
    guard let frame = json["frame"], let design = json["design"], let seed = json["seed"]?.text,
      let tool = json["tool"]?.text, let allocation = json["allocation"]
    else { throw HotspotError(.damaged, "the record is incomplete.") }
    self.frame = try TrialFrame(json: frame)
    self.design = try TrialDesign(json: design, frame: self.frame)
    self.seed = seed
    self.tool = tool
    self.allocation = try Allocation(json: allocation, frame: self.frame, design: self.design)
    guard self.bytes == bytes else {
      throw HotspotError(
        .damaged, "the record's hashes or commitments do not follow from its own content.")
    }
  }
}
