import DelimitedText
import HotspotGeometry
import ResultTables
import Testing
import TrialFiles
import TrialDesigns

@Suite struct TrialExportTests {
  private typealias Trial = OperatingTrial

  @Test func unitsOfAParallelDesign() throws {
    let table = try ExportTable(try Trial.parallel())
    #expect(
      try Trial.csv(table) == [
        "unit,area,stratum,arm,count",
        "h1,North,street,treatment,4", "h2,North,square,control,8", "h3,South,street,treatment,5",
        "h4,South,square,control,6", "h5,,street,,9",
      ])
    #expect(table.lines == ["1 unit left out of the allocation, with an empty arm."])
  }

  @Test func factorsFollowCovariatesAndNoNameStandsTwice() throws {
    var state = try Trial.parallel()
    state.frame = try TrialFrame(
      columns: ["arm", "harm", "Area"],
      units: state.frame.units.map { unit in
        TrialUnit(
          id: unit.id, area: unit.area,
          values: [.text("left"), unit.id == "h2" ? .empty : .number(1.5), .text("A\(unit.id)")])
      })
    var design = TrialDesign(.minimised, arms: Trial.arms)
    design.covariates = ["HARM"]
    design.factors = ["harm", "arm", "Area"].map {
      .init(column: $0, levels: state.frame.units.map { _ in "" })
    }
    state.design = design
    let rows = try Trial.csv(ExportTable(state))
    #expect(rows[0] == "unit,area,stratum,arm,harm,arm_covariate,Area")
    #expect(rows[1] == "h1,North,,treatment,1.5,left,Ah1")
    #expect(rows[2] == "h2,North,,control,,left,Ah2")
  }

  @Test func aCrossoverHasNoArmsButDays() throws {
    let state = try Trial.crossover()
    let units = try TrialExport(state, days: false)
    #expect(try Trial.csv(units)[1] == "h1,North,,,4")
    #expect(units.lines.count == 1 && units.lines[0].contains("\(Setting.rowPerDay)"))
  }

  /// Treated on 27, 28 and 29 March: h1 h2, h3 h4, h2 h3.
  @Test func placeDaysKeepTheAssignedArm() throws {
    var state = try Trial.crossover()
    state.switches = [
      .init(unit: 0, isOn: false, from: Trial.utc("2026-03-27", 20), reason: "roadworks"),
      .init(unit: 0, isOn: true, from: Trial.utc("2026-03-29", 8), reason: "done"),
    ]
    let second = Trial.day("2026-03-28")
    state.suspensions = [.init(from: second, to: second, reason: "royal visit")]
    state.visits = [Trial.visit(2, "2026-03-28", at: 9), Trial.visit(2, "2026-03-28", at: 10)]
    let table = try PlaceDayExport(state)
    #expect(
      try Trial.csv(table) == [
        "trial_day,unit,area,stratum,arm,switched_off,suspended,washout,visits,count",
        "2026-03-27,h1,North,,treatment,1,0,0,0,4", "2026-03-27,h2,North,,treatment,0,0,0,0,8",
        "2026-03-27,h3,South,,control,0,0,0,0,5", "2026-03-27,h4,South,,control,0,0,0,0,6",
        "2026-03-27,h5,,,,0,0,0,0,9",
        "2026-03-28,h1,North,,control,1,1,1,0,4", "2026-03-28,h2,North,,control,0,1,1,0,8",
        "2026-03-28,h3,South,,treatment,0,1,0,2,5", "2026-03-28,h4,South,,treatment,0,1,0,0,6",
        "2026-03-28,h5,,,,0,1,0,0,9",
        "2026-03-29,h1,North,,control,0,0,1,0,4", "2026-03-29,h2,North,,treatment,0,0,0,0,8",
        "2026-03-29,h3,South,,treatment,0,0,0,0,5", "2026-03-29,h4,South,,control,0,0,1,0,6",
        "2026-03-29,h5,,,,0,0,0,0,9",
      ])
  }

  @Test("Washout is over after as many control days as the design flags")
  func washoutEnds() throws {
    var state = try Trial.revealed()
    // h1 is treated on day 0 and day 4 of five.
    func flags() throws -> [String] {
      try Trial.csv(PlaceDayExport(state)).filter { $0.contains(",h1,") }
        .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[7]) }
    }
    #expect(try flags() == ["0", "1", "1", "0", "0"])
    state.design?.crossover?.washout = 1
    #expect(try flags() == ["0", "1", "0", "0", "0"])
    state.design?.crossover?.washout = 0
    #expect(try flags() == ["0", "0", "0", "0", "0"])
  }

  @Test func daysThatAreNotReleasedAreNotThere() throws {
    for released in 0...5 {
      let table = try PlaceDayExport(try Trial.crossover(released: released))
      #expect(table.rowCount == released * 5)
    }
    #expect(try PlaceDayExport(try Trial.revealed()).rowCount == 25)
  }

  @Test func daysOfAParallelDesignAreRefused() throws {
    let error = try #require(
      #expect(throws: HotspotError.self) { try TrialExport(try Trial.parallel(), days: true) })
    #expect(error.fault == .usage)
    #expect(error.message.contains("complete"))
  }

  @Test func nothingBeforeTheAllocation() throws {
    for days in [false, true] {
      var state = try Trial.crossover()
      state.recordSHA256 = nil
      #expect(
        #expect(throws: HotspotError.self) { try TrialExport(state, days: days) }?.fault == .state)
    }
  }

  @Test func theMapHasTheFigureOfEachRow() throws {
    let state = try Trial.crossover()
    let map = try TrialExport(state, days: true).map()
    #expect(map.coordinateSystem.authorityCode == "EPSG:27700")
    for row in 0..<map.rowCount {
      #expect(map.figure(of: row) == state.frame.units[row % 5].figure ?? .polygon([]))
    }
    for system in ["plane", nil] {
      let export = try TrialExport(try Trial.parallel(system: system), days: false)
      #expect(#expect(throws: HotspotError.self) { try export.map() }?.fault == .usage)
    }
  }
}
