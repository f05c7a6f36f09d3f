/// What a definition may ask about one offence record.
///
/// An empty text means that the record does not say. A file has few distinct combinations, so
/// definitions are evaluated once for each.
public struct OffenceFacts: Hashable, Sendable {
  /// The recorded-crime or local code.
  public var code: String
  /// The Home Office class and subclass, `008/01`.
  public var offenceClass: String
  /// The offence group.
  public var group: String
  /// The offence subgroup.
  public var subgroup: String
  /// The type of place.
  public var placeType: String
  /// The flags.
  public var flags: OffenceFlags

  /// Facts, with the group and subgroup looked up where the record does not say.
  ///
  /// They are found by the code, or failing that by the class, where every code of that class
  /// number has the same group. The class is brought to the form `008/01` where it is one.
  public init(
    code: String = "", offenceClass: String = "", group: String = "", subgroup: String = "",
    placeType: String = "", flags: OffenceFlags = OffenceFlags()
  ) {
    let book = OffenceCodeBook.builtIn
    self.code = code
    self.offenceClass = OffenceClass.normalised(offenceClass) ?? offenceClass
    self.placeType = placeType
    self.flags = flags
    let known: [OffenceCodeBook.Entry]
    if let entry = book[code] {
      known = [entry]
    } else if code.isEmpty, let number = OffenceClass.number(of: self.offenceClass) {
      known = book.entries(ofClass: number)
    } else {
      known = []
    }
    self.group = group.isEmpty ? OffenceFacts.shared(known.map(\.group)) : group
    self.subgroup = subgroup.isEmpty ? OffenceFacts.shared(known.map(\.subgroup)) : subgroup
  }

  private static func shared(_ values: [String]) -> String {
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return "" }
    return first
  }
}
