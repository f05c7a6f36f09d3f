public import DelimitedText

extension Setting {
  /// Where the people go who cannot be decided.
  public static let undecidedPeople = Setting("undecided people")
  /// Scoring and ranking people.
  public static let scoring = Setting("score people")
}
