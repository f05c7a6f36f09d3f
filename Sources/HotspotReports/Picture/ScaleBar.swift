private import Foundation
internal import HotspotGeometry

/// A length on the ground that is round, and how long it is in the picture.
struct ScaleBar: Hashable {
  /// The length on the ground.
  var metres: Double
  /// The length in picture units.
  var length: Double

  /// The greatest of 1, 2 and 5 times a power of ten metres within a length of the picture.
  init?(metresPerPixel: Double, within longest: Double) {
    let most = metresPerPixel * longest
    guard most.isFinite, most > 0 else { return nil }
    let power = floor(log10(most))
    guard abs(power) < 30 else { return nil }
    let ten = pow(10, power)
    metres = ([5.0, 2, 1].first { $0 * ten <= most } ?? 1) * ten
    length = metres / metresPerPixel
  }

  /// The length on the ground in words: `500 m`, `20 km`.
  var label: String { metres >= 1000 ? "\(text(metres / 1000)) km" : "\(text(metres)) m" }

  /// Half of it in words.
  var halfLabel: String { text(metres >= 1000 ? metres / 2000 : metres / 2) }

  private func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension CoordinateSystem {
  /// Metres on the ground in a unit of x around a position.
  ///
  /// For degrees, on the sphere of the mean radius 6,371,008.8 m (Moritz 2000, "Geodetic
  /// Reference System 1980", doi:10.1007/s001900050278): within 0.4 % of the ellipsoid. The web
  /// Mercator's metres are shortened by the cosine of the latitude, as its own grow away from
  /// the equator.
  func groundMetresPerUnit(atY y: Double) -> Double {
    if isGeographic { return 6_371_008.8 * .pi / 180 * Self.cosine(ofLatitude: y) }
    if authorityCode == "EPSG:3857" { return 1 / cosh(y / 6_378_137) }
    return metresPerUnit
  }

  /// The cosine of a latitude in degrees, never so small that a map of a pole becomes a line.
  static func cosine(ofLatitude degrees: Double) -> Double {
    max(0.02, cos(min(90, max(-90, degrees)) * .pi / 180))
  }
}
