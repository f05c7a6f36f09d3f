import Foundation
import HotspotMapping
import Testing

@Suite struct DualDensityTests {
  @Test func `Relations at each place, and none where there is nothing`() {
    let events = [2.0, 0, 0, 3, .nan]
    let population = [4.0, 5, 0, 0, 1]
    let ratio = DualDensity.ratio.surface(of: events, against: population)
    #expect(ratio[0] == 0.5 && ratio[1] == 0 && ratio[2].isNaN && ratio[3] == .infinity)
    #expect(ratio[4].isNaN)
    let logarithm = DualDensity.logRatio.surface(of: events, against: population)
    #expect(logarithm[0] == log(0.5) && logarithm[1] == -.infinity && logarithm[2].isNaN)
    let difference = DualDensity.difference.surface(of: events, against: population)
    #expect(difference.dropLast() == [-2, -5, 0, 3] && difference[4].isNaN)
  }

  @Test func `Names are those of the command`() {
    #expect(DualDensity.allCases.map(\.rawValue) == ["ratio", "log-ratio", "difference"])
  }
}
