import DelimitedText
import OffenceRecords

/// An axis of the score, as named in a model file.
enum Axis: String, CaseIterable {
  case recency, frequency, gravity, victims
}

extension Scale {
  /// The keys a scale may have, whichever it is.
  static let keys = ["scale", "cap", "edges", "points", "half_life", "bins"]

  private static let names = ["bands", "linear", "log", "half-life", "quantile", "percentile"]

  private static func keys(of name: String) -> Set<String> {
    switch name {
    case "bands": ["edges", "points"]
    case "linear", "log": ["cap"]
    case "half-life": ["half_life"]
    case "quantile": ["bins"]
    default: []
    }
  }

  /// Reads an axis's scale; `decays` says that its `half_life` belongs to decayed gravity.
  static func read(
    _ mapping: ConfigurationMapping, axis: Axis, decays: Bool = false,
    _ problems: inout ConfigurationProblems
  ) -> Scale? {
    guard let name = mapping.choice("scale", of: names, required: true, &problems) else {
      return nil
    }
    let place = mapping.place(of: "scale")
    if axis == .recency, name == "log" {
      problems.add(
        "`log` is not for recency. Use half-life, linear, bands, quantile or percentile.",
        at: place)
      return nil
    }
    if axis != .recency, name == "half-life" {
      problems.add(
        "`half-life` is for recency only. Use log, linear, bands, quantile or percentile.",
        at: place)
      return nil
    }
    let wanted = keys(of: name)
    for entry in mapping.entries where keys.contains(entry.key) && entry.key != "scale" {
      if decays, entry.key == "half_life" { continue }
      guard wanted.contains(entry.key) else {
        problems.add("The scale `\(name)` has no `\(entry.key)`. Remove it.", at: entry.place)
        continue
      }
    }
    switch name {
    case "bands":
      return bands(mapping, axis: axis, &problems)
    case "linear", "log":
      guard let value = mapping.value("cap", required: true, &problems),
        let cap = amount(value, named: "cap", axis: axis, &problems)
      else { return nil }
      guard cap > FixedDecimal(0) else {
        problems.add("`cap` must be above 0.", at: value.place)
        return nil
      }
      return name == "linear" ? .linear(cap: cap) : .log(cap: cap)
    case "half-life":
      return halfLife(mapping, &problems).map { .halfLife(days: $0) }
    case "quantile":
      return mapping.whole("bins", in: 2...1000, required: true, &problems)
        .map { .quantile(bins: $0) }
    default:
      return .percentile
    }
  }

  /// A half-life in days, above zero.
  static func halfLife(
    _ mapping: ConfigurationMapping, _ problems: inout ConfigurationProblems
  ) -> Double? {
    guard let value = mapping.value("half_life", required: true, &problems),
      let days = amount(value, named: "half_life", axis: .recency, &problems)
    else { return nil }
    guard days > FixedDecimal(0) else {
      problems.add("`half_life` must be above 0 days.", at: value.place)
      return nil
    }
    return days.doubleValue
  }

  private static func bands(
    _ mapping: ConfigurationMapping, axis: Axis, _ problems: inout ConfigurationProblems
  ) -> Scale? {
    guard let edgeItems = mapping.list("edges", required: true, &problems),
      let pointItems = mapping.list("points", required: true, &problems)
    else { return nil }
    let edges = edgeItems.compactMap { amount($0, named: "edges", axis: axis, &problems) }
    let points = pointItems.compactMap { $0.decimal(named: "points", &problems) }
    guard edges.count == edgeItems.count, points.count == pointItems.count else { return nil }
    guard !edges.isEmpty else {
      problems.add("`edges` must not be empty.", at: mapping.place(of: "edges"))
      return nil
    }
    var isGood = true
    for index in edges.indices.dropFirst() where edges[index] <= edges[index - 1] {
      problems.add(
        "The edges are out of order: \(edges[index]) follows \(edges[index - 1]).",
        at: edgeItems[index].place)
      isGood = false
    }
    for (point, item) in zip(points, pointItems)
    where point < FixedDecimal(0) || point > FixedDecimal(100) {
      problems.add("The points \(point) must be from 0 to 100.", at: item.place)
      isGood = false
    }
    if points.count != edges.count + 1 {
      problems.add(
        "\(edges.count) edges need \(edges.count + 1) points, not \(points.count).",
        at: mapping.place(of: "points"))
      isGood = false
    }
    return isGood ? .bands(edges: edges, points: points) : nil
  }

  /// A number, which for recency may be followed by its unit, days.
  private static func amount(
    _ value: YAMLValue, named key: String, axis: Axis, _ problems: inout ConfigurationProblems
  ) -> FixedDecimal? {
    guard let text = value.text(named: key, &problems) else { return nil }
    var number = text
    if axis == .recency {
      for unit in [" days", " day"] where text.hasSuffix(unit) {
        number = String(text.dropLast(unit.count))
        break
      }
    }
    guard let amount = FixedDecimal(number.trimmed), amount >= FixedDecimal(0) else {
      let form = axis == .recency ? "a number of days, such as `270 days`," : "a number"
      problems.add("`\(key)` must be \(form) at least 0, not `\(text.shown)`.", at: value.place)
      return nil
    }
    return amount
  }
}
