internal import DelimitedText
internal import ResultTables

extension Allocation {
  /// The allocation as it stands in a record: units by arm, or by day with the day's salt.
  func json(frame: TrialFrame, design: TrialDesign, seed: String) -> OrderedJSON {
    let details = OrderedJSON.object(self.details)
    switch assignment {
    case .parallel(let arms):
      func units(of arm: Int?) -> OrderedJSON {
        .array(arms.indices.filter { arms[$0] == arm }.map { .string(frame.units[$0].id) })
      }
      return [
        "details": details,
        "arms": .array(
          design.arms.enumerated().map { index, arm in
            ["arm": .string(arm.name), "units": units(of: index)]
          }),
        "in_no_arm": units(of: nil),
      ]
    case .crossover(let schedule):
      return [
        "details": details,
        "days": .array(
          (0..<schedule.days).map { day in
            let date = schedule.date(ofDay: day)
            return [
              "date": .string(date.description),
              "salt": .string(DayCommitment.salt(seed: seed, date: date)),
              "treated": .array(
                schedule.treatedUnits(onDay: day).map { .string(frame.units[$0].id) }),
            ]
          }),
      ]
    }
  }

  /// Reads an allocation back.
  init(json: OrderedJSON, frame: TrialFrame, design: TrialDesign) throws(HotspotError) {
    let broken = HotspotError(.damaged, "the allocation in the record does not fit its design.")
    func positions(_ list: OrderedJSON?) throws(HotspotError) -> [Int] {
      guard let list = list?.elements else { throw broken }
      return try list.map { (id) throws(HotspotError) in
        guard let index = id.text.flatMap({ frame.index(ofUnit: $0) }) else { throw broken }
        return index
      }
    }
    guard let details = json["details"]?.members else { throw broken }
    if let days = json["days"]?.elements {
      guard let first = days.first?["date"]?.text.flatMap({ CalendarDate($0) }) else {
        throw broken
      }
      var schedule = CrossoverSchedule(start: first, days: days.count, units: frame.units.count)
      for (index, day) in days.enumerated() {
        guard day["date"]?.text == schedule.date(ofDay: index).description else { throw broken }
        for unit in try positions(day["treated"]) { schedule[day: index, unit: unit] = true }
      }
      self.init(.crossover(schedule), details: details)
      return
    }
    guard let arms = json["arms"]?.elements, arms.count == design.arms.count else { throw broken }
    var assigned: [Int?] = Array(repeating: nil, count: frame.units.count)
    for (index, arm) in arms.enumerated() {
      for unit in try positions(arm["units"]) { assigned[unit] = index }
    }
    self.init(.parallel(assigned), details: details)
  }
}
