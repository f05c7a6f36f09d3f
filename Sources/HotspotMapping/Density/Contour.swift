public import HotspotGeometry

/// A line along which a surface has one value.
public struct Contour: Hashable, Sendable {
  /// The value.
  public let level: Double
  /// The lines, the higher ground on their left; closed but where they meet the edge of the surface.
  public let lines: Geometry
}

/// Which values contours are drawn at.
public enum ContourLevels: Hashable, Sendable {
  /// So many values that cut the range from the least to the greatest in equal parts.
  case equalIntervals(Int)
  /// These values.
  case values([Double])

  /// The values for a surface, ascending and without repeats.
  public func levels(of surface: [Double]) -> [Double] {
    switch self {
    case .values(let values):
      return Set(values.filter { $0.isFinite }).sorted()
    case .equalIntervals(let count):
      var least = Double.infinity
      var greatest = -Double.infinity
      for value in surface where value.isFinite {
        least = min(least, value)
        greatest = max(greatest, value)
      }
      guard least < greatest, count > 0 else { return [] }
      return (1...count).map { least + (greatest - least) * (Double($0) / Double(count + 1)) }
    }
  }
}

extension Contour {
  /// The contours of a surface given at the centres of a frame's cells, level by level.
  ///
  /// Between centres the surface is taken as linear along the sides of the squares, or of the
  /// triangles of hexagons, that centres form (marching squares: W. E. Lorensen and H. E. Cline,
  /// Computer Graphics 21 (1987) 163–169, doi:10.1145/37402.37422). In a saddle the mean of the four
  /// centres decides. A centre exactly at a level counts as above it. No line is drawn beside a
  /// centre whose value is not finite. Levels without a line are left out.
  ///
  /// - Complexity: O(cells) a level.
  public static func contours(
    of surface: [Double], frame: GridFrame, levels: ContourLevels
  ) -> [Contour] {
    precondition(surface.count == frame.count, "A place of the frame has one value.")
    let facets = CentroidFacets(frame)
    return levels.levels(of: surface).compactMap { level in
      var tracer = ContourTracer(surface: surface, level: level)
      facets.forEach { tracer.cross($0) }
      let lines = tracer.lines(frame: frame, isMirrored: facets.isTransposed)
      return lines.isEmpty ? nil : Contour(level: level, lines: .collecting(lines))
    }
  }
}
