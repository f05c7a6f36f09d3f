import Testing

@testable import SampleOffences

/// Published values of the conversion behind the police.uk layout.
@Suite struct BritishNationalGridTests {
  private static func degrees(_ whole: Double, _ minutes: Double, _ seconds: Double) -> Double {
    whole + minutes / 60 + seconds / 3600
  }

  /// Ordnance Survey, "A guide to coordinate systems in Great Britain", annex C: easting and
  /// northing to latitude and longitude on Airy 1830. Tolerance: the printed 0.0001″.
  @Test func inverseTransverseMercatorMeetsTheOrdnanceSurveyExample() {
    let place = BritishNationalGrid.airyRadians(easting: 651_409.903, northing: 313_177.270)
    let latitude = place.latitude * 180 / .pi
    let longitude = place.longitude * 180 / .pi
    #expect(abs(latitude - Self.degrees(52, 39, 27.2531)) < 0.0001 / 3600)
    #expect(abs(longitude - Self.degrees(1, 43, 4.5177)) < 0.0001 / 3600)
  }

  /// The same guide's Helmert example, read backwards. Tolerance 0.05 m: the example carries
  /// parameters to four decimals, and changing signs reverses the transformation only nearly.
  @Test func helmertMeetsTheOrdnanceSurveyExample() {
    let world = BritishNationalGrid.helmert((3_790_269.549, -110_038.064, 5_111_050.261))
    #expect(abs(world.x - 3_790_644.900) < 0.05)
    #expect(abs(world.y + 110_149.210) < 0.05)
    #expect(abs(world.z - 5_111_482.970) < 0.05)
  }

  /// The example's point on WGS 84 by the Helmert transformation: 52°39′28.723″N, 1°42′57.787″E in
  /// Chris Veness's geodesy library (MIT). Tolerance 0.001″, 3 cm.
  @Test func bothStepsTogether() {
    let place = BritishNationalGrid.degrees(easting: 651_409.903, northing: 313_177.270)
    #expect(abs(place.latitude - Self.degrees(52, 39, 28.723)) < 0.001 / 3600)
    #expect(abs(place.longitude - Self.degrees(1, 42, 57.787)) < 0.001 / 3600)
  }
}
