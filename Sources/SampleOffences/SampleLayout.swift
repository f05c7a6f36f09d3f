/// The shape of a synthetic offence file.
public enum SampleLayout: String, CaseIterable, Sendable {
  /// One row for each person in each event, as a force exports them for scoring.
  ///
  /// Ids are `E` or `P` and a number in Crockford's base 32. `occurred_at` is `yyyy-mm-dd hh:mm`,
  /// `reported_at` a day on or after it, at the latest the last day of the file. `offence_class` is
  /// given only for `8N` and `8P`, whose code cannot tell actual from grievous bodily harm. `age`
  /// is in whole years at the event. The flags are `y` or `n`; empty is unknown.
  case generic
  /// One row a crime with a month and a snapped point, as data.police.uk publishes street files.
  case policeUK = "police-uk"

  /// The column names, in order.
  public var columns: [String] {
    switch self {
    case .generic:
      return [
        "event_id", "person_id", "role", "occurred_at", "reported_at", "offence_code",
        "offence_class", "easting", "northing", "area", "place_type", "victim_id", "age",
        "bladed_article", "firearm", "domestic",
      ]
    case .policeUK:
      return [
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
        "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
      ]
    }
  }
}
