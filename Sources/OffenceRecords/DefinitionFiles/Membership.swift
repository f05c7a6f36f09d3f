/// Whether an offence falls under a definition.
public enum Membership: UInt8, Hashable, Sendable, CaseIterable {
  /// It does not.
  case no
  /// The record does not say enough: a flag is unknown, or the code is too coarse.
  case undecidable
  /// It does.
  case yes
}
