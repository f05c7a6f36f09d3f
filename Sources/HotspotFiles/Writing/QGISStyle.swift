#if GDAL
  internal import HotspotGeometry
  internal import MapLayers

  /// A map style as QGIS writes it (QML, read by every QGIS 3).
  ///
  /// A class takes the values from its lower bound up to, not including, its upper one. QGIS takes
  /// both bounds and lets the first class win, so the classes stand from the highest to the lowest.
  struct QGISStyle: Hashable {
    /// The document.
    let text: String

    /// A style for a layer whose figures are of some kind.
    init(_ style: MapStyle, figures: FigureKind) {
      let shape = Shape(figures)
      let classes = style.column == nil ? [] : style.classes.filter { $0.fill != nil }
      var symbols = ""
      var ranges = ""
      for (index, drawn) in classes.reversed().enumerated() {
        symbols += shape.symbol(named: "\(index)", fill: Colour(drawn.fill))
        ranges +=
          "<range lower=\"\(Self.bound(drawn.lower))\" upper=\"\(Self.bound(drawn.upper))\""
          + " symbol=\"\(index)\" label=\"\(drawn.label.escapedForXML)\" render=\"true\"/>"
      }
      let renderer: String
      if let column = style.column, !classes.isEmpty {
        renderer =
          "<renderer-v2 type=\"graduatedSymbol\" attr=\"\(column.escapedForXML)\""
          + " graduatedMethod=\"GraduatedColor\" symbollevels=\"0\" enableorderby=\"0\">"
          + "<ranges>\(ranges)</ranges><symbols>\(symbols)</symbols>"
          + "</renderer-v2>"
      } else {
        renderer = Self.single(shape.symbol(named: "0", fill: Colour("#d7301f")))
      }
      text = Self.document(
        renderer + Self.labels(style.labelColumn), hasLabels: style.labelColumn != nil)
    }

    private init(text: String) { self.text = text }

    /// An outline without a fill, for the area studied.
    static let outline = QGISStyle(
      text: document(single(Shape.area.symbol(named: "0", fill: nil)), hasLabels: false))

    private static func document(_ body: String, hasLabels: Bool) -> String {
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
        + "<qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\""
        + " labelsEnabled=\"\(hasLabels ? 1 : 0)\">\(body)</qgis>"
    }

    private static func single(_ symbol: String) -> String {
      "<renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\">"
        + "<symbols>\(symbol)</symbols></renderer-v2>"
    }

    private static func labels(_ column: String?) -> String {
      guard let column else { return "" }
      return "<labeling type=\"simple\"><settings><text-style fieldName=\"\(column.escapedForXML)\""
        + " isExpression=\"0\" fontSize=\"8\" textColor=\"0,0,0,255\"><text-buffer bufferDraw=\"1\""
        + " bufferSize=\"0.8\" bufferColor=\"255,255,255,255\"/></text-style></settings></labeling>"
    }

    /// A bound as a plain number; QGIS has no infinity.
    private static func bound(_ value: Double) -> String {
      value.isNaN ? "0" : String(max(-1e300, min(1e300, value)))
    }
  }

  /// A colour as QGIS has it: `215,48,31,255`.
  private struct Colour {
    let text: String

    /// Reads `#rrggbb`; nil for anything else.
    init?(_ hexadecimal: String?) {
      guard let hexadecimal, hexadecimal.hasPrefix("#"), hexadecimal.utf8.count == 7,
        let value = UInt32(hexadecimal.dropFirst(), radix: 16)
      else { return nil }
      text = "\(value >> 16),\(value >> 8 & 255),\(value & 255),255"
    }
  }

  /// How figures of a kind are drawn.
  private enum Shape {
    case marker, line, area

    init(_ kind: FigureKind) {
      switch kind {
      case .one(.point), .one(.multiPoint): self = .marker
      case .one(.lineString), .one(.multiLineString): self = .line
      case .any, .one(.polygon), .one(.multiPolygon): self = .area
      }
    }

    func symbol(named name: String, fill: Colour?) -> String {
      let colour = fill?.text ?? "255,255,255,0"
      let properties: [(String, String)]
      let (type, layer): (String, String)
      switch self {
      case .marker:
        (type, layer) = ("marker", "SimpleMarker")
        properties = [("name", "circle"), ("color", colour), ("size", "2.4")]
      case .line:
        (type, layer) = ("line", "SimpleLine")
        properties = [("line_color", colour), ("line_width", "0.6")]
      case .area:
        (type, layer) = ("fill", "SimpleFill")
        properties = [
          ("color", colour), ("style", fill == nil ? "no" : "solid"),
          ("outline_color", fill == nil ? "35,35,35,255" : "35,35,35,60"),
          ("outline_style", "solid"), ("outline_width", fill == nil ? "0.4" : "0.1"),
        ]
      }
      let options = properties.map {
        "<Option type=\"QString\" name=\"\($0.0)\" value=\"\($0.1)\"/>"
      }
      // Both ways of writing a property, for versions before and after 3.22.
      let old = properties.map { "<prop k=\"\($0.0)\" v=\"\($0.1)\"/>" }
      return "<symbol type=\"\(type)\" name=\"\(name)\" alpha=\"1\" clip_to_extent=\"1\">"
        + "<layer class=\"\(layer)\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">"
        + options.joined() + "</Option>" + old.joined() + "</layer></symbol>"
    }
  }

  extension String {
    /// The text as an attribute or content of XML; control characters become spaces.
    var escapedForXML: String {
      var escaped = ""
      for scalar in unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&apos;"
        default: escaped.unicodeScalars.append(scalar.value < 0x20 ? " " : scalar)
        }
      }
      return escaped
    }
  }
#endif
