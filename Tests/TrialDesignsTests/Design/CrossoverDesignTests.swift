import DelimitedText
import Testing
import TrialDesigns

/// How a crossover's days are settled.
@Suite struct CrossoverDesignTests {
  private func request(_ change: (inout DesignRequest) -> Void = { _ in }) -> DesignRequest {
    var request = DesignRequestTests.whole(.crossover)
    change(&request)
    return request
  }

  private func plan(_ units: Int = 12, _ change: (inout DesignRequest) -> Void) throws
    -> CrossoverPlan
  {
    try #require(
      try request(change).run(on: DesignRequestTests.frame(units)).design.crossover)
  }

  private func refusal(
    _ units: Int = 12, _ change: (inout DesignRequest) -> Void
  ) throws -> HotspotError? {
    let request = request(change)
    return #expect(throws: HotspotError.self) {
      try request.run(on: DesignRequestTests.frame(units))
    }
  }

  @Test func itNeedsItsDays() throws {
    #expect(try refusal { $0.days = nil }?.message.contains("\(Setting.firstDay)") == true)
    #expect(try refusal { $0.start = nil }?.fault == .usage)
  }

  @Test(
    "⌊N·share + ½⌋, exactly, and said aloud",
    arguments: [
      (44, "0.5", 22), (45, "50%", 23), (20, "40%", 8), (21, "1/3", -1), (21, "33.3333%", 7),
      (11, "0.5", 6), (12, "7", 7),
    ])
  func treatedPerDay(units: Int, text: String, expected: Int) throws {
    guard let treated = TreatedPerDay(text) else {
      #expect(expected == -1)
      return
    }
    let outcome = try request { $0.treatedPerDay = treated }.run(
      on: DesignRequestTests.frame(units))
    #expect(outcome.design.crossover?.treatedPerDay == expected)
    #expect(outcome.lines.contains { $0.contains("\(expected)") && $0.contains("\(units) units") })
  }

  @Test(arguments: ["0", "-3", "0.0", "120%", "half"])
  func whatIsNoNumberOfTreated(text: String) { #expect(TreatedPerDay(text) == nil) }

  @Test("The number treated a day has the last word, but cannot be more than there are units")
  func treatedPerDay() throws {
    let more = try refusal { $0.treatedPerDay = .units(13) }
    #expect(more?.fault == .badData)
    #expect(more?.message.contains("13 treated units, more than the 12") == true)
    #expect(try refusal { $0.treatedPerDay = .units(12) }?.message.contains("no control") == true)
    #expect(
      try refusal { $0.treatedPerDay = TreatedPerDay("1%") }?.message.contains("no unit") == true)
    let stated = try plan {
      $0.treatedPerDay = .units(5)
      $0.arms = [.init(name: "a", ratio: 2), .init(name: "b", ratio: 1)]
    }
    #expect(stated.treatedPerDay == 5)
  }

  @Test("The number treated counts what is left after conflicts")
  func conflictsComeFirst() throws {
    // A line of 12 units 100 m apart, counts 1…5 over and over: buffers of 50 m meet.
    let outcome = try request {
      $0.treatedPerDay = TreatedPerDay("50%")
      $0.buffer = 50
      $0.conflictRule = .drop
    }.run(on: DesignRequestTests.frame())
    let left = 12 - outcome.design.dropped.count
    #expect(left < 12)
    #expect(outcome.design.crossover?.treatedPerDay == (left + 1) / 2)
  }

  @Test("Blocks only where margins or run lengths are asked for")
  func blocks() throws {
    #expect(try plan { _ in }.blockDays == nil)
    #expect(try plan { $0.washout = 1 }.blockDays == nil)
    #expect(try plan { $0.maxRun = 4 }.blockDays == 28)
    #expect(try plan { $0.balance = ["day-of-week"] }.blockDays == 28)
    #expect(try plan { $0.blockDays = 14 }.blockDays == 14)
    let third = try plan {
      $0.period = 3
      $0.balance = ["day-of-week"]
    }
    #expect(third.blockDays == 30)
    let error = try refusal {
      $0.period = 3
      $0.blockDays = 28
    }
    #expect(error?.message.contains("no multiple of \(Setting.holdDays) 3") == true)
    let odd = try refusal(13) { $0.blockDays = 28 }
    #expect(odd?.message.contains("\(Setting.treatedPerDay) 6") == true)
    #expect(try plan(13) { _ in }.treatedPerDay == nil)
  }

  @Test func balanceTakesWeekdaysAndOneColumn() throws {
    let plan = try plan { $0.balance = ["day-of-week", "AREA"] }
    #expect(plan.balancesDayOfWeek)
    #expect(plan.balanceColumn == "AREA")
    #expect(try self.plan { $0.balance = ["KIND"] }.balanceColumn == "kind")
    #expect(try refusal { $0.balance = ["kind", "area"] }?.message.contains("one column") == true)
    #expect(try refusal { $0.balance = ["nowhere"] }?.fault == .badData)
    #expect(try refusal { $0.balance = ["gaps"] }?.message.contains("U04") == true)
  }

  @Test("Runs no longer than the washout leave no clean control day")
  func runsAndWashout() throws {
    for (run, washout) in [(1, 1), (2, 3)] {
      let error = try refusal {
        $0.maxRun = run
        $0.washout = washout
      }
      #expect(error?.message.contains("no clean control day") == true)
    }
    // Runs of 5 days come to 4 where an arm is held for 2.
    let held = try refusal {
      $0.maxRun = 5
      $0.period = 2
      $0.blockDays = 28
      $0.washout = 4
    }
    #expect(held?.message.contains("no clean control day") == true)
    let plan = try plan {
      $0.maxRun = 4
      $0.washout = 3
    }
    #expect(plan.washout == 3)
    let short = try refusal {
      $0.maxRun = 1
      $0.period = 2
      $0.blockDays = 28
    }
    #expect(short?.message.contains("no run is as short as 1") == true)
  }

  @Test("Runs that cannot be are refused, and the shortest that can be are not")
  func runsThatCannotBe() throws {
    // Three of twelve treated: each unit's turn comes after four days at best, three of control.
    let error = try refusal {
      $0.treatedPerDay = .units(3)
      $0.maxRun = 2
    }
    #expect(error?.message.contains("\(Setting.longestRun) of 3 or more") == true)
    let plan = try plan {
      $0.treatedPerDay = .units(3)
      $0.maxRun = 3
    }
    #expect(plan.maxRun == 3)
    let most = try refusal {
      $0.treatedPerDay = .units(9)
      $0.maxRun = 2
    }
    #expect(most?.message.contains("with 9 of 12 treated") == true)
  }

  @Test("What a rehearsal cannot draw is warned of before anybody commits to it")
  func rehearsal() throws {
    // Three units in conflict with each other, one of them treated: always two conflicts.
    func design(limit: Int) throws -> DesignOutcome {
      try request {
        $0.treatedPerDay = .units(1)
        $0.days = 7
        $0.blockDays = 7
        $0.buffer = 100
        $0.conflictRule = .limit(limit)
      }.run(on: DesignRequestTests.frame(3))
    }
    #expect(try design(limit: 1).lines.contains { $0.hasPrefix("WARNING: a rehearsal") })
    #expect(try design(limit: 2).lines.contains { $0.hasPrefix("A rehearsal") })
  }
}
