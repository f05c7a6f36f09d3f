/// A truth value of Kleene's three-valued logic.
public enum TriState: UInt8, Hashable, Sendable, CaseIterable {
  /// False.
  case no
  /// Not known, either way.
  case unknown
  /// True.
  case yes

  /// True where both are; false where either is false.
  @inlinable
  public static func && (left: TriState, right: TriState) -> TriState {
    left.rawValue < right.rawValue ? left : right
  }

  /// True where either is; false where both are false.
  @inlinable
  public static func || (left: TriState, right: TriState) -> TriState {
    left.rawValue > right.rawValue ? left : right
  }

  /// The opposite; unknown stays unknown.
  @inlinable
  public static prefix func ! (value: TriState) -> TriState {
    switch value {
    case .no: .yes
    case .unknown: .unknown
    case .yes: .no
    }
  }
}
