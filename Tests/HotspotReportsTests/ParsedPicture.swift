import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A picture read back by an XML parser, which refuses what is not well formed.
struct ParsedPicture {
  struct Text {
    var words: String
    var style: String
    var x: Double
    var y: Double
  }

  private(set) var text: String
  private(set) var elements: Set<String> = []
  private(set) var texts: [Text] = []
  private(set) var metadata = ""
  private(set) var height = 0.0
  /// The data of each class's filled path.
  private(set) var figurePaths: [String] = []

  init(_ bytes: [UInt8]) throws {
    text = String(decoding: bytes, as: UTF8.self)
    let reader = Reader()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    elements = reader.elements
    texts = reader.texts
    metadata = reader.metadata
    height = reader.height
    figurePaths = reader.figurePaths
  }

  func words(class style: String) -> [String] { texts.filter { $0.style == style }.map(\.words) }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: Set<String> = []
    var texts: [Text] = []
    var metadata = ""
    var height = 0.0
    var figurePaths: [String] = []
    private var path: [String] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      elements.insert(name)
      path.append(name)
      if name == "svg" { height = Double(attributes["height"] ?? "") ?? 0 }
      if name == "text" {
        texts.append(
          Text(
            words: "", style: attributes["class"] ?? "",
            x: Double(attributes["x"] ?? "") ?? .nan, y: Double(attributes["y"] ?? "") ?? .nan))
      }
      if path == ["svg", "g", "g", "g", "path"], attributes["fill"] != "none" {
        figurePaths.append(attributes["d"] ?? "")
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      path.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if path.last == "text" { texts[texts.count - 1].words += string }
      if path.last == "metadata" { metadata += string }
    }
  }
}
