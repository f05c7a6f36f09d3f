public import DelimitedText

extension Setting {
  /// The number of units.
  public static let unitCount = Setting("number of units")
  /// The events of a unit and day.
  public static let rate = Setting("rate")
  /// The rate in control.
  public static let controlRate = Setting("rate in control")
  /// The rate in treatment as of that in control.
  public static let rateRatio = Setting("rate ratio")
  /// The person-time of a cluster.
  public static let personTime = Setting("person-time")
  /// How far true rates vary between clusters.
  public static let rateVariation = Setting("variation of rates")
}
