public import TrialPower
public import ResultTables

/// The power of a trial by rate ratio as an SVG picture.
///
/// The simulated curve is a line within a band of 1.96 Monte-Carlo errors on either side, the
/// formula's is dashed. Level lines stand at the power wanted and at the level of significance; the
/// minimum detectable rate ratio is marked, by simulation where there is one. The run record is
/// inside as metadata. The same curve and record give the same bytes.
public struct PowerPicture: Sendable {
  /// The width of the picture in its own units, which are pixels on a screen.
  public static let width = 800
  /// The height of the picture.
  public static let height = 500

  private static let left = 78.0
  private static let right = 772.0
  private static let top = 104.0
  private static let bottom = 404.0

  /// A picture.
  public init() {}

  /// Draws a curve.
  public func svg(of curve: PowerCurve, record: RunRecord) -> [UInt8] {
    var xml = XMLText()
    let axis = Axis(curve)
    begin(curve, record, into: &xml)
    drawLegend(curve, into: &xml)
    axis.draw(into: &xml)
    let wanted = axis.y(curve.level.power)
    let least = axis.y(curve.level.alpha)
    line(Self.left, wanted, Self.right, wanted, "wanted", into: &xml)
    line(Self.left, least, Self.right, least, "alpha", into: &xml)
    drawSimulation(curve, on: axis, into: &xml)
    path(
      curve.points.map { (axis.x($0.ratio), axis.y($0.closedForm)) }, "formula", into: &xml)
    let band = axis.ratios
    if let ratio = curve.detectable?.ratio ?? curve.closedFormDetectable, band.contains(ratio) {
      drawDetectable(ratio, error: curve.detectable?.error, at: wanted, on: axis, into: &xml)
    }
    text(
      Self.right - 6, wanted - 6, "level end", "\(percent(curve.level.power)) wanted", into: &xml)
    text(
      Self.left + 6, least - 6, "level", "\(percent(curve.level.alpha)) level of significance",
      into: &xml)
    let files = record.inputs.map(\.name).joined(separator: ", ")
    text(
      Self.left, 486, "remark",
      "Made with \(record.tool) \(record.version)" + (files.isEmpty ? "" : " from \(files)"),
      into: &xml)
    xml.markup("</svg>\n")
    return xml.bytes
  }

  private func begin(_ curve: PowerCurve, _ record: RunRecord, into xml: inout XMLText) {
    let (width, height) = (Self.width, Self.height)
    xml.markup(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img">

      """)
    xml.element("title", words: "Power by rate ratio")
    xml.element("desc", words: ([curve.title + "."] + curve.notes).joined(separator: " "))
    xml.element(
      "metadata", "id=\"run-record\"", words: String(decoding: record.bytes, as: UTF8.self))
    xml.markup(
      """
      <style>
      text{font-family:Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif;fill:#222}
      .title{font-size:20px;font-weight:bold}
      .subtitle{font-size:14px;fill:#444}
      .entry,.tick,.axis{font-size:14px}
      .tick{text-anchor:middle}
      .side{text-anchor:end}
      .axis{text-anchor:middle;font-weight:bold}
      .level{font-size:13px;fill:#555}
      .end{text-anchor:end}
      .found{font-size:14px;font-weight:bold;fill:#a02c16}
      .remark{font-size:12px;fill:#666}
      .grid{stroke:#e4e4e0;fill:none}
      .frame{stroke:#8c8c88;fill:none}
      .wanted,.alpha{stroke:#777;fill:none;stroke-width:1;stroke-dasharray:2 3}
      .band{fill:#2b6ca3;fill-opacity:0.2}
      .simulated{stroke:#1d5588;stroke-width:2.4;fill:none;stroke-linejoin:round}
      .dot{fill:#1d5588}
      .formula{stroke:#333;stroke-width:1.6;fill:none;stroke-dasharray:7 5}
      .mark{stroke:#a02c16;stroke-width:1.4;fill:none}
      .spot{fill:#a02c16}
      </style>
      <rect width="100%" height="100%" fill="#ffffff"/>

      """)
    text(Self.left, 34, "title", "Power by rate ratio", into: &xml)
    let lines = TextMeasure(size: 14).lines(curve.title, width: Self.right - Self.left)
    text(Self.left, 57, "subtitle", lines.first ?? "", into: &xml)
  }

  private func drawLegend(_ curve: PowerCurve, into xml: inout XMLText) {
    var x = Self.left
    if curve.simulations > 0 {
      xml.markup(
        "<rect x=\"\(XMLText.length(x))\" y=\"72\" width=\"34\" height=\"16\" class=\"band\"/>\n")
      line(x, 80, x + 34, 80, "simulated", into: &xml)
      let words = "\(curve.simulations) simulated trials, with 95 % Monte-Carlo band"
      text(x + 42, 85, "entry", words, into: &xml)
      x += 42 + TextMeasure(size: 14).width(of: words) + 20
    }
    line(x, 80, x + 34, 80, "formula", into: &xml)
    text(x + 42, 85, "entry", "Formula", into: &xml)
  }

  private func drawSimulation(_ curve: PowerCurve, on axis: Axis, into xml: inout XMLText) {
    let points = curve.points.compactMap { point in
      point.simulated.map { (x: axis.x(point.ratio), power: $0) }
    }
    guard !points.isEmpty else { return }
    func edge(_ side: Double) -> [(Double, Double)] {
      points.map { point in
        let power = point.power + side * 1.96 * curve.error(of: point.power)
        return (point.x, axis.y(min(1, max(0, power))))
      }
    }
    path(edge(1) + edge(-1).reversed(), "band", into: &xml)
    path(points.map { ($0.x, axis.y($0.power)) }, "simulated", into: &xml)
    for point in points {
      dot(point.x, axis.y(point.power), radius: "3", "dot", into: &xml)
    }
  }

  private func drawDetectable(
    _ ratio: Double, error: Double?, at wanted: Double, on axis: Axis, into xml: inout XMLText
  ) {
    let x = axis.x(ratio)
    line(x, wanted, x, Self.bottom, "mark", into: &xml)
    dot(x, wanted, radius: "4.5", "spot", into: &xml)
    let words =
      "detectable: \(rounded(ratio))" + (error.map { " ± \(rounded($0))" } ?? " by the formula")
    let room = TextMeasure(size: 14, isBold: true).width(of: words) + 10
    if x - room > Self.left {
      text(x - 8, Self.bottom - 48, "found end", words, into: &xml)
    } else {
      text(x + 8, Self.bottom - 48, "found", words, into: &xml)
    }
  }

  private func text(
    _ x: Double, _ y: Double, _ style: String, _ words: String, into xml: inout XMLText
  ) {
    xml.element(
      "text", "x=\"\(XMLText.length(x))\" y=\"\(XMLText.length(y))\" class=\"\(style)\"",
      words: words)
  }

  private func line(
    _ x: Double, _ y: Double, _ endX: Double, _ endY: Double, _ style: String,
    into xml: inout XMLText
  ) {
    path([(x, y), (endX, endY)], style, into: &xml)
  }

  private func path(_ points: [(Double, Double)], _ style: String, into xml: inout XMLText) {
    let data = points.map { "\(XMLText.length($0.0)) \(XMLText.length($0.1))" }
    xml.markup("<path d=\"M\(data.joined(separator: "L"))\" class=\"\(style)\"/>\n")
  }

  private func dot(
    _ x: Double, _ y: Double, radius: String, _ style: String, into xml: inout XMLText
  ) {
    xml.markup(
      "<circle cx=\"\(XMLText.length(x))\" cy=\"\(XMLText.length(y))\" r=\"\(radius)\""
        + " class=\"\(style)\"/>\n")
  }

  private func percent(_ share: Double) -> String { Self.shortest(share * 100, unit: 10) + " %" }
  private func rounded(_ value: Double) -> String { Self.shortest(value, unit: 1000) }

  private static func shortest(_ value: Double, unit: Double) -> String {
    let text = ((value * unit).rounded() / unit).description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Where ratios and powers lie in the picture.
  private struct Axis {
    let ratios: ClosedRange<Double>

    init(_ curve: PowerCurve) {
      let least = curve.points.first?.ratio ?? 0.5
      let greatest = curve.points.last?.ratio ?? 1
      ratios = least < greatest ? least...greatest : (least - 0.05)...(least + 0.05)
    }

    func x(_ ratio: Double) -> Double {
      left + (ratio - ratios.lowerBound) / (ratios.upperBound - ratios.lowerBound) * (right - left)
    }

    func y(_ power: Double) -> Double { bottom - power * (bottom - top) }

    /// The grid, its numbers and the titles of the axes.
    func draw(into xml: inout XMLText) {
      for tick in 0...5 {
        let place = XMLText.length(y(Double(tick) / 5))
        xml.markup(
          "<path d=\"M\(XMLText.length(left)) \(place)H\(XMLText.length(right))\" class=\"grid\"/>\n"
        )
        xml.element(
          "text",
          "x=\"\(XMLText.length(left - 8))\" y=\"\(XMLText.length(y(Double(tick) / 5) + 5))\""
            + " class=\"entry side\"", words: "\(tick * 20) %")
      }
      let span = ratios.upperBound - ratios.lowerBound
      let step = [0.01, 0.02, 0.05, 0.1, 0.2].first { span / $0 <= 12 } ?? 0.5
      var tick = (ratios.lowerBound / step - 1e-9).rounded(.up)
      while tick * step <= ratios.upperBound + 1e-9 {
        let place = XMLText.length(x(tick * step))
        xml.markup(
          "<path d=\"M\(place) \(XMLText.length(top))V\(XMLText.length(bottom + 5))\" class=\"grid\"/>\n"
        )
        xml.element(
          "text", "x=\"\(place)\" y=\"\(XMLText.length(bottom + 22))\" class=\"tick\"",
          words: PowerPicture.shortest(tick * step, unit: 100))
        tick += 1
      }
      xml.markup(
        "<rect x=\"\(XMLText.length(left))\" y=\"\(XMLText.length(top))\""
          + " width=\"\(XMLText.length(right - left))\" height=\"\(XMLText.length(bottom - top))\""
          + " class=\"frame\"/>\n")
      xml.element(
        "text", "x=\"\(XMLText.length((left + right) / 2))\" y=\"450\" class=\"axis\"",
        words: "Rate ratio, treatment over control (1: no effect)")
      let middle = XMLText.length((top + bottom) / 2)
      xml.element(
        "text", "x=\"24\" y=\"\(middle)\" transform=\"rotate(-90 24 \(middle))\" class=\"axis\"",
        words: "Power")
    }
  }
}
