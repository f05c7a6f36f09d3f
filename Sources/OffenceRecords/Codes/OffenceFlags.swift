/// Six facts about an offence, each yes, no or unknown, in twelve bits.
///
/// All zero means that nothing is known, so a file without flag columns needs no filling in.
public struct OffenceFlags: RawRepresentable, Hashable, Sendable {
  /// Two bits a flag, from the lowest: 0 unknown, 1 no, 2 yes.
  ///
  /// Other values read as unknown.
  public var rawValue: UInt16

  /// Flags from their packed form.
  @inlinable
  public init(rawValue: UInt16) {
    self.rawValue = rawValue
  }

  /// Flags of which nothing is known.
  @inlinable
  public init() {
    self.rawValue = 0
  }

  /// A fact an offence record may carry.
  public enum Flag: UInt8, CaseIterable, Sendable {
    /// A bladed article was used or threatened.
    case bladedArticle
    /// A firearm was used or threatened.
    case firearm
    /// The offence is domestic abuse related.
    case domestic
    /// Alcohol was a factor.
    case alcohol
    /// Drugs were a factor.
    case drugs
    /// Child sexual or criminal exploitation is suspected.
    case childExploitation

    /// The flag as written in definitions and column names: `bladed_article`.
    public var name: String {
      switch self {
      case .bladedArticle: "bladed_article"
      case .firearm: "firearm"
      case .domestic: "domestic"
      case .alcohol: "alcohol"
      case .drugs: "drugs"
      case .childExploitation: "child_exploitation"
      }
    }

    /// The flag of a name, or nil.
    public init?(name: some StringProtocol) {
      guard let flag = Flag.allCases.first(where: { $0.name == name }) else { return nil }
      self = flag
    }
  }

  /// Whether a flag is set, is not, or is unknown.
  @inlinable
  public subscript(flag: Flag) -> TriState {
    get {
      switch (rawValue >> (UInt16(flag.rawValue) * 2)) & 3 {
      case 1: .no
      case 2: .yes
      default: .unknown
      }
    }
    set {
      let shift = UInt16(flag.rawValue) * 2
      let bits: UInt16 =
        switch newValue {
        case .unknown: 0
        case .no: 1
        case .yes: 2
        }
      rawValue = (rawValue & ~(3 << shift)) | (bits << shift)
    }
  }
}
