internal import MapLayers

/// The column beside a map: what the colours mean, how many figures have each, and the scale.
struct Legend {
  /// One line of words in the column, with the colour it explains.
  struct Entry {
    /// The fill, nil for figures that are left out.
    var fill: String?
    /// The words, broken into lines.
    var lines: [String]
    /// How many figures, in words.
    var count: String
  }

  /// The width of the column.
  static let width = 300.0
  /// The letters.
  static let measure = TextMeasure(size: 17)
  static let titleMeasure = TextMeasure(size: 18, isBold: true)
  static let remarkMeasure = TextMeasure(size: 14)
  static let swatch = (width: 30.0, height: 20.0)
  private static let lineHeight = 22.0

  private let title: [String]
  private let entries: [Entry]
  private let remarks: [String]
  private let lines: [(words: [String], style: String)]

  /// The legend of a style and the numbers of figures in its classes.
  init(
    style: MapStyle, classes: [MapStyle.MapClass], counts: [Int],
    lines: [(words: String, style: String)], remarks: [String]
  ) {
    let heading = style.legendTitle.isEmpty ? style.column ?? "" : style.legendTitle
    title = Self.titleMeasure.lines(heading, width: Self.width)
    let numbers = counts.map(Self.grouped)
    let widest = numbers.map { Self.measure.width(of: $0) }.max() ?? 0
    let room = Self.width - Self.swatch.width - 12 - widest - 12
    entries = zip(classes, numbers).map { style, count in
      Entry(
        fill: style.fill, lines: Self.measure.lines(style.label, width: max(60, room)),
        count: count)
    }
    self.lines = lines.map { line in
      (Self.measure.lines(line.words, width: Self.width - Self.swatch.width - 12), line.style)
    }
    self.remarks = remarks.flatMap { Self.remarkMeasure.lines($0, width: Self.width) }
  }

  /// The height of everything above the scale bar.
  var height: Double {
    var height = Double(title.count) * 24 + 10
    for entry in entries { height += Self.height(of: entry.lines) }
    for line in lines { height += Self.height(of: line.words) }
    return height + Double(remarks.count) * 19 + 10
  }

  private static func height(of lines: [String]) -> Double {
    max(swatch.height, Double(lines.count) * lineHeight) + 8
  }

  /// Draws the legend with its upper left corner in a place.
  func draw(x: Double, y: Double, into xml: inout XMLText) {
    var top = y
    for line in title {
      xml.element(
        "text", Self.place(x, top + 18) + " class=\"heading\"", words: line)
      top += 24
    }
    top += 10
    for entry in entries {
      let fill = entry.fill ?? "#ffffff"
      xml.markup(
        "<rect \(Self.place(x, top)) width=\"30\" height=\"20\" stroke=\"#8a8a86\" fill=\"")
      xml.words(fill)
      xml.markup("\"\(entry.fill == nil ? " stroke-dasharray=\"3 2\"" : "")/>\n")
      for (index, line) in entry.lines.enumerated() {
        let baseline = top + 16 + Double(index) * Self.lineHeight
        xml.element("text", Self.place(x + 42, baseline) + " class=\"entry\"", words: line)
      }
      xml.element(
        "text", Self.place(x + Self.width, top + 16) + " class=\"count\"", words: entry.count)
      top += Self.height(of: entry.lines)
    }
    for line in lines {
      let start = "M\(XMLText.length(x)) \(XMLText.length(top + 10))"
      xml.markup("<path d=\"\(start)h30\" class=\"\(line.style)\"/>\n")
      for (index, words) in line.words.enumerated() {
        let baseline = top + 16 + Double(index) * Self.lineHeight
        xml.element("text", Self.place(x + 42, baseline) + " class=\"entry\"", words: words)
      }
      top += Self.height(of: line.words)
    }
    for line in remarks {
      xml.element("text", Self.place(x, top + 16) + " class=\"remark\"", words: line)
      top += 19
    }
  }

  private static func place(_ x: Double, _ y: Double) -> String {
    "x=\"\(XMLText.length(x))\" y=\"\(XMLText.length(y))\""
  }

  /// A count with its thousands parted by commas.
  static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    var text = count < 0 ? "−" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
