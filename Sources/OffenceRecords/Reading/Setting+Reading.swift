public import DelimitedText

extension Setting {
  /// Which header holds a column.
  public static let column = Setting("column")
  /// How dates such as 03/04/2024 are read.
  public static let dateOrder = Setting("date order")
  /// The most rows that may be rejected.
  public static let rejectLimit = Setting("limit of rejected rows")
  /// The table of what offences weigh.
  public static let weightsTable = Setting("weights table")
  /// What becomes of offences without a weight.
  public static let unweighted = Setting("offences without a weight")
  /// Saying what is in a file of offence records.
  public static let inspecting = Setting("inspect the file")
}
