/// The purposes of streams: what stands between a seed and the numbers drawn from it.
package enum StreamPurpose {
  package static let complete = "complete"
  package static let blockedRounding = "blocked/rounding"
  package static func blocked(stratum: String) -> String { "blocked/\(encoded(stratum))" }
  package static func permutedBlocks(stratum: String) -> String {
    "permuted-blocks/\(encoded(stratum))"
  }
  package static func pair(_ index: Int) -> String { "pairs/\(index)" }
  package static let constrained = "constrained"
  package static func constrainedCandidate(_ index: Int) -> String {
    "constrained/candidate/\(index)"
  }
  package static func rerandomised(attempt: Int) -> String { "rerandomised/\(attempt)" }
  package static let minimisedOrder = "minimised/order"
  package static func minimised(_ index: Int) -> String { "minimised/\(index)" }
  package static func crossover(date: String) -> String { "crossover/\(date)" }
  package static func crossover(block: Int, attempt: Int) -> String {
    "crossover/block/\(block)/\(attempt)"
  }
  package static func commit(date: String) -> String { "commit/\(date)" }
  package static func inference(_ index: Int) -> String { "inference/\(index)" }
  package static func power(_ index: Int) -> String { "power/\(index)" }

  /// A stratum with every byte but letters, digits, `-`, `.`, `_` and `~` percent-encoded
  /// (RFC 3986), hexadecimal digits in capitals.
  package static func encoded(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count < 2 ? "%0" + digits : "%" + digits
      }
    }
    return result
  }
}
