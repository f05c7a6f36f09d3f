/// How a cell's hot and cold steps follow one another: an emerging hotspot class.
public struct EmergingClass: Hashable, Sendable {
  /// The sequence; the first eight are of the `esri` rules, the others, but for `persistent`,
  /// which both have, of `chainey`.
  public enum Pattern: String, CaseIterable, Hashable, Sendable {
    /// Hot in the final step and never before.
    case new
    /// One unbroken run of hot steps that ends in the final step.
    case consecutive
    /// Nearly always hot, and more so.
    case intensifying
    /// Nearly always hot.
    case persistent
    /// Nearly always hot, and less so.
    case diminishing
    /// On and off, hot in the final step, never cold.
    case sporadic
    /// Hot in the final step and cold before.
    case oscillating
    /// Nearly always hot, but not in the final step.
    case historical
    /// Hot of late and not before.
    case emerging
    /// Hot before and not of late.
    case former
    /// Hot now and then.
    case intermittent
  }

  /// Which steps follow the pattern.
  public enum Side: String, CaseIterable, Hashable, Sendable {
    /// Steps that are significantly hot.
    case hot
    /// Steps that are significantly cold; the pattern is mirrored.
    case cold
    /// Hot steps follow one pattern and cold steps another.
    case mixed
  }

  /// The sequence; nil where hot and cold steps both follow one.
  public let pattern: Pattern?
  /// Which steps follow it.
  public let side: Side

  /// A cell whose hot and cold steps both follow a pattern.
  public static let mixed = EmergingClass(pattern: nil, side: .mixed)

  init(pattern: Pattern?, side: Side) {
    self.pattern = pattern
    self.side = side
  }

  /// The class of a pattern of hot or of cold steps.
  public init(_ pattern: Pattern, cold: Bool = false) {
    self.init(pattern: pattern, side: cold ? .cold : .hot)
  }

  /// The class as it is written: `new`, for cold steps `cold new`, or `mixed`.
  public var name: String {
    guard let pattern else { return side.rawValue }
    return side == .cold ? "cold \(pattern.rawValue)" : pattern.rawValue
  }
}
