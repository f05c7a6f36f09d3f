/// The shape of a synthetic offence file.
public enum SampleLayout: String, CaseIterable, Sendable {
  /// One row for each person in each event, as a force exports them for scoring.
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
        "bladed_article", "domestic",
      ]
    case .policeUK:
      return [
        "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
        "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
      ]
    }
  }
}
