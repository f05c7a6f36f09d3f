public import DelimitedText

/// A figure prepared for comparison with many others: ten to a hundred times as fast as each alone.
///
/// It indexes its edges on first use without a lock, so it belongs to one thread and each worker
/// prepares its own. For points by the million see ``ZoneIndex``.
public final class PreparedGeometry {
  private let prepared: GEOSFigure.GEOSPrepared

  /// Prepares a figure.
  public init(_ figure: Geometry) throws(HotspotError) {
    prepared = try GEOSContext().figure(figure).prepared()
  }

  /// Whether another figure lies inside, as ``Geometry/contains(_:)`` has it.
  public func contains(_ other: Geometry) throws(HotspotError) -> Bool {
    try prepared.contains(prepared.context.figure(other))
  }

  /// Whether a point lies inside; one on the edge does not.
  public func contains(x: Double, y: Double) throws(HotspotError) -> Bool {
    try prepared.contains(prepared.context.point(x: x, y: y))
  }

  /// Whether the figures share a point, edges included.
  public func intersects(_ other: Geometry) throws(HotspotError) -> Bool {
    try prepared.intersects(prepared.context.figure(other))
  }

  /// Whether a point lies inside or on the edge.
  public func intersects(x: Double, y: Double) throws(HotspotError) -> Bool {
    try prepared.intersects(prepared.context.point(x: x, y: y))
  }
}
