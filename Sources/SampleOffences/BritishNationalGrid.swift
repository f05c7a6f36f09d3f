import Foundation

/// British National Grid metres to longitude and latitude, by formula.
///
/// Inverse transverse Mercator on the Airy 1830 ellipsoid, then the seven-parameter Helmert
/// transformation "OSGB36 to WGS 84 (6)", EPSG:1314, about 2 m accurate. Source: Ordnance
/// Survey, "A guide to coordinate systems in Great Britain" (annexes B and C) and the EPSG
/// registry. This is the operation behind the points data.police.uk publishes. It serves the
/// synthetic sample only: analysis projects through its own library.
enum BritishNationalGrid {
  /// An ellipsoid by its two semi-axes in metres.
  struct Ellipsoid: Sendable {
    var major: Double
    var minor: Double
    var eccentricitySquared: Double { 1 - (minor * minor) / (major * major) }

    static let airy1830 = Ellipsoid(major: 6_377_563.396, minor: 6_356_256.909)
    static let wgs84 = Ellipsoid(major: 6_378_137, minor: 6_356_752.314_245)
  }

  /// The WGS 84 longitude and latitude, in degrees, of a grid position in metres.
  static func degrees(easting: Double, northing: Double) -> (longitude: Double, latitude: Double) {
    let local = airyRadians(easting: easting, northing: northing)
    let cartesian = cartesian(
      longitude: local.longitude, latitude: local.latitude, on: .airy1830)
    let shifted = helmert(cartesian)
    let world = geodetic(shifted, on: .wgs84)
    return (world.longitude * 180 / .pi, world.latitude * 180 / .pi)
  }

  /// Longitude and latitude on the Airy 1830 ellipsoid, in radians, of a grid position in metres.
  static func airyRadians(
    easting: Double, northing: Double
  ) -> (longitude: Double, latitude: Double) {
    let scale = 0.999_601_271_7
    let originLatitude = 49 * Double.pi / 180
    let originLongitude = -2 * Double.pi / 180
    let a = Ellipsoid.airy1830.major
    let e2 = Ellipsoid.airy1830.eccentricitySquared
    let fromOrigin = northing + 100_000

    var latitude = originLatitude + fromOrigin / (a * scale)
    for _ in 0..<10 {
      let rest = fromOrigin - meridionalArc(latitude, from: originLatitude, scale: scale)
      if abs(rest) < 0.000_01 { break }
      latitude += rest / (a * scale)
    }

    let sine = sin(latitude)
    let tangent = tan(latitude)
    let t2 = tangent * tangent
    let t4 = t2 * t2
    let secant = 1 / cos(latitude)
    let w = 1 - e2 * sine * sine
    let nu = a * scale / w.squareRoot()
    let rho = a * scale * (1 - e2) / (w * w.squareRoot())
    let eta2 = nu / rho - 1
    let nu3 = nu * nu * nu
    let nu5 = nu3 * nu * nu
    let nu7 = nu5 * nu * nu
    let vii = tangent / (2 * rho * nu)
    let viii = tangent / (24 * rho * nu3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    let ix = tangent / (720 * rho * nu5) * (61 + 90 * t2 + 45 * t4)
    let x = secant / nu
    let xi = secant / (6 * nu3) * (nu / rho + 2 * t2)
    let xii = secant / (120 * nu5) * (5 + 28 * t2 + 24 * t4)
    let xiiA = secant / (5040 * nu7) * (61 + 662 * t2 + 1320 * t4 + 720 * t4 * t2)
    let d = easting - 400_000
    let d2 = d * d
    return (
      originLongitude + d * (x - d2 * (xi - d2 * (xii - d2 * xiiA))),
      latitude - d2 * (vii - d2 * (viii - d2 * ix))
    )
  }

  /// The OSGB36 Cartesian position carried to WGS 84, all in metres.
  static func helmert(
    _ point: (x: Double, y: Double, z: Double)
  ) -> (x: Double, y: Double, z: Double) {
    let second = Double.pi / (180 * 3600)
    let rx = 0.15 * second
    let ry = 0.247 * second
    let rz = 0.842 * second
    let scale = 1 - 20.489e-6
    return (
      446.448 + scale * (point.x - rz * point.y + ry * point.z),
      -125.157 + scale * (rz * point.x + point.y - rx * point.z),
      542.06 + scale * (-ry * point.x + rx * point.y + point.z)
    )
  }

  private static func meridionalArc(
    _ latitude: Double, from origin: Double, scale: Double
  ) -> Double {
    let a = Ellipsoid.airy1830.major
    let b = Ellipsoid.airy1830.minor
    let n = (a - b) / (a + b)
    let n2 = n * n
    let n3 = n2 * n
    let less = latitude - origin
    let more = latitude + origin
    let first = (1 + n + 1.25 * n2 + 1.25 * n3) * less
    let second = (3 * n + 3 * n2 + 2.625 * n3) * sin(less) * cos(more)
    let third = (1.875 * n2 + 1.875 * n3) * sin(2 * less) * cos(2 * more)
    let fourth = 35 / 24 * n3 * sin(3 * less) * cos(3 * more)
    return b * scale * (first - second + third - fourth)
  }

  private static func cartesian(
    longitude: Double, latitude: Double, on ellipsoid: Ellipsoid
  ) -> (x: Double, y: Double, z: Double) {
    let e2 = ellipsoid.eccentricitySquared
    let sine = sin(latitude)
    let nu = ellipsoid.major / (1 - e2 * sine * sine).squareRoot()
    let level = nu * cos(latitude)
    return (level * cos(longitude), level * sin(longitude), (1 - e2) * nu * sine)
  }

  private static func geodetic(
    _ point: (x: Double, y: Double, z: Double), on ellipsoid: Ellipsoid
  ) -> (longitude: Double, latitude: Double) {
    let e2 = ellipsoid.eccentricitySquared
    let level = (point.x * point.x + point.y * point.y).squareRoot()
    var latitude = atan2(point.z, level * (1 - e2))
    for _ in 0..<4 {
      let sine = sin(latitude)
      let nu = ellipsoid.major / (1 - e2 * sine * sine).squareRoot()
      latitude = atan2(point.z + e2 * nu * sine, level)
    }
    return (atan2(point.y, point.x), latitude)
  }
}
