public import DelimitedText
internal import HotspotStatistics
internal import ResultTables

/// How near the arms of an allocation lie to each other, and how much of the control area treatment
/// may be felt in.
///
/// Every arm but the last counts as treated. Distances are between figures, edge to edge. A control
/// unit's area is its figure, or for a point or line the buffer around it; it is contaminated where
/// the buffers of treated units cover it. Areas are summed unit by unit, so overlapping control
/// units count twice in both the part and the whole. Circles are drawn with 128 sides.
public struct Spillover: Hashable, Sendable {
  /// One unit's place among the others.
  public struct Unit: Hashable, Sendable {
    /// The unit's id.
    public var id: String
    /// The name of its arm; nil for a unit in none.
    public var arm: String?
    /// The id of the nearest unit on the other side, treated or control.
    public var nearestOpposite: String?
    /// Its distance in metres.
    public var distance: Double?
    /// The share of a control unit's area that treated units' buffers cover; nil for a treated unit,
    /// without a buffer, and for a unit without a figure.
    public var contaminatedShare: Double?
  }

  /// The units, in the order of the frame.
  public let units: [Unit]
  /// The buffer in metres, where there is one.
  public let buffer: Double?
  /// The pairs of a treated and a control unit whose buffers meet; whose figures meet where there is
  /// no buffer.
  public let overlapping: Int
  /// The area of control units that treated units' buffers cover, in square metres.
  public let contaminatedArea: Double
  /// The area of control units, in square metres.
  public let controlArea: Double

  /// The share of the control area that is contaminated; nil where there is no area or no buffer.
  public var contaminatedShare: Double? {
    buffer != nil && controlArea > 0 ? contaminatedArea / controlArea : nil
  }

  /// The distances from each unit to the nearest on the other side, ascending.
  public var distances: [Double] { units.compactMap(\.distance).sorted() }

  /// Measures an allocation.
  ///
  /// - Parameters:
  ///   - survey: of the frame allocated.
  ///   - arms: the arm of each unit of the frame, as a position among `names`; nil for none.
  ///   - names: the arms, the last being the control.
  /// - Complexity: O(n) where each unit has a unit of the other side among its nearest sixteen, and
  ///   the areas of control units that a buffer reaches.
  public init(
    _ survey: SpilloverSurvey, arms: [Int?], names: [String]
  ) throws(HotspotError) {
    precondition(arms.count == survey.ids.count, "Every unit of the frame has an arm or none.")
    let isTreated = arms.map { arm in arm.map { $0 < names.count - 1 } }
    buffer = survey.buffer
    overlapping = survey.overlaps.count { pair in
      guard let one = isTreated[pair.first], let other = isTreated[pair.second] else {
        return false
      }
      return one != other
    }
    var units: [Unit] = []
    var contaminated = 0.0
    var control = 0.0
    for (index, id) in survey.ids.enumerated() {
      var unit = Unit(id: id)
      if let arm = arms[index], let side = isTreated[index] {
        unit.arm = names[arm]
        if let found = try survey.nearest(to: index, among: { isTreated[$0] == !side }) {
          unit.nearestOpposite = survey.ids[found.unit]
          unit.distance = found.distance
        }
        if !side, survey.buffer != nil, survey.areas[index] > 0 {
          let covered = try survey.contaminatedArea(of: index, by: { isTreated[$0] == true })
          unit.contaminatedShare = covered / survey.areas[index]
          contaminated += covered
          control += survey.areas[index]
        }
      }
      units.append(unit)
    }
    self.units = units
    contaminatedArea = contaminated
    controlArea = control
  }

  /// What is to be said of the allocation, one sentence a line.
  public var lines: [String] {
    var lines: [String] = []
    let sample = SortedSample(units.compactMap(\.distance))
    if let least = sample.values.first {
      lines.append(
        "Nearest unit on the other side: \(Self.whole(least)) m at least,"
          + " \(Self.whole(sample.quantile(0.5))) m in the median.")
    }
    let what = buffer.map { "buffers of \(CellValue.number($0).description) m" } ?? "figures"
    switch overlapping {
    case 0: lines.append("No treated and control unit have \(what) that meet.")
    case 1: lines.append("One treated and one control unit have \(what) that meet.")
    default:
      lines.append("\(overlapping) pairs of a treated and a control unit have \(what) that meet.")
    }
    if let share = contaminatedShare {
      lines.append(
        "Of the control area \(Self.tenth(100 * share)) % lies in the buffers of treated units:"
          + " \(Self.whole(contaminatedArea)) of \(Self.whole(controlArea)) m².")
    }
    return lines
  }

  private static func whole(_ value: Double) -> String {
    CellValue.number(value.rounded()).description
  }

  private static func tenth(_ value: Double) -> String {
    CellValue.number((value * 10).rounded() / 10).description
  }
}
