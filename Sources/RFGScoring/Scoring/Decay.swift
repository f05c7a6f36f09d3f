private import Foundation

/// Exponential decay.
enum Decay {
  /// What is left of 1 after a time: 2^(−time / halfLife).
  static func share(left time: Double, halfLife: Double) -> Double {
    exp2(-time / halfLife)
  }
}
