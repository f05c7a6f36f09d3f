extension Geometry {
  /// The smallest rectangle that holds the figure, or nil where it is empty.
  public var envelope: (minX: Double, minY: Double, maxX: Double, maxY: Double)? {
    guard coordinates.count >= 2 else { return nil }
    var box = (
      minX: coordinates[0], minY: coordinates[1], maxX: coordinates[0], maxY: coordinates[1]
    )
    for at in stride(from: 2, to: coordinates.count, by: 2) {
      box.minX = min(box.minX, coordinates[at])
      box.maxX = max(box.maxX, coordinates[at])
      box.minY = min(box.minY, coordinates[at + 1])
      box.maxY = max(box.maxY, coordinates[at + 1])
    }
    return box
  }

  /// The area in square units of the coordinates: outlines less holes; 0 of points and lines.
  ///
  /// The trapezium sum of each ring, about its first position so that large eastings cancel
  /// nothing. Cost: O(positions).
  public var area: Double {
    var total = 0.0
    for polygon in polygonEnds.indices {
      let rings = rings(ofPolygon: polygon)
      for place in rings {
        let size = abs(Self.signedArea(ring(place)))
        total += place == rings.lowerBound ? size : -size
      }
    }
    return total
  }

  /// The length of lines, or of the outlines of polygons with their holes; 0 of points.
  public var length: Double {
    guard dimension > 0 else { return 0 }
    var total = 0.0
    for place in ringEnds.indices {
      let c = ring(place)
      for at in stride(from: c.startIndex, to: c.endIndex - 2, by: 2) {
        let (dx, dy) = (c[at + 2] - c[at], c[at + 3] - c[at + 1])
        total += (dx * dx + dy * dy).squareRoot()
      }
    }
    return total
  }

  /// The area of a closed ring, positive where it runs anticlockwise.
  static func signedArea(_ ring: ArraySlice<Double>) -> Double {
    guard ring.count >= 8 else { return 0 }
    let (x0, y0) = (ring[ring.startIndex], ring[ring.startIndex + 1])
    var twice = 0.0
    for at in stride(from: ring.startIndex, to: ring.endIndex - 2, by: 2) {
      twice +=
        (ring[at] - x0) * (ring[at + 3] - y0) - (ring[at + 2] - x0) * (ring[at + 1] - y0)
    }
    return twice / 2
  }
}
