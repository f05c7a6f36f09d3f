import Testing

@testable import SampleOffences

/// The contract of the synthetic data: concentrated harm, lasting hotspots, plausible shares.
@Suite struct SampleRealismTests {
  /// ONS Crime Severity Score weights, to one decimal, Open Government Licence v3.
  private static let severity: [String: Double] = [
    "8N": 189.2, "8P": 312.9, "8S": 401.4, "5D": 2034.7, "5E": 1447.0, "1": 7973.4, "2": 4654.3,
    "3A": 2024.2, "3B": 275.3, "104": 7.5, "105A": 13.5, "105B": 30.8, "36": 1216.8, "13": 289.8,
    "106": 1069.1, "11A": 138.7, "4.4": 1022.8, "4.6": 1512.0, "4.7": 1005.2, "4.8": 111.4,
    "8L": 36.1, "8M": 37.5, "8Q": 56.3, "8R": 15.1, "19C": 2952.9, "19D": 3883.1, "19E": 3225.1,
    "19F": 3192.0, "19G": 3894.8, "19H": 2397.3, "17A": 767.4, "17B": 862.3, "20A": 459.1,
    "20B": 1212.0, "21": 823.7, "22A": 1054.7, "22B": 726.4, "23": 1122.4, "70": 1445.0,
    "71": 939.3, "73": 240.6, "88A": 462.9, "88C": 1026.9, "88E": 39.9, "86": 137.3, "34A": 799.6,
    "34B": 799.6, "28E": 465.4, "28F": 465.4, "28G": 465.4, "28H": 465.4, "29A": 2288.7,
    "30C": 123.0, "30D": 123.0, "31A": 1849.5, "45": 32.9, "48": 128.4, "126": 9.3, "37.2": 53.5,
    "46": 11.9, "44": 15.2, "39": 80.4, "49": 36.8, "49A": 7.0, "40": 51.4, "41": 49.3,
    "42": 84.9, "43": 5.3, "47": 110.6, "35": 785.8, "54": 55.1, "33": 31.3, "58A": 5.4,
    "58B": 5.4, "58C": 5.4, "58D": 5.4, "58J": 14.0, "56A": 826.2, "56B": 186.7, "59": 60.9,
    "92A": 513.0, "92C": 9.1, "92D": 8.1, "92E": 1.8, "10A": 616.6, "10B": 412.2, "10C": 52.1,
    "10D": 53.0, "81": 1287.5, "9A": 6.8, "9B": 12.8, "66": 72.5, "62A": 362.9, "79": 168.7,
    "80": 192.4, "802": 119.9, "814": 7.3, "61": 145.8, "61A": 193.7, "38": 248.2, "69": 207.0,
    "99": 179.2, "24": 366.0, "27": 3.8, "67": 97.8,
  ]

  private static let rows = SampleReading.lines(of: OffenceSample(offences: 200_000, seed: 7))
    .dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }

  @Test func fewPeopleHoldMostHarm() {
    var harm: [Substring: Double] = [:]
    for row in Self.rows where row[2] == "suspect" || row[2] == "offender" {
      guard !row[1].isEmpty else { continue }
      harm[row[1], default: 0] += Self.severity[String(row[5])] ?? 0
    }
    let ranked = harm.values.sorted(by: >)
    let top = ranked.prefix(ranked.count * 7 / 100).reduce(0, +)
    let share = top / ranked.reduce(0, +)
    #expect(share > 0.70 && share < 0.90, "top 7 % of suspects hold \(share)")
  }

  @Test func everyCodeButTheNonCrimesHasAWeight() {
    let codes = Set(Self.rows.map { String($0[5]) })
    #expect(codes.subtracting(Self.severity.keys) == ["NC-DA", "MISSING"])
  }

  @Test func hotCellsStayHot() {
    var halves = [[Int: Int](), [Int: Int]()]
    var events: Set<Substring> = []
    for row in Self.rows where events.insert(row[0]).inserted {
      guard let easting = Int(row[7]), let northing = Int(row[8]) else { continue }
      let cell = easting / 250 * 10_000 + northing / 250
      halves[row[3] < "2024-07-01" ? 0 : 1][cell, default: 0] += 1
    }
    let cells = Set(halves[0].keys).union(halves[1].keys).count
    let top = halves.map { half in
      Set(half.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(cells / 20).map(\.key))
    }
    let overlap = Double(top[0].intersection(top[1]).count) / Double(cells / 20)
    #expect(overlap > 0.65, "hot in both halves: \(overlap)")
  }

  @Test func peopleRecurAcrossTheWholeFile() {
    var first: [Substring: Int] = [:]
    var last: [Substring: Int] = [:]
    for (index, row) in Self.rows.enumerated() where !row[1].isEmpty {
      if first[row[1]] == nil { first[row[1]] = index }
      last[row[1]] = index
    }
    let people = Double(first.count)
    #expect(people > 200_000 / 10 && people < 200_000 / 6)
    let far = first.filter { (last[$0.key] ?? 0) - $0.value > 50_000 }.count
    #expect(Double(far) / people > 0.4)
  }

  @Test func sharesArePlausible() {
    let count = Double(Self.rows.count)
    func share(_ holds: ([Substring]) -> Bool) -> Double {
      Double(Self.rows.count(where: holds)) / count
    }
    let unknownPerson = share { $0[1].isEmpty }
    #expect(abs(unknownPerson - 0.10) < 0.02)
    let noPlace = share { $0[7].isEmpty }
    #expect(abs(noPlace - 0.03) < 0.005)
    let nonCrime = share { $0[5] == "NC-DA" || $0[5] == "MISSING" }
    #expect(nonCrime > 0.004)
    #expect(nonCrime < 0.01)
    let missing = share { ($0[2] == "missing") != ($0[5] == "MISSING") }
    #expect(missing == 0)
    let coarse = share { ($0[5] == "8N" || $0[5] == "8P") == $0[6].isEmpty }
    #expect(coarse == 0)

    var suspects: [Substring: Int] = [:]
    var people: [Substring: Int] = [:]
    for row in Self.rows {
      people[row[0], default: 0] += 1
      if row[2] == "suspect" || row[2] == "offender" { suspects[row[0], default: 0] += 1 }
    }
    #expect(people.values.max() == 4)
    let together = Double(suspects.values.count { $0 > 1 }) / Double(suspects.count)
    #expect(abs(together - 0.12) < 0.02)
  }

  @Test func domesticOffendersReturnToTheirVictims() {
    var victims: [Substring: [Substring]] = [:]
    for row in Self.rows where row[15] == "y" && !row[1].isEmpty && !row[11].isEmpty {
      victims[row[1], default: []].append(row[11])
    }
    let repeated = victims.values.filter { $0.count > 1 }
    let returning = repeated.count { Set($0).count < $0.count }
    let several = victims.values.count { Set($0).count > 1 }
    #expect(Double(returning) / Double(repeated.count) > 0.7)
    #expect(Double(several) / Double(victims.count) > 0.1)
  }

  @Test func reportsFollowEvents() {
    for row in Self.rows where row[4] < row[3].prefix(10) {
      Issue.record("reported before it happened: \(row)")
    }
    let sameDay = Self.rows.map { $0[3].prefix(10) == $0[4] }.count { $0 }
    #expect(Double(sameDay) / Double(Self.rows.count) > 0.45)
  }
}
