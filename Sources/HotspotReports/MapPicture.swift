public import MapLayers
public import ResultTables
internal import HotspotGeometry

/// A plain map of a result as an SVG picture, ready for print.
///
/// The figures are filled by the classes of the result's style. Beside the map stand a legend with
/// the number of figures in each class and a scale bar; below it, what the picture was made from.
/// The run record is inside as metadata. North is up, along the coordinate system's own north.
///
/// Cells are merged with their neighbours of the same class, so a surface of a million cells is a
/// few outlines; figures of eight units or more are outlined one by one. Where cells are smaller
/// than a dot they are drawn a little larger, and the darker class lies on top.
///
/// The same result and record give the same bytes on any number of threads.
public struct MapPicture: Sendable {
  /// Workers that ask for figures.
  public var threads: Int
  /// Replaces every identifier among the labels, where given.
  public var pseudonymiser: Pseudonymiser?

  /// The width of the picture in its own units, which are pixels on a screen.
  public static let width = 1600

  private static let margin = 40.0
  private static let gap = 32.0
  private static let titleMeasure = TextMeasure(size: 32, isBold: true)
  private static let subtitleMeasure = TextMeasure(size: 19)
  private static let footMeasure = TextMeasure(size: 14)
  static let mostLabels = 500

  /// A picture that is drawn with some workers.
  public init(threads: Int = 1, pseudonymiser: Pseudonymiser? = nil) {
    self.threads = threads
    self.pseudonymiser = pseudonymiser
  }

  /// Draws a result.
  ///
  /// - Complexity: O(n log n) in the positions of the figures that are drawn.
  public func svg(of result: some SpatialResult, record: RunRecord) -> [UInt8] {
    let style = result.style
    let classes =
      style.classes.isEmpty || style.column.flatMap(result.columnIndex(named:)) == nil
      ? [
        MapStyle.MapClass(
          lower: 0, upper: 0, label: result.layerName, fill: MapColours.plain)
      ] : style.classes
    let drawn = DrawnFigures(of: result, threads: threads, pseudonymiser: pseudonymiser)
    var extent = drawn.extent
    if let boundary = result.boundary { extent.add(boundary) }

    let legendRoom = Self.legend(result, classes, drawn, leftOut: 1).height + 60
    let frameWidth = Double(Self.width) - 2 * Self.margin - Self.gap - Legend.width
    let scale = PictureScale(
      of: extent, in: result.coordinateSystem, width: frameWidth,
      leastHeight: min(2000, legendRoom))
    let labels = labels(of: result, drawn: drawn, at: scale)
    let legend = Self.legend(result, classes, drawn, leftOut: labels.leftOut)

    let full = Double(Self.width) - 2 * Self.margin
    let title = Self.titleMeasure.lines(style.title, width: full)
    let subtitle = Self.subtitleMeasure.lines(style.subtitle, width: full)
    let foot = Self.footMeasure.lines(
      SourceLine.text(record: record, system: result.coordinateSystem), width: full)
    let top =
      Self.margin + Double(title.count) * 40 + Double(subtitle.count) * 26
      + (title.isEmpty && subtitle.isEmpty ? 0 : 14)
    let bottom = top + max(scale.height, legendRoom)
    let height = (bottom + 20 + Double(foot.count) * 20 + Self.margin - 10).rounded()

    var xml = XMLText()
    Self.begin(height: height, style: style, notes: result.notes, record: record, into: &xml)
    var y = Self.margin
    for line in title {
      y += 40
      xml.element("text", "x=\"40\" y=\"\(XMLText.length(y - 8))\" class=\"title\"", words: line)
    }
    for line in subtitle {
      y += 26
      xml.element("text", "x=\"40\" y=\"\(XMLText.length(y - 4))\" class=\"subtitle\"", words: line)
    }
    xml.markup("<g transform=\"translate(40 \(XMLText.length(top)))\">\n")
    drawMap(of: result, classes: classes, drawn: drawn, at: scale, into: &xml)
    draw(labels, into: &xml)
    drawNumbers(of: result.companions, at: scale, into: &xml)
    xml.markup(
      "<rect width=\"\(XMLText.length(scale.width))\" height=\"\(XMLText.length(scale.height))\""
        + " class=\"frame\"/>\n</g>\n")
    let legendX = Self.margin + frameWidth + Self.gap
    legend.draw(x: legendX, y: top, into: &xml)
    if !extent.isEmpty {
      Self.drawScaleBar(x: legendX, y: bottom - 34, of: scale, into: &xml)
    }
    y = bottom + 10
    for line in foot {
      y += 20
      xml.element("text", "x=\"40\" y=\"\(XMLText.length(y))\" class=\"remark\"", words: line)
    }
    xml.markup("</svg>\n")
    return xml.bytes
  }

  private static func legend(
    _ result: some SpatialResult, _ classes: [MapStyle.MapClass], _ drawn: DrawnFigures,
    leftOut: Int
  ) -> Legend {
    var remarks: [String] = []
    if result.rowCount == 0 { remarks.append("There is nothing to draw.") }
    if drawn.unclassed > 0 {
      remarks.append("\(Legend.grouped(drawn.unclassed)) without a value are not drawn.")
    }
    if leftOut > 0, result.style.labelColumn != nil {
      remarks.append(
        "\(Legend.grouped(leftOut)) \(leftOut == 1 ? "label" : "labels") found no room.")
    }
    var lines = result.companions.filter { $0.rowCount > 0 }.map { layer in
      (words: layer.style.title.isEmpty ? layer.layerName : layer.style.title, style: "contour")
    }
    if result.boundary?.isEmpty == false { lines.append((words: "Boundary", style: "boundary")) }
    return Legend(
      style: result.style, classes: classes, counts: drawn.counts,
      lines: lines, remarks: remarks)
  }
}
