/// A rectangle in the map frame, in picture units.
struct PictureBox: Hashable, Sendable {
  var minX: Double
  var minY: Double
  var maxX: Double
  var maxY: Double

  /// A rectangle by its edges.
  init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    (self.minX, self.minY, self.maxX, self.maxY) = (minX, minY, maxX, maxY)
  }

  /// The least rectangle that holds some places; nil for none.
  init?(of places: [PicturePoint]) {
    guard let first = places.first else { return nil }
    var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    for place in places {
      left = min(left, place.x)
      right = max(right, place.x)
      top = min(top, place.y)
      bottom = max(bottom, place.y)
    }
    self.init(
      minX: Double(left) / 10, minY: Double(top) / 10, maxX: Double(right) / 10,
      maxY: Double(bottom) / 10)
  }

  var width: Double { maxX - minX }
  var height: Double { maxY - minY }
  var middle: (x: Double, y: Double) { ((minX + maxX) / 2, (minY + maxY) / 2) }

  /// Whether two rectangles share a part of the plane.
  func overlaps(_ other: PictureBox) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// Whether a rectangle lies in this one.
  func contains(_ other: PictureBox) -> Bool {
    minX <= other.minX && maxX >= other.maxX && minY <= other.minY && maxY >= other.maxY
  }

  /// The rectangle with a margin on each side.
  func grown(by margin: Double) -> PictureBox {
    PictureBox(
      minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
  }

  /// The place in the rectangle that is nearest to another.
  func nearest(to x: Double, _ y: Double) -> (x: Double, y: Double) {
    (min(maxX, max(minX, x)), min(maxY, max(minY, y)))
  }
}

/// A straight line in the map frame, in picture units.
struct PictureLine: Hashable, Sendable {
  var fromX: Double
  var fromY: Double
  var toX: Double
  var toY: Double

  /// A line between two places.
  init(from: (x: Double, y: Double), to: (x: Double, y: Double)) {
    (fromX, fromY, toX, toY) = (from.x, from.y, to.x, to.y)
  }

  /// Whether the line and another cross each other in one place.
  func crosses(_ other: PictureLine) -> Bool {
    side(of: other.fromX, other.fromY) * side(of: other.toX, other.toY) < 0
      && other.side(of: fromX, fromY) * other.side(of: toX, toY) < 0
  }

  /// Whether the line runs through a rectangle (Liang and Barsky 1984,
  /// doi:10.1145/357332.357333).
  func crosses(_ box: PictureBox) -> Bool {
    var start = 0.0
    var end = 1.0
    func isOutside(_ step: Double, _ room: Double) -> Bool {
      if step < 0 { start = max(start, room / step) }
      if step > 0 { end = min(end, room / step) }
      return step == 0 && room <= 0
    }
    if isOutside(fromX - toX, fromX - box.minX) || isOutside(toX - fromX, box.maxX - fromX)
      || isOutside(fromY - toY, fromY - box.minY) || isOutside(toY - fromY, box.maxY - fromY)
    {
      return false
    }
    return start < end
  }

  /// Above zero on one side of the line, below it on the other.
  private func side(of x: Double, _ y: Double) -> Double {
    (toX - fromX) * (y - fromY) - (toY - fromY) * (x - fromX)
  }
}
