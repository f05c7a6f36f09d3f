/// How many rows may be left out before a run stops.
public enum RejectLimit: Hashable, Sendable, CustomStringConvertible {
  /// At most this many rows.
  case rows(Int)
  /// At most this share of the rows read, 0 to 1.
  case share(Double)

  /// Reads `250` or `1%`; nil for anything else.
  public init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let value = Double(text.dropLast()), 0...100 ~= value else { return nil }
      self = .share(value / 100)
    } else {
      guard let value = Int(text), value >= 0 else { return nil }
      self = .rows(value)
    }
  }

  /// The share, where it is one.
  public var share: Double? {
    if case .share(let share) = self { share } else { nil }
  }

  /// One row in a hundred.
  public static let standard = RejectLimit.share(0.01)

  func allows(_ rejected: Int, of read: Int) -> Bool {
    switch self {
    case .rows(let most): rejected <= most
    case .share(let share): Double(rejected) <= share * Double(read)
    }
  }

  /// As it is written on a command line: `250`, `1%`.
  public var description: String {
    switch self {
    case .rows(let rows): "\(rows)"
    case .share(let share): "\((share * 1e6).rounded() / 1e4)%".replacingSuffix(".0%", with: "%")
    }
  }
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, with other: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + other : self
  }
}
