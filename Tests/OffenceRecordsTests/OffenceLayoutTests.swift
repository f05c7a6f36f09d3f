import Testing

@testable import DelimitedText
@testable import OffenceRecords

@Suite struct OffenceLayoutTests {
  @Test(arguments: OffenceColumn.allCases)
  func everyAliasIsKnownHoweverItIsWritten(_ column: OffenceColumn) throws {
    for alias in column.aliases {
      let shouted = alias.uppercased().map(String.init).joined(separator: "_")
      for header in [alias, shouted, " " + alias + "."] {
        let layout = try OffenceLayout(headers: ["other stuff", header], file: "f")
        #expect(layout.places[column] == 1, "\(header)")
        #expect(layout.name == .generic)
      }
    }
  }

  @Test func aliasesBelongToOneColumn() {
    let all = OffenceColumn.allCases.flatMap(\.aliases)
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0 == $0.foldedLetters })
  }

  @Test func theMostTellingAliasWins() throws {
    let layout = try OffenceLayout(headers: ["date", "occurred_at", "Occurred At"], file: "f")
    #expect(layout.places[.date] == 1)
  }

  @Test func thePoliceUKHeaderIsRecognised() throws {
    let header = [
      "Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location",
      "LSOA code", "LSOA name", "Crime type", "Last outcome category", "Context",
    ]
    let layout = try OffenceLayout(headers: header, file: "f")
    #expect(layout.name == .policeUK)
    #expect(
      layout.places == [.event: 0, .date: 1, .longitude: 4, .latitude: 5, .area: 7, .group: 9])
    #expect(try OffenceLayout(headers: header.dropLast(), file: "f").name == .generic)
  }

  @Test func overridesWin() throws {
    let headers = ["person_id", "NOMINAL", "when", "occurred_at"]
    let layout = try OffenceLayout(
      headers: headers, overrides: [.person: "NOMINAL", .date: "When"], file: "f")
    #expect(layout.places[.person] == 1 && layout.places[.date] == 2)
    let error = #expect(throws: HotspotError.self) {
      try OffenceLayout(headers: headers, overrides: [.person: "NOMINALS"], file: "f.csv")
    }
    #expect(
      error?.description == "f.csv:1: the header NOMINALS is needed and the header has none. "
        + "It has: person_id, NOMINAL, when, occurred_at. The nearest is NOMINAL.")
  }

  @Test(arguments: [
    (["nomnal_ref", "when", "x"], OffenceColumn.person, "nomnal_ref"),
    (["id", "occured_at", "code"], .date, "occured_at"),
    (["id", "offnce_date", "code"], .date, "offnce_date"),
    (["Ofence Code", "date"], .code, "Ofence Code"),
  ])
  func aMissingColumnNamesTheNearest(
    _ headers: [String], _ column: OffenceColumn, _ nearest: String
  ) throws {
    let layout = try OffenceLayout(headers: headers, file: "f.csv")
    let error = #expect(throws: HotspotError.self) { try layout.require([column], file: "f.csv") }
    #expect(
      error?.description
        == "f.csv:1: a column for \(column.name) is needed and the header has none. "
        + "It has: \(headers.joined(separator: ", ")). The nearest is \(nearest). "
        + "Name it: \(Setting.column) \(column.name)=HEADER.")
    #expect(error?.fault == .header)
  }

  @Test func hostileHeadersMakeShortMessages() throws {
    let headers = (0..<10_000).map { "c\($0)" } + [String(repeating: "z", count: 100_000)]
    let layout = try OffenceLayout(headers: headers.reversed(), file: "f")
    let error = #expect(throws: HotspotError.self) { try layout.require([.date], file: "f") }
    #expect((error?.message.utf8.count ?? .max) < 2000)
  }

  @Test func labelsTellColumnsApart() throws {
    let layout = try OffenceLayout(headers: ["a", "", "a", "b", "a"], file: "f")
    #expect(layout.labels == ["a", "(column 2)", "a (2)", "b", "a (3)"])
  }
}
