public import DelimitedText

extension Setting {
  /// Only places that are not dwellings.
  public static let publicPlaces = Setting("public places")
  /// Leave out what is flagged as domestic.
  public static let withoutDomestic = Setting("without domestic")
  /// Only these hours of the day.
  public static let hours = Setting("hours")
  /// Only these days of the week.
  public static let weekdays = Setting("weekdays")
  /// What an offence weighs.
  public static let weight = Setting("weight")
  /// The width of a cell.
  public static let cellWidth = Setting("width of a cell")
  /// The shape of cells.
  public static let cellShape = Setting("shape of cells")
  /// The cells that a mean is taken over.
  public static let domain = Setting("domain")
  /// How far weights are spread.
  public static let bandwidth = Setting("bandwidth")
  /// The length of periods.
  public static let periods = Setting("periods")
  /// The days before a change.
  public static let firstPeriod = Setting("first period")
  /// The days after a change.
  public static let secondPeriod = Setting("second period")
  /// The limits of bands of distance.
  public static let distanceLimits = Setting("limits of distance")
  /// The limits of bands of time.
  public static let timeLimits = Setting("limits of time")
  /// What ranks cells.
  public static let ranking = Setting("ranking")
  /// The most hotspots.
  public static let mostHotspots = Setting("number of hotspots")
  /// How many cells are hot in a period.
  public static let hotCells = Setting("number of hot cells")
  /// The share of periods in which an enduring hotspot is hot.
  public static let enduringShare = Setting("share of hot periods")
  /// The part of the day that is ranked apart.
  public static let splitOfDay = Setting("split of the day")
  /// The column of a map that holds its values.
  public static let mapValues = Setting("column of values")
  /// The offences that a map was made of.
  public static let trainingOffences = Setting("offences of the map")
  /// Spreading offences by a kernel.
  public static let mappingDensity = Setting("map density")
}
