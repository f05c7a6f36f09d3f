#if GDAL
  import Foundation
  import FoundationXML
  import HotspotGeometry
  import MapLayers
  import Testing

  @testable import HotspotFiles

  @Suite struct QGISStyleTests {
    /// The elements of a document with their attributes, in order.
    private final class Elements: NSObject, XMLParserDelegate {
      var all: [(name: String, attributes: [String: String])] = []

      init(_ text: String) throws {
        super.init()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "")")
      }

      func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
      ) {
        all.append((name, attributes))
      }

      func named(_ name: String) -> [[String: String]] {
        all.filter { $0.name == name }.map(\.attributes)
      }
    }

    @Test func `Classes stand from the highest down and those without a fill are left out`() throws
    {
      let style = QGISStyle(TestMap().style, figures: .one(.polygon))
      let elements = try Elements(style.text)
      let ranges = elements.named("range")
      #expect(ranges.map { $0["label"] } == ["many", "<some>"])
      #expect(ranges.map { $0["lower"] } == ["2.0", "1.0"])
      #expect(ranges.map { $0["upper"] } == ["1e+300", "2.0"])
      #expect(ranges.map { $0["symbol"] } == ["0", "1"])
      #expect(elements.named("renderer-v2").first?["attr"] == "density")
      let colours = elements.named("prop").filter { $0["k"] == "color" }.map { $0["v"] }
      #expect(colours == ["227,74,51,255", "254,232,200,255"])
      #expect(elements.named("text-style").first?["fieldName"] == "cell")
      #expect(elements.named("qgis").first?["labelsEnabled"] == "1")
    }

    @Test(arguments: [
      (Geometry.Kind.point, "marker"), (.multiLineString, "line"), (.multiPolygon, "fill"),
    ])
    func `A layer without classes is drawn alike`(_ kind: Geometry.Kind, _ type: String) throws {
      let style = QGISStyle(MapStyle(title: "", column: nil), figures: .one(kind))
      let elements = try Elements(style.text)
      #expect(elements.named("renderer-v2").first?["type"] == "singleSymbol")
      #expect(elements.named("symbol").map { $0["type"] } == [type])
      #expect(elements.named("labeling").isEmpty)
    }

    @Test func `Hostile names stay text`() throws {
      let hostile = "\"/><evil a='&\u{1}"
      let style = MapStyle(
        title: hostile, column: hostile, labelColumn: hostile,
        classes: [.init(lower: .nan, upper: 1, label: hostile, fill: "#000000")])
      let elements = try Elements(QGISStyle(style, figures: .any).text)
      #expect(elements.named("evil").isEmpty)
      #expect(elements.named("range").first?["label"] == "\"/><evil a='& ")
    }

    @Test func `A boundary is an outline`() throws {
      let elements = try Elements(QGISStyle.outline.text)
      #expect(elements.named("prop").contains { $0["k"] == "style" && $0["v"] == "no" })
    }
  }
#endif
