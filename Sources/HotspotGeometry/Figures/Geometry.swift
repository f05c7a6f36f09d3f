/// A plane figure: points, lines or polygons in the coordinates of some system.
///
/// Coordinates are held flat, so that a figure is a value and can be handed between threads.
/// A ring ends where it begins. The first ring of a polygon is its outline, the others its holes.
public struct Geometry: Hashable, Sendable {
  /// What a figure is made of.
  public enum Kind: UInt32, Hashable, Sendable {
    /// One position, or none.
    case point = 1
    /// One line.
    case lineString = 2
    /// One polygon with its holes.
    case polygon = 3
    /// Any number of points.
    case multiPoint = 4
    /// Any number of lines.
    case multiLineString = 5
    /// Any number of polygons.
    case multiPolygon = 6
  }

  /// What the figure is made of.
  public let kind: Kind
  /// x and y in turn.
  public let coordinates: [Double]
  /// Where each line or ring ends, counted in positions; for points, one end a point.
  public let ringEnds: [Int]
  /// Where each polygon ends, counted in rings; empty for points and lines.
  public let polygonEnds: [Int]

  /// A figure from its parts, which the caller vouches for.
  init(kind: Kind, coordinates: [Double], ringEnds: [Int], polygonEnds: [Int] = []) {
    self.kind = kind
    self.coordinates = coordinates
    self.ringEnds = ringEnds
    self.polygonEnds = polygonEnds
  }

  /// Whether the figure has no positions.
  public var isEmpty: Bool { coordinates.isEmpty }

  /// One point.
  public static func point(x: Double, y: Double) -> Geometry {
    Geometry(kind: .point, coordinates: [x, y], ringEnds: [1])
  }

  /// A polygon without holes from the positions of its outline, which is closed if it is not.
  public static func polygon(_ outline: [(x: Double, y: Double)]) -> Geometry {
    guard let first = outline.first, let last = outline.last else {
      return Geometry(kind: .polygon, coordinates: [], ringEnds: [])
    }
    var coordinates: [Double] = []
    for position in outline { coordinates += [position.x, position.y] }
    if first != last { coordinates += [first.x, first.y] }
    return Geometry(
      kind: .polygon, coordinates: coordinates, ringEnds: [coordinates.count / 2],
      polygonEnds: [1])
  }
}
