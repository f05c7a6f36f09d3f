import TestSupport

/// Random offence files and models from a seed.
struct RandomCase {
  private var random: SeededNumbers
  private let codes = ["A1", "B2", "C3", "D4", "E5", "X9"]
  private let start = "2021-06-01"

  init(seed: UInt64) { random = SeededNumbers(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 1) }

  private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

  private mutating func pick<Element>(_ values: [Element]) -> Element {
    values[random.below(values.count)]
  }

  /// A day from 2021 to 2024, thickest about the ends of months.
  private mutating func date() -> String {
    let year = 2021 + random.below(4)
    let month = 1 + random.below(12)
    let lengths = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let last = lengths[month - 1]
    let day = chance(30) ? last : chance(20) ? 1 : 1 + random.below(last)
    return year.description + "-" + RandomCase.two(month) + "-" + RandomCase.two(day)
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  /// Rows in which exact repeats differ in date and victim at most, unless `conflicts` is set.
  mutating func rows(_ count: Int, headers: [String], conflicts: Bool = false) -> [CaseSpec.Row] {
    let people = (0..<max(2, count / 5)).map { number in
      number % 7 == 3 ? "a-person-with-a-long-identifier-\(number)" : "P\(number)"
    }
    let births = people.map { _ in (1975 + random.below(35)).description + "-" + monthAndDay() }
    var known: [[String?]: CaseSpec.Row] = [:]
    var rows: [CaseSpec.Row] = []
    while rows.count < count {
      let number = random.below(people.count) * random.below(people.count) / people.count
      var row: CaseSpec.Row = [:]
      row["person_id"] = chance(4) ? "" : people[number]
      row["event_id"] = chance(6) ? "" : "EV\(random.below(max(2, count / 3)))"
      row["role"] = pick(["suspect", "Suspect", "offender", "victim", "witness", ""])
      let day = date()
      row["occurred_at"] = chance(5) ? String(day.dropLast(3)) : day
      row["reported_at"] = chance(30) ? "" : date()
      row["offence_code"] = pick(codes + ["", "A1", "B2"])
      row["status"] = pick(["recorded", "", "No Crime", "CANCELLED", "detected", "recorded"])
      row["victim_id"] = pick(["", "V1", "V2", "V3", "a-victim-with-a-long-identifier"])
      row["area"] = pick(["North", "South", "East", ""])
      row["gravity"] = chance(10) ? "" : "\(random.below(60)).\(random.below(4) * 25)"
      for flag in ["bladed_article", "firearm"] {
        row[flag] = pick(["yes", "no", "y", "n", "true", "false", "1", "0", "", ""])
      }
      if !conflicts {
        let key = ["person_id", "event_id", "role", "offence_code"].map { row[$0] }
        if let twin = known[key] {
          for column in ["area", "gravity", "bladed_article", "firearm"] {
            row[column] = twin[column]
          }
        } else {
          known[key] = row
        }
      }
      addAge(to: &row, born: births[number])
      rows.append(row.filter { headers.contains($0.key) })
      if chance(12), var copy = rows.last {
        if chance(50) { copy["occurred_at"] = date() }
        if chance(50), headers.contains("victim_id") { copy["victim_id"] = "V\(random.below(5))" }
        if copy["age"] != nil { copy["age"] = "" }
        rows.append(copy)
      }
    }
    return rows
  }

  private mutating func monthAndDay() -> String {
    pick(["02-28", "03-31", "04-01", "12-31", "07-15"])
  }

  /// A birth date, or an age that agrees with it, or neither; now and then a contradiction.
  private mutating func addAge(to row: inout CaseSpec.Row, born: String) {
    row["birth_date"] = chance(30) ? born : chance(2) ? "1990-01-01" : ""
    guard chance(50), let day = row["occurred_at"], day.utf8.count == 10 else {
      row["age"] = ""
      return
    }
    let age = SlowDay(day).age(of: SlowDay(born))
    row["age"] = "\(age + (chance(3) ? 1 : 0))"
  }

  /// A scale for an axis; `reach` is about the largest raw value.
  mutating func scale(_ kind: String, isRecency: Bool, reach: Double) -> ScaleSpec {
    switch kind {
    case "bands":
      let edges = [0.1, 0.25, 0.5].map { (reach * $0).rounded() + 1 }
      return .bands(
        edges: edges, points: isRecency ? [100, 62.5, 30, 0] : [0, 33.3333, 66.5, 100])
    case "linear": return .linear(reach * 0.7)
    case "log": return isRecency ? .linear(reach / 2) : .log(reach)
    case "half-life": return isRecency ? .halfLife((reach / 3).rounded()) : .log(reach / 2)
    case "quantile": return .quantile(pick([2, 3, 5, 10]))
    default: return .percentile
    }
  }

  static let scales = ["bands", "linear", "log", "half-life", "quantile", "percentile"]

  mutating func spec(scale kind: String, rows count: Int = 120) -> CaseSpec {
    let optional = [
      "event_id", "role", "reported_at", "status", "victim_id", "area",
    ].filter { _ in chance(88) }
    var headers =
      [
        "person_id", "occurred_at", "offence_code", "birth_date", "age", "gravity",
        "bladed_article", "firearm",
      ] + optional
    var model = ModelSpec()
    model.window = pick([.months(24), .months(1), .months(13), .days(365), .days(1000), .all])
    if chance(70) { model.roles = pick([["suspect", "offender"], ["SUSPECT"], ["victim"]]) }
    if chance(40) { model.excludeStatus = pick([[], ["cancelled"], ["no-crime", "detected"]]) }
    let grave = DefinitionSpec(
      name: "grave",
      clauses: [.init(codes: ["A1", "B2"]), .init(codes: ["C3", "D4"], flag: "bladed_article")])
    let armed = DefinitionSpec(
      name: "armed", clauses: [.init(codes: [], flag: "firearm"), .init(codes: ["E5"])])
    if chance(50) { model.offences = grave }
    model.takesPrincipal = chance(60)
    if chance(50) { model.require.append((nil, 1 + random.below(3))) }
    if chance(40) { model.require.append((armed, 1 + random.below(2))) }
    if chance(20) { model.require.append((grave, 2)) }
    if chance(40) { model.under = pick([18, 25, 40]) }
    if chance(25) { model.over = pick([10, 16]) }
    let hasVictims = headers.contains("victim_id")
    if hasVictims, chance(30) { model.victimsAtLeast = 1 + random.below(2) }
    model.usesColumn = chance(30)
    if chance(40) { model.extraWeights = ["X9": 12.5, "A1": 3] }
    model.unweighted = pick(["zero", "median"])
    model.recency = (scale(kind, isRecency: true, reach: 700), Double(1 + random.below(50)))
    model.frequency = (scale(kind, isRecency: false, reach: 8), Double(1 + random.below(50)))
    model.gravity = (
      pick([.max, .sum, .mean, .decayed(270), .decayed(30.5)]),
      scale(kind, isRecency: false, reach: 90), Double(1 + random.below(50))
    )
    if hasVictims, chance(60) {
      model.victims = (scale(kind, isRecency: false, reach: 4), Double(random.below(40)))
    }
    switch random.below(8) {
    case 0: model.recency = nil
    case 1: model.frequency = nil
    default: break
    }
    headers.sort()
    var spec = CaseSpec(headers: headers, rows: rows(count, headers: headers), model: model)
    spec.weights = ["A1": 40, "B2": 10.125, "C3": 75.3, "D4": 10.125, "E5": 0]
    if chance(50) { spec.weights["X9"] = 22.22 }
    spec.asOf = pick(["2024-03-31", "2024-02-29", "2023-12-15", "2024-12-31"])
    spec.ranksByArea = headers.contains("area") && chance(40)
    return spec
  }
}
