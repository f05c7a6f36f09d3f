internal import HotspotGeometry

/// The range of some coordinates.
struct Extent: Hashable, Sendable {
  var minX = Double.infinity
  var minY = Double.infinity
  var maxX = -Double.infinity
  var maxY = -Double.infinity

  /// Whether nothing has been added.
  var isEmpty: Bool { minX > maxX }

  /// Takes in the finite positions of a figure.
  mutating func add(_ figure: Geometry) {
    let coordinates = figure.coordinates
    var index = 0
    while index + 1 < coordinates.count {
      let x = coordinates[index]
      let y = coordinates[index + 1]
      index += 2
      guard x.isFinite, y.isFinite else { continue }
      minX = min(minX, x)
      maxX = max(maxX, x)
      minY = min(minY, y)
      maxY = max(maxY, y)
    }
  }

  /// Takes in another range.
  mutating func add(_ other: Extent) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }
}

/// Where positions on the ground stand in the map frame.
///
/// Positions in the frame are whole tenths of a picture unit from its upper left corner. Degrees
/// of longitude are shortened by the cosine of the middle latitude.
struct PictureScale: Sendable {
  /// The frame's width in picture units.
  let width: Double
  /// The frame's height in picture units.
  let height: Double
  /// Metres on the ground in a picture unit, across the middle of the map.
  let metresPerPixel: Double

  private let middleX: Double
  private let middleY: Double
  private let tenthsPerX: Double
  private let tenthsPerY: Double

  /// The part of the frame's width and height that figures may fill.
  private static let filled = 0.94
  /// The frame's height as a share of its width, from flat to tall.
  private static let shapes = 0.5...1.3

  /// The scale at which an extent fills a frame of a width, whose height follows from it.
  ///
  /// An extent of less than 400 m either way is shown with its surroundings, and so is none.
  init(of extent: Extent, in system: CoordinateSystem, width: Double, leastHeight: Double) {
    self.width = width
    let extent = extent.isEmpty ? Extent(minX: 0, minY: 0, maxX: 0, maxY: 0) : extent
    // Halves, so that the greatest doubles do not overflow.
    middleX = extent.minX / 2 + extent.maxX / 2
    middleY = extent.minY / 2 + extent.maxY / 2
    let shrink = system.isGeographic ? CoordinateSystem.cosine(ofLatitude: middleY) : 1
    let ground = system.groundMetresPerUnit(atY: middleY)
    let least = 400 / (system.isGeographic ? ground / shrink : ground)
    let spanX = max((extent.maxX - extent.minX) * shrink, 0)
    let spanY = max(extent.maxY - extent.minY, 0)
    let isTiny = max(spanX, spanY) < least
    let shape = isTiny ? 0.75 : spanX > 0 ? spanY / spanX : Self.shapes.upperBound
    let bounded = min(Self.shapes.upperBound, max(Self.shapes.lowerBound, shape))
    height = max(leastHeight, (width * bounded).rounded())
    let spans = isTiny ? (least, least) : (spanX, spanY)
    let unitsPerPixel = max(spans.0 / (width * Self.filled), spans.1 / (height * Self.filled))
    tenthsPerX = 10 * shrink / unitsPerPixel
    tenthsPerY = 10 / unitsPerPixel
    metresPerPixel = unitsPerPixel * ground / shrink
  }

  /// The place of a position, in tenths of a unit right of and below the frame's corner.
  func place(_ x: Double, _ y: Double) -> PicturePoint {
    let (right, down) = exactPlace(x, y)
    return PicturePoint(x: Self.whole(right), y: Self.whole(down))
  }

  /// The place of a position before it is rounded.
  func exactPlace(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    ((x - middleX) * tenthsPerX + width * 5, (middleY - y) * tenthsPerY + height * 5)
  }

  /// The place of a range; nil for none.
  func box(of extent: Extent) -> PictureBox? {
    if extent.isEmpty { return nil }
    return PictureBox(of: [place(extent.minX, extent.minY), place(extent.maxX, extent.maxY)])
  }

  /// Rounded, and kept within what the outlines can hold.
  private static func whole(_ tenths: Double) -> Int32 {
    tenths.isFinite ? Int32(min(32_767, max(0, tenths.rounded()))) : 0
  }
}

/// A place in the map frame, in tenths of a picture unit.
struct PicturePoint: Hashable, Sendable {
  var x: Int32
  var y: Int32
}
