internal import HotspotGeometry
internal import DelimitedText
internal import MapLayers
internal import ResultTables

extension Study {
  /// The periods of the study's days.
  ///
  /// - Throws: `HotspotError` for periods shorter than the month where only months are known.
  func periods(_ length: PeriodLength) throws(HotspotError) -> Periods {
    guard let span else {
      throw HotspotError(.badData, "no incident is left to cut into periods.")
    }
    let isShort = [PeriodLength.day, .week, .fourWeeks].contains(length)
    guard !isShort || !isMonthOnly else {
      throw HotspotError(
        .badData,
        "some dates are months without a day, so periods of a \(length.rawValue) cannot be told. "
          + "Use \(Setting.periods) month, quarter or year.")
    }
    return Periods(length, from: span.first, to: span.last)
  }

  /// The periods in a sentence, with a warning about those that are not whole.
  func description(of periods: Periods) -> String {
    guard let span, periods.count > 0 else { return "There are no periods." }
    var text =
      "\(periods.count) periods (\(periods.length.rawValue)), \(periods.name(0)) to "
      + "\(periods.name(periods.count - 1))."
    if periods.firstDay(0) < span.first {
      text += " The first is not whole: it begins before \(span.first)."
    }
    let end = min(span.last, lastCompleteDay ?? span.last)
    if periods.lastDay(periods.count - 1) > end {
      text +=
        " The last, \(periods.name(periods.count - 1)), is incomplete: the records are whole only "
        + "up to \(end)."
    }
    return text
  }

  /// How a column of amounts is drawn.
  func style(
    _ title: String, column: String, values: [Double], legend: String? = nil
  ) -> MapStyle {
    var subtitle = "\(incidents.count) incidents"
    if let span { subtitle += ", \(span.first) to \(span.last)" }
    return MapStyle(
      title: title, subtitle: subtitle, column: column, legendTitle: legend ?? title,
      classes: MapStyle.sequential(values: values))
  }
}

extension GridRequest {
  /// The grid as a run record holds it.
  var members: [OrderedJSON.Member] {
    [
      OrderedJSON.Member("cell_width_m", .number(width)),
      OrderedJSON.Member("shape", .string(shape.rawValue)),
      OrderedJSON.Member("hexagon_top", shape == .hexagon ? .string(top.rawValue) : .null),
      OrderedJSON.Member("origin", .array([.number(origin.x), .number(origin.y)])),
      OrderedJSON.Member(
        "extent",
        extent.map {
          .array([.number($0.minX), .number($0.minY), .number($0.maxX), .number($0.maxY)])
        } ?? .null),
      OrderedJSON.Member("cells", .string(choice.rawValue)),
    ]
  }
}
