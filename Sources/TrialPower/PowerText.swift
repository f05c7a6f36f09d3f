private import Foundation
internal import TrialDesigns

/// Numbers in sentences about power.
enum PowerText {
  /// The shortest form that reads back exactly, without a needless `.0`.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number with so many decimals at most.
  static func number(_ value: Double, decimals: Int = 3) -> String {
    let scale = pow(10, Double(decimals))
    return shortest((value * scale).rounded() / scale)
  }

  /// A share as a percentage with one decimal at most.
  static func percent(_ share: Double) -> String { number(share * 100, decimals: 1) + " %" }
}
