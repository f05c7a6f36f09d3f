internal import HotspotGeometry
internal import MapLayers
internal import ResultTables

extension MapPicture {
  /// Opens the picture: its size, what it is for those who cannot see it, and how things look.
  static func begin(
    height: Double, style: MapStyle, notes: [String], record: RunRecord, into xml: inout XMLText
  ) {
    let height = XMLText.length(height)
    xml.markup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">

      """)
    xml.element("title", words: style.title)
    xml.element("desc", words: ([style.subtitle] + notes).joined(separator: " "))
    xml.element(
      "metadata", "id=\"run-record\"", words: String(decoding: record.bytes, as: UTF8.self))
    xml.markup(
      """
      <style>
      text{font-family:Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif;fill:#222}
      .title{font-size:32px;font-weight:bold}
      .subtitle{font-size:19px;fill:#444}
      .heading{font-size:18px;font-weight:bold}
      .entry{font-size:17px}
      .count{font-size:17px;fill:#666;text-anchor:end}
      .remark{font-size:14px;fill:#666}
      .label{font-size:15px;font-weight:bold;text-anchor:middle}
      .label.halo,.number.halo{stroke:#fff;stroke-width:4;stroke-linejoin:round;fill:#fff}
      .leader{stroke:#222;stroke-width:1;fill:none}
      .boundary{stroke:#3c3c3a;stroke-width:1.6;stroke-linejoin:round;fill:none}
      .contour{stroke:#4a4a46;stroke-width:1.2;stroke-linejoin:round;fill:none}
      .number{font-size:13px;text-anchor:middle;fill:#4a4a46}
      .frame{stroke:#b4b4b0;fill:none}
      </style>
      <rect width="100%" height="100%" fill="#ffffff"/>

      """)
  }

  /// Draws the ground, the figures class by class, and the boundary over them.
  func drawMap(
    of result: some SpatialResult, classes: [MapStyle.MapClass], drawn: DrawnFigures,
    at scale: PictureScale, into xml: inout XMLText
  ) {
    let isFilled = classes.map { $0.fill != nil }
    let total = zip(drawn.counts, isFilled).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    let size = drawn.typicalSize(of: result, at: scale, isFilled: isFilled)
    let isMerged = size < 8 || total > 50_000
    // Few figures are given the size of a dot that is found at a glance, many that of a pixel.
    let room = (scale.width * scale.height / Double(max(1, total))).squareRoot()
    let least = min(9, max(1.2, room / 10))
    let stroke = isMerged ? max(0.4, least - size) : 0.8
    let layers = drawn.layers(
      of: result, at: scale, isFilled: isFilled, isMerged: isMerged, threads: threads)

    var boundary = PathText()
    if let outline = result.boundary {
      let isClosed = outline.kind == .polygon || outline.kind == .multiPolygon
      for line in outline.placedLines(at: scale) { boundary.draw(line, isClosed: isClosed) }
    }
    xml.markup("<g transform=\"scale(.1)\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n")
    Self.path(boundary, "fill=\"#f3f3f0\" fill-rule=\"evenodd\"", into: &xml)
    for (layer, style) in zip(layers, classes) {
      guard let fill = style.fill else { continue }
      xml.markup("<g fill=\"")
      xml.words(fill)
      xml.markup("\" stroke=\"")
      xml.words(fill)
      xml.markup("\">\n")
      var filled = PathText()
      for ring in layer.merged.rings() { filled.draw(ring, isClosed: true) }
      for ring in layer.rings { filled.draw(ring, isClosed: true) }
      let outline = isMerged ? "" : " stroke=\"#ffffff\""
      Self.path(filled, "stroke-width=\"\(Self.tenths(stroke))\"\(outline)", into: &xml)
      var lines = PathText()
      for line in layer.lines { lines.draw(line, isClosed: false) }
      Self.path(lines, "fill=\"none\" stroke-width=\"20\"", into: &xml)
      var dots = PathText()
      for point in layer.points { dots.dot(point) }
      Self.path(dots, "fill=\"none\" stroke-width=\"\(Self.tenths(least + 2))\"", into: &xml)
      xml.markup("</g>\n")
    }
    for layer in result.companions {
      Self.path(
        Self.outlines(of: layer, at: scale), "class=\"contour\" style=\"stroke-width:12\"",
        into: &xml)
    }
    Self.path(boundary, "class=\"boundary\" style=\"stroke-width:16\"", into: &xml)
    xml.markup("</g>\n")
  }

  /// The lines of a layer that is drawn over the figures.
  private static func outlines(of layer: some SpatialResult, at scale: PictureScale) -> PathText {
    var path = PathText()
    for row in 0..<layer.rowCount {
      let figure = layer.figure(of: row)
      let isClosed = figure.kind == .polygon || figure.kind == .multiPolygon
      for line in figure.placedLines(at: scale) { path.draw(line, isClosed: isClosed) }
    }
    return path
  }

  /// A length in the tenths that figures are drawn in.
  private static func tenths(_ value: Double) -> String { XMLText.length(value * 10) }

  private static func path(_ path: PathText, _ attributes: String, into xml: inout XMLText) {
    guard !path.isEmpty else { return }
    xml.markup("<path \(attributes) d=\"")
    xml.markup(bytes: path.bytes)
    xml.markup("\"/>\n")
  }

  /// Finds room for the labels of the rows that are drawn, in the order of the rows.
  func labels(
    of result: some SpatialResult, drawn: DrawnFigures, at scale: PictureScale
  ) -> LabelPlacement {
    let labelled = drawn.labels.prefix(Self.mostLabels).compactMap { label in
      var extent = Extent()
      extent.add(result.figure(of: label.row))
      return scale.box(of: extent).map { (text: label.text, box: $0.grown(by: 3)) }
    }
    var placement = LabelPlacement(
      width: scale.width, height: scale.height, figures: labelled.map(\.box))
    for label in labelled { placement.place(label.text, beside: label.box) }
    placement.leaveOut(drawn.labels.count - labelled.count)
    return placement
  }

  /// Draws the labels over their halos, so that they are read on any ground.
  func draw(_ placement: LabelPlacement, into xml: inout XMLText) {
    for label in placement.labels {
      guard let leader = label.leader else { continue }
      let ends = [leader.fromX, leader.fromY, leader.toX, leader.toY].map(XMLText.length)
      xml.markup("<path class=\"leader\" d=\"M\(ends[0]) \(ends[1])L\(ends[2]) \(ends[3])\"/>\n")
    }
    for style in ["label halo", "label"] {
      for label in placement.labels {
        let (x, y) = label.box.middle
        xml.element(
          "text",
          "x=\"\(XMLText.length(x))\" y=\"\(XMLText.length(y + 5.5))\" class=\"\(style)\"",
          words: label.text)
      }
    }
  }

  /// Draws a bar of two halves with the distances at its ends and middle.
  static func drawScaleBar(
    x: Double, y: Double, of scale: PictureScale, into xml: inout XMLText
  ) {
    guard let bar = ScaleBar(metresPerPixel: scale.metresPerPixel, within: 210) else { return }
    let half = bar.length / 2
    // The words at the left end stand half before it.
    let x = x + 8
    let (left, top) = (XMLText.length(x), XMLText.length(y + 16))
    xml.markup(
      """
      <g class="scale-bar">
      <rect x="\(left)" y="\(top)" width="\(XMLText.length(half))" height="7" fill="#222"/>
      <rect x="\(left)" y="\(top)" width="\(XMLText.length(bar.length))" height="7" \
      fill="none" stroke="#222"/>

      """)
    let marks = [(0, "0"), (half, bar.halfLabel), (bar.length, bar.label)]
    for (place, text) in marks {
      xml.element(
        "text",
        "x=\"\(XMLText.length(x + place))\" y=\"\(XMLText.length(y + 9))\" class=\"remark\""
          + " text-anchor=\"middle\"", words: text)
    }
    xml.markup("</g>\n")
  }
}
