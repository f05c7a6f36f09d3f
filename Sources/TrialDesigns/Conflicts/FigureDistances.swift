internal import DelimitedText
internal import HotspotGeometry

/// The distances between the figures of units, asked for two at a time.
struct FigureDistances: Sendable {
  let figures: [Geometry?]
  private let names: [String]
  private let tree: STRtree
  /// The units with a figure, in the order of the tree's figures.
  private let placed: [Int]

  /// - Parameters:
  ///   - figures: one a unit, in metres; nil or empty for a unit without a place.
  ///   - names: what the units are called where a figure cannot be used.
  init(figures: [Geometry?], names: [String]) {
    self.figures = figures.map { $0?.isEmpty == true ? nil : $0 }
    self.names = names
    placed = figures.indices.filter { figures[$0]?.isEmpty == false }
    tree = STRtree(placed.compactMap { figures[$0] })
  }

  /// The units without a figure, ascending.
  var withoutFigure: [Int] { figures.indices.filter { figures[$0] == nil } }

  /// The units, ascending, whose envelope comes within a distance of a unit's; itself included.
  func candidates(near unit: Int, within distance: Double) -> [Int] {
    guard let box = figures[unit]?.envelope else { return [] }
    return tree.query(
      minX: box.minX - distance, minY: box.minY - distance, maxX: box.maxX + distance,
      maxY: box.maxY + distance
    ).map { placed[$0] }
  }

  /// The shortest distance between two figures, 0 where they meet; nil where one has no place.
  func distance(_ one: Int, _ other: Int) throws(HotspotError) -> Double? {
    guard let left = figures[one], let right = figures[other] else { return nil }
    if left.kind == .point, right.kind == .point {
      let dx = left.coordinates[0] - right.coordinates[0]
      let dy = left.coordinates[1] - right.coordinates[1]
      return (dx * dx + dy * dy).squareRoot()
    }
    do {
      return try left.distance(to: right)
    } catch {
      throw HotspotError(
        .badData,
        "the distance between units \(names[one]) and \(names[other]) cannot be had. \(error.message)"
      )
    }
  }

  /// No distance between two figures is greater; nil where one has no place.
  ///
  /// It is the diagonal of the box around both.
  func farthest(_ one: Int, _ other: Int) -> Double? {
    guard let left = figures[one]?.envelope, let right = figures[other]?.envelope else {
      return nil
    }
    let width = max(left.maxX, right.maxX) - min(left.minX, right.minX)
    let height = max(left.maxY, right.maxY) - min(left.minY, right.minY)
    return (width * width + height * height).squareRoot()
  }

  /// No distance between two figures is less: that of their boxes; nil where one has no place.
  func nearest(_ one: Int, _ other: Int) -> Double? {
    guard let left = figures[one]?.envelope, let right = figures[other]?.envelope else {
      return nil
    }
    let dx = max(0, left.minX - right.maxX, right.minX - left.maxX)
    let dy = max(0, left.minY - right.maxY, right.minY - left.maxY)
    return (dx * dx + dy * dy).squareRoot()
  }
}
