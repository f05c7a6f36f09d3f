/// A plain map of a result as an SVG picture.
public struct MapPicture: Sendable {
  /// An empty picture.
  public init() {}
}
