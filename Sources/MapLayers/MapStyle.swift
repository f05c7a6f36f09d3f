/// How a map of a result is drawn: the title, the column that is coloured and its classes.
public struct MapStyle: Hashable, Sendable {
  /// A range of values and how it is drawn.
  public struct MapClass: Hashable, Sendable {
    /// The least value, inclusive.
    public var lower: Double
    /// The upper bound; exclusive but for the last class.
    public var upper: Double
    /// What the legend says.
    public var label: String
    /// The fill as `#rrggbb`; nil for cells that are left out of the picture.
    public var fill: String?

    /// Makes a class.
    public init(lower: Double, upper: Double, label: String, fill: String?) {
      self.lower = lower
      self.upper = upper
      self.label = label
      self.fill = fill
    }
  }

  /// The title of a picture.
  public var title: String
  /// A line below the title: the data, the period, the settings.
  public var subtitle: String
  /// The name of the numeric column that decides the fill; nil where every row is drawn alike.
  public var column: String?
  /// The name of the column whose cells stand beside figures; nil for none.
  public var labelColumn: String?
  /// What the legend is headed with: the measure and its units.
  public var legendTitle: String
  /// The classes, in ascending order.
  public var classes: [MapClass]

  /// Makes a style.
  public init(
    title: String, subtitle: String = "", column: String?, labelColumn: String? = nil,
    legendTitle: String = "", classes: [MapClass] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.column = column
    self.labelColumn = labelColumn
    self.legendTitle = legendTitle
    self.classes = classes
  }
}
