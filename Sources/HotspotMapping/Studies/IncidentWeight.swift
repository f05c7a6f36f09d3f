/// What each incident adds to a weighted count.
public enum IncidentWeight: Hashable, Sendable {
  /// One.
  case count
  /// The weight of its offence code in a weights table.
  case harm
  /// The number in a column of the file.
  case column(String)

  /// Reads `count`, `harm` or the header of a column; nil for no text.
  public init?(_ text: String) {
    switch text {
    case "": return nil
    case "count": self = .count
    case "harm": self = .harm
    default: self = .column(text)
    }
  }
}

/// What becomes of incidents without a weight.
public enum UnweightedIncidents: String, CaseIterable, Hashable, Sendable {
  /// Past one in a hundred, the run stops.
  case error
  /// They add nothing.
  case zero
}
