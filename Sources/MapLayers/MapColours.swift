/// The colours of maps: an ordered scale for amounts, and one with two ends for gains and losses.
///
/// The steps are our own, after the rules of Brewer ("Color use guidelines for mapping and
/// visualization", 1994, doi:10.1016/B978-0-08-042415-6.50014-4): amounts darken at an even pace
/// from yellow to a dark red, so that the order holds in grey print and for readers who see no
/// difference between red and green; gains and losses part into red and blue.
public enum MapColours {
  /// The fill of figures that are all drawn alike.
  public static let plain = "#c8402f"
  /// The fill of the middle of a scale with two ends.
  public static let middle = "#e6e6e2"

  private static let amounts: [[Double]] = [
    [253, 230, 140], [251, 193, 94], [245, 146, 75], [224, 96, 63], [184, 50, 58], [125, 18, 56],
  ]
  private static let gains: [[Double]] = [[248, 201, 164], [232, 116, 75], [168, 23, 45]]
  private static let losses: [[Double]] = [[185, 211, 236], [111, 155, 209], [31, 78, 156]]

  /// Colours for amounts, from the least to the greatest, as `#rrggbb`.
  ///
  /// Up to seven can be told apart in a legend; a single one is from the middle of the scale.
  public static func sequential(_ count: Int) -> [String] {
    steps(count, of: amounts)
  }

  /// Colours for one side of a scale with two ends, from its middle outwards, as `#rrggbb`.
  public static func diverging(_ count: Int, isGain: Bool) -> [String] {
    steps(count, of: isGain ? gains : losses)
  }

  /// Colours at even distances along a line of anchors.
  private static func steps(_ count: Int, of anchors: [[Double]]) -> [String] {
    (0..<max(0, count)).map { step in
      let share = count == 1 ? 0.5 : Double(step) / Double(count - 1)
      let position = share * Double(anchors.count - 1)
      let index = min(anchors.count - 2, Int(position))
      let part = position - Double(index)
      let channels = zip(anchors[index], anchors[index + 1]).map { from, to in
        hexadecimal(UInt8((from + part * (to - from)).rounded()))
      }
      return "#" + channels.joined()
    }
  }

  private static func hexadecimal(_ channel: UInt8) -> String {
    (channel < 16 ? "0" : "") + String(channel, radix: 16)
  }
}
