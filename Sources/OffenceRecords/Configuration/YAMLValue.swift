package import DelimitedText
import Yams

/// A YAML value with its place in the file, and nothing YAML can do beyond plain values.
///
/// Anchors, aliases, tags and several documents are refused: they let one file mean different
/// things to different readers, and a short file expand without end. Scalars keep the text as
/// written, so `4.10` stays `4.10`.
package struct YAMLValue: Sendable {
  /// A line and a column, both from 1.
  package struct Place: Hashable, Sendable {
    package var line: Int
    package var column: Int
  }

  package struct Entry: Sendable {
    package var key: String
    package var place: Place
    package var value: YAMLValue
  }

  package enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLValue])
    case mapping([Entry])
  }

  package var content: Content
  package var place: Place

  /// Whether the value was left out or written `null` or `~`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What the value is, for messages.
  package var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a single value"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }

  private static let deepest = 32
  private static let mostAliases = 16

  /// Reads the one document in a file.
  package init(bytes: [UInt8], file: String) throws(HotspotError) {
    guard bytes.count <= SmallFile.largestYAML else {
      throw HotspotError(
        .badData, file: file, "The file is larger than \(SmallFile.largestYAML) bytes.")
    }
    let text = try SmallFile.text(of: bytes, file: file)
    try YAMLValue.refuseManyAliases(text, file: file)
    let parser: Parser
    let root: Node?
    do {
      parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      root = try parser.singleRoot()
    } catch let error as YamlError {
      throw YAMLValue.error(from: error, text: text, file: file)
    } catch {
      throw HotspotError(.badData, file: file, "The file is not YAML.")
    }
    guard let root else {
      throw HotspotError(.badData, file: file, line: 1, column: 1, "The file is empty.")
    }
    // Nodes hold their anchors weakly; the parser owns them.
    defer { withExtendedLifetime(parser) {} }
    try self.init(root, depth: 0, file: file)
  }

  /// Yams compares keys with their aliases expanded, which takes time exponential in the number
  /// of aliases, so many aliases have to be refused before it sees them.
  private static func refuseManyAliases(
    _ text: String, file: String
  ) throws(HotspotError) {
    var count = 0
    var line = 1
    var isTokenStart = true
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\n") { line += 1 }
      if byte == UInt8(ascii: "*"), isTokenStart { count += 1 }
      if count > mostAliases {
        throw HotspotError(
          .badData, file: file, line: line,
          "Aliases (`*name`) are not used in these files. Write the values out.")
      }
      isTokenStart = !(0x21...0x7E ~= byte) || Array("[]{},:?-\"'".utf8).contains(byte)
    }
  }

  private init(_ node: Node, depth: Int, file: String) throws(HotspotError) {
    let place = Place(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    func refuse(_ message: String) -> HotspotError {
      HotspotError(.badData, file: file, line: place.line, column: place.column, message)
    }
    guard depth <= YAMLValue.deepest else {
      throw refuse("Values are nested more than \(YAMLValue.deepest) deep.")
    }
    guard [Tag(.str), Tag(.map), Tag(.seq)].contains(node.tag) else {
      throw refuse("Tags (`!name`) are not used in these files. Remove the tag.")
    }
    switch node {
    case .scalar(let scalar):
      self.content = .scalar(scalar.string, isPlain: scalar.style == .plain)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for item in sequence {
        values.append(try YAMLValue(item, depth: depth + 1, file: file))
      }
      self.content = .sequence(values)
    case .mapping(let mapping):
      var entries: [Entry] = []
      var seen: Set<String> = []
      for (key, value) in mapping {
        let keyPlace = Place(
          line: key.mark?.line ?? place.line, column: key.mark?.column ?? place.column)
        guard case .scalar(let name) = key else {
          throw HotspotError(
            .badData, file: file, line: keyPlace.line, column: keyPlace.column,
            "A key must be a single word.")
        }
        guard seen.insert(name.string).inserted else {
          throw HotspotError(
            .badData, file: file, line: keyPlace.line, column: keyPlace.column,
            YAMLValue.duplicateMessage(name.string))
        }
        entries.append(
          Entry(
            key: name.string, place: keyPlace,
            value: try YAMLValue(value, depth: depth + 1, file: file)))
      }
      self.content = .mapping(entries)
    case .alias:
      throw refuse("Aliases (`*name`) are not used in these files. Write the values out.")
    }
    guard node.anchor == nil else {
      throw refuse("Anchors (`&name`) are not used in these files. Write the values out.")
    }
    self.place = place
  }

  private static func duplicateMessage(_ key: String) -> String {
    "The key `\(key)` is given more than once. Keep one."
  }

  private static func error(
    from error: YamlError, text: String, file: String
  ) -> HotspotError {
    func located(_ mark: Mark?, _ message: String) -> HotspotError {
      let place = mark.flatMap { $0.line > 0 ? $0 : nil }
      return HotspotError(
        .badData, file: file, line: place?.line, column: place?.column, message)
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return located(mark, "This is not YAML we can read: \(problem).")
    case .duplicatedKeysInMapping(let keys, let context):
      return located(context.mark, duplicateMessage(keys.first ?? ""))
    case .reader(let problem, let offset, _, _):
      let line = offset.map { text.prefix($0).utf8.reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }
      return HotspotError(
        .badData, file: file, line: line, "This is not YAML we can read: \(problem).")
    default:
      return HotspotError(.badData, file: file, "The file is not YAML.")
    }
  }
}
