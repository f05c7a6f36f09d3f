private import Foundation
internal import MapLayers
internal import ResultTables

extension MapPicture {
  /// Writes the value of each isoline on its longest line, where there is room for it.
  ///
  /// The values are those of the layer's first column of numbers, to three digits.
  func drawNumbers(
    of layers: [any SpatialResult], at scale: PictureScale, into xml: inout XMLText
  ) {
    let measure = TextMeasure(size: 13)
    let frame = PictureBox(minX: 3, minY: 3, maxX: scale.width - 3, maxY: scale.height - 3)
    var taken: [PictureBox] = []
    var numbers: [(x: Double, y: Double, words: String)] = []
    for layer in layers {
      guard let column = layer.columns.firstIndex(where: { $0.kind == .number }) else { continue }
      var cells = CellCollector(for: layer)
      for row in 0..<min(layer.rowCount, Self.mostLabels) {
        guard let value = cells.values(of: row, in: layer)[column].doubleValue,
          let line = layer.figure(of: row).placedLines(at: scale).max(by: Self.isShorter),
          let extent = PictureBox(of: line), extent.width + extent.height > 60
        else { continue }
        let words = Self.short(value)
        let width = measure.width(of: words) + 6
        // Lines of neighbouring levels run side by side: another place along may be free.
        for share in [2, 3, 1, 4, 0] {
          let place = line[line.count * share / 5]
          let (x, y) = (Double(place.x) / 10, Double(place.y) / 10)
          let box = PictureBox(minX: x - width / 2, minY: y - 9, maxX: x + width / 2, maxY: y + 9)
          guard frame.contains(box), !taken.contains(where: box.overlaps) else { continue }
          taken.append(box)
          numbers.append((x, y, words))
          break
        }
      }
    }
    for style in ["number halo", "number"] {
      for number in numbers {
        xml.element(
          "text",
          "x=\"\(XMLText.length(number.x))\" y=\"\(XMLText.length(number.y + 4.5))\""
            + " class=\"\(style)\"", words: number.words)
      }
    }
  }

  /// Whether one line is shorter than another.
  private static func isShorter(_ left: [PicturePoint], _ right: [PicturePoint]) -> Bool {
    length(of: left) < length(of: right)
  }

  private static func length(of line: [PicturePoint]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { sum, step in
      sum + hypot(Double(step.1.x - step.0.x), Double(step.1.y - step.0.y))
    }
  }

  /// A number to three digits.
  static func short(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    let power = floor(log10(abs(value)))
    guard abs(power) < 15 else { return value.description }
    let unit = pow(10, abs(power - 2))
    let rounded =
      power < 2 ? (value * unit).rounded() / unit : (value / unit).rounded() * unit
    let text = rounded.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
