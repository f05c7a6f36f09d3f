/// A scoring case in plain values: the rows of a file and a model, each as text the program reads
/// and as numbers the slow scorer counts with.
struct CaseSpec {
  typealias Row = [String: String]

  var headers: [String]
  var rows: [Row]
  var model = ModelSpec()
  /// Weights by code, as in the table file.
  var weights: [String: Double] = [:]
  var asOf = "2024-03-31"
  var ranksByArea = false

  var csv: String {
    ([headers] + rows.map { row in headers.map { row[$0] ?? "" } })
      .map { $0.joined(separator: ",") + "\n" }.joined()
  }

  var weightsCSV: String {
    "code,weight\n"
      + weights.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
  }
}

/// A definition of two sorts of conditions, whose answer is yes, no or unknown.
struct DefinitionSpec {
  struct Clause {
    var codes: [String]
    var flag: String?
  }

  var name: String
  var clauses: [Clause]

  var yaml: String {
    var text = "name: \(name)\nversion: 1\nsummary: A test.\nclauses:\n"
    for (number, clause) in clauses.enumerated() {
      text += "  - label: clause \(number)\n"
      if !clause.codes.isEmpty { text += "    codes: [\(clause.codes.joined(separator: ", "))]\n" }
      if let flag = clause.flag { text += "    flag: \(flag)\n" }
    }
    return text
  }
}

enum ScaleSpec {
  case bands(edges: [Double], points: [Double])
  case linear(Double)
  case log(Double)
  case halfLife(Double)
  case quantile(Int)
  case percentile

  var yaml: String {
    switch self {
    case .bands(let edges, let points):
      "scale: bands, edges: [\(edges.map { "\($0)" }.joined(separator: ", "))], "
        + "points: [\(points.map { "\($0)" }.joined(separator: ", "))]"
    case .linear(let cap): "scale: linear, cap: \(cap)"
    case .log(let cap): "scale: log, cap: \(cap)"
    case .halfLife(let days): "scale: half-life, half_life: \(days) days"
    case .quantile(let bins): "scale: quantile, bins: \(bins)"
    case .percentile: "scale: percentile"
    }
  }
}

struct ModelSpec {
  enum Gravity { case max, sum, mean, decayed(Double) }
  enum Window { case months(Int), days(Int), all }

  var window = Window.months(24)
  var roles: [String]?
  var excludeStatus: [String]?
  var offences: DefinitionSpec?
  var takesPrincipal = true
  var require: [(offences: DefinitionSpec?, atLeast: Int)] = []
  var under: Int?
  var over: Int?
  var victimsAtLeast = 0
  var usesColumn = false
  var extraWeights: [String: Double] = [:]
  var unweighted = "zero"
  var recency: (scale: ScaleSpec, weight: Double)?
  var frequency: (scale: ScaleSpec, weight: Double)?
  var gravity: (of: Gravity, scale: ScaleSpec, weight: Double)?
  var victims: (scale: ScaleSpec, weight: Double)?

  var yaml: String {
    var text = "name: test\nversion: 3\npurpose: offender-management\n"
    switch window {
    case .months(let count): text += "window: \(count) months\n"
    case .days(let count): text += "window: \(count) days\n"
    case .all: text += "window: all\n"
    }
    if let roles { text += "roles: [\(roles.joined(separator: ", "))]\n" }
    if let excludeStatus {
      text += "exclude_status: [\(excludeStatus.joined(separator: ", "))]\n"
    }
    if let offences { text += "offences: \(offences.name).yaml\n" }
    text += "per_event: \(takesPrincipal ? "principal" : "all")\n"
    if !require.isEmpty {
      text += "require:\n"
      for rule in require {
        let name = rule.offences.map { "offences: \($0.name).yaml, " } ?? ""
        text += "  - { \(name)at_least: \(rule.atLeast) }\n"
      }
    }
    if under != nil || over != nil {
      let ends = [under.map { "under: \($0)" }, over.map { "over: \($0)" }].compactMap { $0 }
      text += "age: { \(ends.joined(separator: ", ")) }\n"
    }
    if victimsAtLeast > 0 { text += "victims_at_least: \(victimsAtLeast)\n" }
    text += "weights_table: \(usesColumn ? "column" : "weights.csv")\n"
    if !extraWeights.isEmpty {
      let pairs = extraWeights.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
      text += "extra_weights: { \(pairs.joined(separator: ", ")) }\n"
    }
    text += "unweighted: \(unweighted)\n"
    var weights: [String] = []
    if let recency {
      text += "recency: { \(recency.scale.yaml) }\n"
      weights.append("recency: \(recency.weight)")
    }
    if let frequency {
      text += "frequency: { \(frequency.scale.yaml) }\n"
      weights.append("frequency: \(frequency.weight)")
    }
    if let gravity {
      let of =
        switch gravity.of {
        case .max: "max"
        case .sum: "sum"
        case .mean: "mean"
        case .decayed(let days): "decayed, half_life: \(days) days"
        }
      text += "gravity: { of: \(of), \(gravity.scale.yaml) }\n"
      weights.append("gravity: \(gravity.weight)")
    }
    if let victims {
      text += "victims: { \(victims.scale.yaml) }\n"
      weights.append("victims: \(victims.weight)")
    }
    return text + "weights: { \(weights.joined(separator: ", ")) }\n"
  }

  var definitions: [DefinitionSpec] {
    ([offences] + require.map(\.offences)).compactMap { $0 }
  }
}
