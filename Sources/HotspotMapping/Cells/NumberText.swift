/// Numbers in sentences.
enum NumberText {
  /// The shortest form that reads back exactly, without a needless `.0`.
  static func shortest(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number with its noun.
  static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// A length rounded to whole metres, or to three figures below ten metres.
  static func metres(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    if value >= 10 { return "\(shortest(value.rounded())) m" }
    return "\(shortest((value * 100).rounded() / 100)) m"
  }

  /// A share as a percentage with one decimal.
  static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "unknown" }
    return "\(shortest((share * 1000).rounded() / 10)) %"
  }
}
