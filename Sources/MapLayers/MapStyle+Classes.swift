extension MapStyle {
  /// How the limits between classes are found, before they are made round.
  public enum ClassRule: String, CaseIterable, Hashable, Sendable {
    /// The mean, the mean of what lies above it, and so on: for counts and densities, most of
    /// which are small (Jiang 2013, "Head/tail breaks", doi:10.1080/00330124.2012.700499).
    case headTail = "head-tail"
    /// Equal numbers of values in each class.
    case quantile
    /// Equal widths between the least and the greatest value.
    case equalInterval = "equal-interval"
  }

  /// Classes for amounts, with round limits, from pale to dark.
  ///
  /// Zero stands apart, in a class that is left out of the picture, where no value is negative.
  /// Equal values are never parted, so there can be fewer classes than asked for. Values that are
  /// not finite are passed over; of no values there are no classes.
  ///
  /// - Complexity: O(n log n) in the values.
  public static func sequential(
    values: [Double], count: Int = 5, rule: ClassRule = .headTail
  ) -> [MapClass] {
    let finite = values.filter(\.isFinite).sorted()
    guard let least = finite.first else { return [] }
    let amounts = least < 0 ? finite : finite.filter { $0 > 0 }
    var classes: [MapClass] = []
    var start = least
    if least == 0 {
      start = amounts.first.map(ClassLimits.floor) ?? 0
      classes.append(MapClass(lower: 0, upper: start, label: "0", fill: nil))
    }
    guard let low = amounts.first, let high = amounts.last else { return classes }
    if least > 0 { start = ClassLimits.floor(low) }
    let isWhole = amounts.allSatisfy { $0 == $0.rounded() }
    let limits = ClassLimits.rounded(
      ClassLimits.raw(amounts, count: count, rule: rule), low: low, high: high, isWhole: isWhole)
    let edges = [start] + limits + [high]
    let colours = MapColours.sequential(edges.count - 1)
    for index in colours.indices {
      let label = ClassLimits.label(
        edges, index, isWhole: isWhole, low: low, isOnly: low == high)
      classes.append(
        MapClass(lower: edges[index], upper: edges[index + 1], label: label, fill: colours[index]))
    }
    return classes
  }

  /// Classes for changes and differences: alike on both sides of zero, with a middle class.
  ///
  /// The limits are the round limits of the magnitudes by `headTail`. Values that are not finite
  /// are passed over; where none differs from zero there is the middle class alone.
  ///
  /// - Parameter count: the number of classes, made odd.
  /// - Complexity: O(n log n) in the values.
  public static func diverging(values: [Double], count: Int = 5) -> [MapClass] {
    let magnitudes = values.lazy.filter { $0.isFinite && $0 != 0 }.map(\.magnitude).sorted()
    guard let low = magnitudes.first, let high = magnitudes.last else {
      return [MapClass(lower: 0, upper: 0, label: "0", fill: MapColours.middle)]
    }
    let isWhole = magnitudes.allSatisfy { $0 == $0.rounded() }
    let sides = max(1, count / 2)
    var limits = ClassLimits.rounded(
      ClassLimits.raw(magnitudes, count: sides + 1, rule: .headTail), low: low, high: high,
      isWhole: isWhole)
    if limits.isEmpty { limits = [low] }
    let name = limits.map(ClassLimits.text)
    let losses = MapColours.diverging(limits.count, isGain: false)
    let gains = MapColours.diverging(limits.count, isGain: true)
    // The last limits stand for everything beyond them.
    let beyond = high.nextUp
    var classes: [MapClass] = []
    for index in limits.indices.reversed() {
      let isLast = index == limits.count - 1
      // A loss of exactly the limit is a loss: its class ends just above it.
      classes.append(
        MapClass(
          lower: isLast ? -beyond : (-limits[index + 1]).nextUp, upper: (-limits[index]).nextUp,
          label: isLast ? "−\(name[index]) or less" : "−\(name[index + 1]) to −\(name[index])",
          fill: losses[index]))
    }
    classes.append(
      MapClass(
        lower: (-limits[0]).nextUp, upper: limits[0], label: "within \(name[0]) of 0",
        fill: MapColours.middle))
    for index in limits.indices {
      let isLast = index == limits.count - 1
      classes.append(
        MapClass(
          lower: limits[index], upper: isLast ? beyond : limits[index + 1],
          label: isLast ? "\(name[index]) or more" : "\(name[index]) to \(name[index + 1])",
          fill: gains[index]))
    }
    return classes
  }

  /// Classes for the confidence bins of Getis and Ord's statistics, −3 to 3; bin 0 is left out.
  public static let getisOrdBins: [MapClass] = {
    let confidence = ["90 %", "95 %", "99 %"]
    let cold = MapColours.diverging(3, isGain: false)
    let hot = MapColours.diverging(3, isGain: true)
    return (-3...3).map { bin in
      let label =
        bin == 0
        ? "Not significant" : "\(bin > 0 ? "Hot" : "Cold"), \(confidence[abs(bin) - 1]) confidence"
      let fill = bin == 0 ? nil : (bin > 0 ? hot : cold)[abs(bin) - 1]
      return MapClass(lower: Double(bin), upper: Double(bin) + 1, label: label, fill: fill)
    }
  }()

  /// The class that a value falls in; nil where it is not a number or outside every class.
  public func classIndex(of value: Double) -> Int? {
    classes.indices.first { index in
      value >= classes[index].lower
        && (value < classes[index].upper
          || (value == classes[index].upper
            && (index == classes.count - 1 || classes[index].lower == value)))
    }
  }
}
