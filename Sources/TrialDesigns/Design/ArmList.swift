public import DelimitedText

extension TrialDesign.Arm {
  /// Treatment and control alike.
  public static let standard = [
    TrialDesign.Arm(name: "treatment", ratio: 1), TrialDesign.Arm(name: "control", ratio: 1),
  ]

  /// Reads `treatment=2,control=1`; a name alone has the ratio 1. The last arm is the control.
  /// Blanks around names and ratios are no part of them.
  ///
  /// - Throws: `HotspotError.usage` for fewer than two arms, a name that is empty or stands twice, and
  ///   a ratio that is no whole number from 1 to 1,000.
  public static func list(_ text: String) throws(HotspotError) -> [TrialDesign.Arm] {
    var arms: [TrialDesign.Arm] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = trimmed(pieces.first ?? "")
      guard !name.isEmpty else {
        throw HotspotError(
          .usage,
          "\(Setting.arms) \(text) has an arm without a name. Write \(Setting.arms)"
            + " treatment=1,control=1.")
      }
      guard !arms.contains(where: { $0.name == name }) else {
        throw HotspotError(
          .usage,
          "\(Setting.arms) names \(name) twice. Each arm needs a name of its own.")
      }
      guard let ratio = pieces.count < 2 ? 1 : Int(trimmed(pieces[1])), 1...1000 ~= ratio else {
        throw HotspotError(
          .usage,
          "\(Setting.arms) \(text): the share of \(name) is \(pieces.last ?? ""). Shares are whole"
            + " numbers from 1 to 1000, such as treatment=2,control=1.")
      }
      arms.append(TrialDesign.Arm(name: name, ratio: ratio))
    }
    guard arms.count >= 2 else {
      throw HotspotError(
        .usage, "\(Setting.arms) \(text) is one arm. A trial needs two or more, the control last.")
    }
    return arms
  }

  /// A text without the blanks around it, which a shell keeps within quotes.
  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
