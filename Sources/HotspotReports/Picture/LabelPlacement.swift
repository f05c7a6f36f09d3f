/// Finds room for labels beside their figures.
///
/// Labels are placed in the order given, each at the first of a fixed list of places that is in
/// the frame and clear of other labels and figures: in the figure where it fits, else close by,
/// else further off with a line to the figure (after Yoeli 1972, "The logic of automated map
/// lettering", doi:10.1179/000870472787352505). A label that finds none is left out and counted.
struct LabelPlacement {
  /// A label with its place.
  struct Label {
    /// The words.
    var text: String
    /// Where they stand.
    var box: PictureBox
    /// The line that joins them to their figure; nil for none.
    var leader: PictureLine?
  }

  /// The letters.
  static let measure = TextMeasure(size: 15, isBold: true)
  /// The labels that found room.
  private(set) var labels: [Label] = []
  /// Labels that found none.
  private(set) var leftOut = 0

  private let frame: PictureBox
  private let figures: [PictureBox]
  private var obstacles: ObstacleIndex

  /// Directions from a figure: right, left, above, below, the corners, and between, where y
  /// points down.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (1, -1), (-1, 0), (-1, -1), (0, -1), (0, 1), (1, 1), (-1, 1), (1, -0.5), (1, 0.5),
    (-1, -0.5), (-1, 0.5), (0.5, -1), (-0.5, -1), (0.5, 1), (-0.5, 1),
  ]
  /// Distances from a figure's edge; from the second on a line is drawn.
  private static let gaps: [Double] = [4, 16, 30, 46, 66, 90, 118]

  /// An empty frame, and the figures that labels should not cover.
  init(width: Double, height: Double, figures: [PictureBox]) {
    frame = PictureBox(minX: 3, minY: 3, maxX: width - 3, maxY: height - 3)
    self.figures = figures
    obstacles = ObstacleIndex()
    for figure in figures { obstacles.add(figure) }
  }

  /// Finds room for a label.
  mutating func place(_ text: String, beside figure: PictureBox) {
    let width = Self.measure.width(of: text) + 4
    let height = Self.measure.size + 2
    let (x, y) = figure.middle
    if figure.width > 1.2 * width, figure.height > 1.4 * height {
      let inside = Self.box(x, y, width, height)
      if frame.contains(inside), !obstacles.hasLabel(in: inside) {
        return put(Label(text: text, box: inside))
      }
    }
    let candidates = Self.places(of: text, width, height, beside: figure).filter {
      frame.contains($0.box) && !$0.box.overlaps(figure) && !obstacles.hasAny(in: $0.box)
        && !isStruck($0)
    }
    // A line over other lines or figures is better than no label.
    let clear = candidates.filter { !isOverLines($0) }
    let best = clear.first { !isOverFigures($0, but: figure) } ?? clear.first ?? candidates.first
    if let best { put(best) } else { leftOut += 1 }
  }

  /// Whether a line runs over a label, or the label's own line over another label.
  private func isStruck(_ label: Label) -> Bool {
    labels.contains { other in
      other.leader?.crosses(label.box) == true || label.leader?.crosses(other.box) == true
    }
  }

  /// Whether a label's line runs over another line.
  private func isOverLines(_ label: Label) -> Bool {
    guard let line = label.leader else { return false }
    return labels.contains { $0.leader.map(line.crosses) == true }
  }

  /// Whether a label's line runs over figures other than those that meet its own.
  private func isOverFigures(_ label: Label, but own: PictureBox) -> Bool {
    guard let line = label.leader else { return false }
    return figures.contains { line.crosses($0) && !$0.overlaps(own) }
  }

  /// The places tried for a label, the best first.
  private static func places(
    of text: String, _ width: Double, _ height: Double, beside figure: PictureBox
  ) -> [Label] {
    let (x, y) = figure.middle
    return gaps.flatMap { gap in
      let across = figure.width / 2 + gap + width / 2
      let along = figure.height / 2 + gap + height / 2
      return directions.map { direction in
        let slant = abs(direction.x) == abs(direction.y) ? 0.75 : 1
        var label = Label(
          text: text,
          box: box(
            x + direction.x * across * slant, y + direction.y * along * slant, width, height))
        if gap > gaps[0] {
          label.leader = PictureLine(from: label.box.nearest(to: x, y), to: (x, y))
        }
        return label
      }
    }
  }

  /// Counts labels that are not even tried.
  mutating func leaveOut(_ count: Int) { leftOut += count }

  private mutating func put(_ label: Label) {
    labels.append(label)
    obstacles.add(label.box, isLabel: true)
  }

  private static func box(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double
  ) -> PictureBox {
    PictureBox(
      minX: x - width / 2, minY: y - height / 2, maxX: x + width / 2, maxY: y + height / 2)
  }
}

/// Rectangles to be kept clear, found by where they are.
private struct ObstacleIndex {
  private var boxes: [(box: PictureBox, isLabel: Bool)] = []
  private var buckets: [PicturePoint: [Int]] = [:]

  private static let bucket = 64.0

  mutating func add(_ box: PictureBox, isLabel: Bool = false) {
    Self.forEachBucket(of: box) { buckets[$0, default: []].append(boxes.count) }
    boxes.append((box, isLabel))
  }

  func hasAny(in box: PictureBox) -> Bool { has(in: box) { _ in true } }

  func hasLabel(in box: PictureBox) -> Bool { has(in: box) { $0 } }

  private func has(in box: PictureBox, where isMeant: (Bool) -> Bool) -> Bool {
    var isFound = false
    Self.forEachBucket(of: box) { bucket in
      guard !isFound, let indices = buckets[bucket] else { return }
      isFound = indices.contains { isMeant(boxes[$0].isLabel) && boxes[$0].box.overlaps(box) }
    }
    return isFound
  }

  private static func forEachBucket(of box: PictureBox, _ body: (PicturePoint) -> Void) {
    let low = (x: place(box.minX), y: place(box.minY))
    let high = (x: place(box.maxX), y: place(box.maxY))
    for y in low.y...max(low.y, high.y) {
      for x in low.x...max(low.x, high.x) { body(PicturePoint(x: x, y: y)) }
    }
  }

  private static func place(_ value: Double) -> Int32 {
    Int32(min(1000, max(-1000, (value / bucket).rounded(.down))))
  }
}
