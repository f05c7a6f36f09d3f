/// What became of one row of a person's record.
public enum EventFate: String, Hashable, Sendable, CaseIterable {
  case counted
  case afterAsOf = "after the as-of date"
  case beforeWindow = "before the window"
  case notYetReported = "not yet reported on the as-of date"
  case otherRole = "role not in the model"
  case excludedStatus = "status excluded by the model"
  case exactRepeat = "exact repeat of another row"
  case otherOffence = "not in the model's offences"
  case undecidable = "undecidable: the record does not say enough"
  case lesserInEvent = "a graver offence of the same event counts"
}

/// The first rule that keeps a person off the list, in the order of the rules.
public enum Exclusion: String, Hashable, Sendable, CaseIterable, Comparable {
  case notSeen = "no row in the file"
  case noRowInWindow = "no row passes the filters on date, role and status"
  case noOffenceCounted = "no offence counts"
  case tooFewOffences = "too few offences for the model's requirement"
  case requirementUndecidable = "too few offences unless undecidable ones are among them"
  case tooFewVictims = "too few distinct victims"
  case age = "outside the model's ages"
  case ageUndecidable = "age unknown or too uncertain to tell"

  /// Whether one rule comes before another.
  public static func < (left: Exclusion, right: Exclusion) -> Bool { left.place < right.place }

  private var place: Int { Exclusion.allCases.firstIndex(of: self) ?? 0 }
}
