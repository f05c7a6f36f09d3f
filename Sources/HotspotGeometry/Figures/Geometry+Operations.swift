public import DelimitedText

extension Geometry {
  /// The shortest distance to another figure, 0 where they touch; nil where one is empty.
  public func distance(to other: Geometry) throws(HotspotError) -> Double? {
    guard !isEmpty, !other.isEmpty else { return nil }
    let context = try GEOSContext()
    return try context.figure(self).distance(context.figure(other))
  }

  /// Whether another figure lies inside, with some of its interior inside and none outside.
  ///
  /// A point on the edge is not contained, as the OGC's `contains` has it.
  public func contains(_ other: Geometry) throws(HotspotError) -> Bool {
    let context = try GEOSContext()
    return try context.figure(self).contains(context.figure(other))
  }

  /// Whether the figures share a point, edges included.
  public func intersects(_ other: Geometry) throws(HotspotError) -> Bool {
    let context = try GEOSContext()
    return try context.figure(self).intersects(context.figure(other))
  }

  /// What the figures share; of mixed dimensions the highest, so that polygons give polygons.
  ///
  /// Polygons that only touch share a line or points, which is what is returned.
  public func intersection(_ other: Geometry) throws(HotspotError) -> Geometry {
    let context = try GEOSContext()
    return try context.figure(self).intersection(context.figure(other)).geometry()
  }

  /// The figure without what it shares with another.
  public func subtracting(_ other: Geometry) throws(HotspotError) -> Geometry {
    let context = try GEOSContext()
    return try context.figure(self).difference(context.figure(other)).geometry()
  }

  /// Many figures dissolved into one; shared edges vanish.
  public static func union(of figures: [Geometry]) throws(HotspotError) -> Geometry {
    try GEOSContext().collection(figures).dissolved().geometry()
  }

  /// The figure grown by a distance, or shrunk by a negative one.
  ///
  /// Quarter circles are drawn with `quadrantSegments` chords; 8 keep the area of a circle within
  /// 0.7 %, 32 within 0.05 %.
  public func buffered(
    by distance: Double, quadrantSegments: Int = 8
  ) throws(HotspotError) -> Geometry {
    guard distance.isFinite else {
      throw HotspotError(.operationFailed, "A buffer needs a distance that is a number.")
    }
    return try GEOSContext().figure(self).buffer(
      distance, quadrantSegments: max(1, quadrantSegments)
    ).geometry()
  }

  /// The smallest convex figure that holds this one; of fewer than three points a line or a point.
  public func convexHull() throws(HotspotError) -> Geometry {
    try GEOSContext().figure(self).convexHull().geometry()
  }

  /// A polygon about the positions that follows them more closely than the convex hull.
  ///
  /// `ratio` is the longest edge as a share of the range from the shortest to the longest edge of
  /// the Delaunay triangulation: 1 gives the convex hull, 0 the closest fit.
  public func concaveHull(
    ratio: Double, allowsHoles: Bool = false
  ) throws(HotspotError) -> Geometry {
    guard (0...1).contains(ratio) else {
      throw HotspotError(
        .operationFailed, "The ratio of a concave hull is from 0 to 1, not \(ratio).")
    }
    return try GEOSContext().figure(self).concaveHull(ratio: ratio, holes: allowsHoles).geometry()
  }

  /// The figure with fewer positions, none farther than the tolerance from where it was (Douglas
  /// and Peucker 1973, doi:10.3138/FM57-6770-U75U-7727), still valid and with all its parts.
  public func simplified(tolerance: Double) throws(HotspotError) -> Geometry {
    guard tolerance.isFinite, tolerance >= 0 else {
      throw HotspotError(
        .operationFailed, "A tolerance is a distance from zero up, not \(tolerance).")
    }
    return try GEOSContext().figure(self).simplified(tolerance: tolerance).geometry()
  }

  /// The centre of mass, or nil where the figure is empty.
  public func centroid() throws(HotspotError) -> (x: Double, y: Double)? {
    try GEOSContext().figure(self).centroid().geometry().position
  }

  /// A position that is certainly inside, for labels; nil where the figure is empty.
  public func pointInside() throws(HotspotError) -> (x: Double, y: Double)? {
    try GEOSContext().figure(self).pointInside().geometry().position
  }

  /// What makes the figure invalid and where, such as `Self-intersection[1 1]`; nil where it is
  /// valid.
  public func invalidity() throws(HotspotError) -> String? {
    let context = try GEOSContext()
    do {
      return try context.figure(self).invalidity()
    } catch  where error.fault == .invalidFigure {
      return error.message
    }
  }

  /// A valid figure of the same positions and dimension.
  ///
  /// A polygon that crosses itself falls into the polygons that its lines enclose; parts that
  /// collapse into lines are dropped.
  public func repaired() throws(HotspotError) -> Geometry {
    let repaired = try GEOSContext().figure(self).repaired().geometry()
    if repaired.dimension < dimension {
      return Geometry(kind: kind, coordinates: [], ringEnds: [])
    }
    return repaired
  }

  /// The first position, of a figure that has one.
  private var position: (x: Double, y: Double)? {
    coordinates.count < 2 ? nil : (coordinates[0], coordinates[1])
  }
}
