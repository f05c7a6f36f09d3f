import Foundation

/// The scoring contract again, as slowly and plainly as it can be written: dictionaries, arrays
/// and Foundation's calendar. It shares no code with the scorer it judges.
struct SlowScorer {
  struct Person {
    var id: String
    var events: [CaseSpec.Row] = []
    var recency = 0
    var frequency = 0
    var gravity = 0.0
    var victims = 0
    var first = ""
    var last = ""
    var unweighted = 0
    var area = ""
    var axes: [String: Double] = [:]
    var score = 0.0
    var printed = ""
    var rank = 0
    var percentile = 0.0
  }

  struct Answer {
    var people: [Person] = []
    var seen = 0
    var counted = 0
    var excluded: [String: Int] = [:]
    var dropped: [String: Int] = [:]
    var unweightedCodes: [String: Int] = [:]
    var undecided: [String] = []
  }

  let spec: CaseSpec
  private var model: ModelSpec { spec.model }
  init(_ spec: CaseSpec) { self.spec = spec }

  private var asOf: SlowDay { SlowDay(spec.asOf) }

  /// Whether a day is past the start of the window, which is not part of it.
  private func isInWindow(_ date: SlowDay) -> Bool {
    switch model.window {
    case .months(let count): date > asOf.back(months: count)
    case .days(let count): asOf.number - date.number < count
    case .all: true
    }
  }

  private func date(_ row: CaseSpec.Row) -> SlowDay { SlowDay(row["occurred_at"] ?? "") }

  // MARK: Facts of a row

  private func has(_ column: String) -> Bool { spec.headers.contains(column) }

  private static func folded(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  private func weight(_ row: CaseSpec.Row) -> Double? {
    if model.usesColumn {
      let text = row["gravity"] ?? ""
      return text.isEmpty ? nil : Double(text)
    }
    let code = row["offence_code"] ?? ""
    return model.extraWeights[code] ?? spec.weights[code]
  }

  private var median: Double? {
    let sorted = spec.weights.values.sorted()
    guard !model.usesColumn, model.unweighted == "median", !sorted.isEmpty else { return nil }
    return sorted.count % 2 == 1
      ? sorted[sorted.count / 2] : (sorted[sorted.count / 2 - 1] + sorted[sorted.count / 2]) / 2
  }

  /// true, false, or nil for undecidable.
  private func belongs(_ row: CaseSpec.Row, _ definition: DefinitionSpec) -> Bool? {
    let answers = definition.clauses.map { clause -> Bool? in
      var parts: [Bool?] = []
      if !clause.codes.isEmpty {
        let code = row["offence_code"] ?? ""
        parts.append(code.isEmpty ? nil : clause.codes.contains(code))
      }
      if let flag = clause.flag {
        switch row[flag] ?? "" {
        case "yes", "y", "true", "1": parts.append(true)
        case "no", "n", "false", "0": parts.append(false)
        default: parts.append(nil)
        }
      }
      if parts.contains(where: { $0 == false }) { return false }
      return parts.contains(where: { $0 == nil }) ? nil : true
    }
    if answers.contains(where: { $0 == true }) { return true }
    return answers.contains(where: { $0 == nil }) ? nil : false
  }

  // MARK: Order of operations

  func answer() -> Answer {
    var answer = Answer()
    var records: [String: [CaseSpec.Row]] = [:]
    for row in spec.rows {
      if let reason = filter(row) {
        answer.dropped[reason, default: 0] += 1
      } else {
        records[row["person_id"] ?? "", default: []].append(row)
      }
    }
    answer.seen = records.count
    for (id, rows) in records {
      if let person = count(id, rows, &answer) { answer.people.append(person) }
    }
    scale(&answer.people)
    rank(&answer.people)
    answer.undecided.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    return answer
  }

  /// Step 1.
  private func filter(_ row: CaseSpec.Row) -> String? {
    if (row["person_id"] ?? "").isEmpty { return "no person id" }
    if date(row) > asOf { return "after the as-of date" }
    if !isInWindow(date(row)) { return "before the window" }
    if let reported = row["reported_at"], !reported.isEmpty, SlowDay(reported) > asOf {
      return "not yet reported"
    }
    if let roles = model.roles, has("role"),
      !roles.map(SlowScorer.folded).contains(SlowScorer.folded(row["role"] ?? ""))
    {
      return "other role"
    }
    let statuses = model.excludeStatus ?? ["cancelled", "no-crime", "eliminated"]
    if has("status"),
      statuses.map(SlowScorer.folded).contains(SlowScorer.folded(row["status"] ?? ""))
    {
      return "excluded status"
    }
    return nil
  }

  /// Steps 2 to 8 for one person; nil for someone not eligible.
  private func count(_ id: String, _ rows: [CaseSpec.Row], _ answer: inout Answer) -> Person? {
    // 2: of exact repeats the earliest stays; their victims are remembered for step 5.
    var kept: [(row: CaseSpec.Row, victims: Set<String>)] = []
    for row in rows {
      let victim: Set<String> = [row["victim_id"] ?? ""]
      let event = row["event_id"] ?? ""
      let twin =
        event.isEmpty
        ? nil
        : kept.firstIndex { other in
          ["event_id", "role", "offence_code"].allSatisfy { other.row[$0] == row[$0] }
        }
      if let twin {
        answer.dropped["exact repeat", default: 0] += 1
        kept[twin].victims.formUnion(victim)
        if date(row) < date(kept[twin].row) { kept[twin].row = row }
      } else {
        kept.append((row, victim))
      }
    }
    // 3
    let met = model.require.map { rule in
      rule.offences.map { definition in kept.count { belongs($0.row, definition) == true } }
    }
    let unsure = model.require.map { rule in
      rule.offences.map { definition in kept.count { belongs($0.row, definition) == nil } } ?? 0
    }
    // 4
    if let definition = model.offences {
      kept = kept.filter { entry in
        switch belongs(entry.row, definition) {
        case true: return true
        case nil:
          answer.dropped["undecidable offence", default: 0] += 1
          return false
        default:
          answer.dropped["not in the model's offences", default: 0] += 1
          return false
        }
      }
    }
    var person = Person(id: id)
    // 5
    person.victims =
      kept.reduce(into: Set<String>()) { $0.formUnion($1.victims) }
      .filter { !$0.isEmpty }.count
    // 6
    person.events = kept.map(\.row)
    if model.takesPrincipal, has("event_id") { takePrincipals(&person, &answer) }
    // 7
    let dates = person.events.map(date)
    person.frequency = person.events.count
    answer.counted += person.events.count
    if let first = dates.min(), let last = dates.max() {
      person.first = first.text
      person.last = last.text
      person.recency = asOf.number - last.number
    }
    weigh(&person, &answer)
    person.area = area(of: person)
    // 8
    if let reason = exclusion(person, rows, met: met, unsure: unsure) {
      answer.excluded[reason, default: 0] += 1
      if reason.hasPrefix("age unknown") || reason.contains("undecidable") {
        answer.undecided.append(id)
      }
      return nil
    }
    return person
  }

  private func takePrincipals(_ person: inout Person, _ answer: inout Answer) {
    func gravity(_ row: CaseSpec.Row) -> Double { weight(row) ?? median ?? -1 }
    var principal: [String: CaseSpec.Row] = [:]
    var result: [CaseSpec.Row] = []
    for row in person.events {
      let event = row["event_id"] ?? ""
      if event.isEmpty {
        result.append(row)
        continue
      }
      guard let rival = principal[event] else {
        principal[event] = row
        continue
      }
      answer.dropped["lesser offence of one event", default: 0] += 1
      let (a, b) = (date(row), date(rival))
      let codes = (
        Array((row["offence_code"] ?? "").utf8), Array((rival["offence_code"] ?? "").utf8)
      )
      let isGraver =
        gravity(row) != gravity(rival)
        ? gravity(row) > gravity(rival)
        : a != b ? a < b : codes.0.lexicographicallyPrecedes(codes.1)
      if isGraver { principal[event] = row }
    }
    person.events = result + principal.values
  }

  private func weigh(_ person: inout Person, _ answer: inout Answer) {
    guard let gravity = model.gravity else { return }
    var weighted: [(age: Int, weight: Double)] = []
    for row in person.events {
      var value = weight(row)
      if value == nil {
        person.unweighted += 1
        answer.unweightedCodes[row["offence_code"] ?? "", default: 0] += 1
        value = median
      }
      guard let value else { continue }
      weighted.append((asOf.number - date(row).number, value))
    }
    let sum = weighted.map(\.weight).sorted().reduce(0, +)
    switch gravity.of {
    case .max: person.gravity = weighted.map(\.weight).max() ?? 0
    case .sum: person.gravity = sum
    case .mean: person.gravity = weighted.isEmpty ? 0 : sum / Double(weighted.count)
    case .decayed(let halfLife):
      person.gravity = weighted.map { $0.weight * pow(0.5, Double($0.age) / halfLife) }
        .sorted().reduce(0, +)
    }
  }

  private func area(of person: Person) -> String {
    let groups = Dictionary(grouping: person.events) { $0["area"] ?? "" }
    let best = groups.min { left, right in
      if left.value.count != right.value.count { return left.value.count > right.value.count }
      let a = left.value.map(date).max() ?? asOf
      let b = right.value.map(date).max() ?? asOf
      if a != b { return a > b }
      return Array(left.key.utf8).lexicographicallyPrecedes(Array(right.key.utf8))
    }
    return best?.key ?? ""
  }

  private func exclusion(
    _ person: Person, _ rows: [CaseSpec.Row], met: [Int?], unsure: [Int]
  ) -> String? {
    if person.frequency == 0 { return "no offence counts" }
    for (number, rule) in model.require.enumerated() {
      let count = met[number] ?? person.frequency
      if count >= rule.atLeast { continue }
      return count + unsure[number] >= rule.atLeast
        ? "too few offences unless undecidable ones are among them"
        : "too few offences for the model's requirement"
    }
    if person.victims < model.victimsAtLeast { return "too few distinct victims" }
    guard model.under != nil || model.over != nil else { return nil }
    let ages = possibleAges(rows)
    let allowed = ages.filter { $0 < (model.under ?? .max) && $0 >= (model.over ?? .min) }
    if ages.isEmpty || (allowed.count < ages.count && !allowed.isEmpty) {
      return "age unknown or too uncertain to tell"
    }
    return allowed.isEmpty ? "outside the model's ages" : nil
  }

  /// The ages on the as-of date that every row allows; none where nothing is known or rows
  /// contradict each other.
  private func possibleAges(_ rows: [CaseSpec.Row]) -> Set<Int> {
    var birthdays: Set<SlowDay>?
    for row in rows {
      var possible: Set<SlowDay> = []
      if let born = row["birth_date"], !born.isEmpty {
        possible = [SlowDay(born)]
      } else if let text = row["age"], let age = Int(text) {
        let event = date(row)
        var born = event.back(months: 12 * (age + 1))
        for _ in 0...370 {
          if event.age(of: born) == age { possible.insert(born) }
          born = born.next
        }
      } else {
        continue
      }
      birthdays = birthdays?.intersection(possible) ?? possible
    }
    return Set((birthdays ?? []).map { asOf.age(of: $0) })
  }

  // MARK: Scales

  /// Step 9.
  private func scale(_ people: inout [Person]) {
    var axes: [(name: String, scale: ScaleSpec, weight: Double, values: [Double])] = []
    if let axis = model.recency {
      axes.append(("recency", axis.scale, axis.weight, people.map { Double($0.recency) }))
    }
    if let axis = model.frequency {
      axes.append(("frequency", axis.scale, axis.weight, people.map { Double($0.frequency) }))
    }
    if let axis = model.gravity {
      axes.append(("gravity", axis.scale, axis.weight, people.map(\.gravity)))
    }
    if let axis = model.victims {
      axes.append(("victims", axis.scale, axis.weight, people.map { Double($0.victims) }))
    }
    axes.removeAll { $0.weight == 0 }
    let total = axes.reduce(0) { $0 + $1.weight }
    for index in people.indices {
      var sum = 0.0
      for axis in axes {
        let score = SlowScorer.score(
          axis.values[index], axis.scale, isRecency: axis.name == "recency", all: axis.values)
        people[index].axes[axis.name] = score
        sum += axis.weight * score
      }
      people[index].score = sum / total
      people[index].printed = String(format: "%.4f", people[index].score)
    }
  }

  static func score(_ v: Double, _ scale: ScaleSpec, isRecency: Bool, all: [Double]) -> Double {
    switch scale {
    case .bands(let edges, let points):
      return points[edges.count { $0 <= v }]
    case .linear(let cap):
      return isRecency ? 100 * Swift.max(0, 1 - v / cap) : 100 * Swift.min(1, v / cap)
    case .log(let cap):
      return 100 * Swift.min(1, Foundation.log(1 + v) / Foundation.log(1 + cap))
    case .halfLife(let days):
      return 100 * pow(2, -v / days)
    case .quantile(let bins):
      let x = all.sorted()
      let bin = 1 + (1..<bins).count { v > x[(x.count - 1) * $0 / bins] }
      return 100 * Double(isRecency ? bins + 1 - bin : bin) / Double(bins)
    case .percentile:
      let lesser = all.count { isRecency ? $0 > v : $0 < v }
      let equal = all.count { $0 == v }
      return 100 * (Double(lesser) + Double(equal) / 2) / Double(all.count)
    }
  }

  /// Step 10.
  private func rank(_ people: inout [Person]) {
    let all = people
    for index in people.indices {
      let me = people[index]
      let group = all.filter { !spec.ranksByArea || $0.area == me.area }
      let mine = Double(me.printed) ?? .nan
      people[index].rank = 1 + group.count { (Double($0.printed) ?? .nan) > mine }
      let below = group.count { (Double($0.printed) ?? .nan) < mine }
      let equal = group.count { $0.printed == me.printed }
      people[index].percentile =
        100 * (Double(below) + Double(equal) / 2) / Double(group.count)
    }
    people.sort { a, b in
      if spec.ranksByArea, a.area != b.area {
        return Array(a.area.utf8).lexicographicallyPrecedes(Array(b.area.utf8))
      }
      if a.rank != b.rank { return a.rank < b.rank }
      if a.gravity != b.gravity { return a.gravity > b.gravity }
      if a.frequency != b.frequency { return a.frequency > b.frequency }
      if a.recency != b.recency { return a.recency < b.recency }
      return Array(a.id.utf8).lexicographicallyPrecedes(Array(b.id.utf8))
    }
  }
}
