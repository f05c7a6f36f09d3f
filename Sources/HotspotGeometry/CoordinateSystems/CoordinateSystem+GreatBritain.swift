extension CoordinateSystem {
  /// Whether a position on WGS 84 is in Great Britain or close by its coast, and so on the national
  /// grid.
  ///
  /// Coarse, to choose a system: the seas round England, Scotland and Wales are divided from
  /// Ireland, France and the Channel Islands along lines of latitude and longitude. The Isles of
  /// Scilly, the Hebrides, Orkney, Shetland and the Isle of Man are in; Northern Ireland is out.
  public static func isInsideGreatBritain(longitude: Double, latitude: Double) -> Bool {
    let bands: [(south: Double, west: Double, east: Double)] = [
      (49.8, -6.6, 0.0),  // Scilly and the Lizard to the Channel; Normandy is east and south
      (50.5, -6.6, 1.25),  // the south coast; Boulogne is at 1.6
      (51.05, -6.6, 1.6),  // Dover is at 1.4, Calais at 1.85 and south of 51
      (51.6, -5.75, 1.95),  // Pembrokeshire and East Anglia; Wexford is at -6.3
      (53.6, -5.3, 1.95),  // Galloway; the Ards are at -5.43
      (55.22, -5.95, 1.95),  // Kintyre; Rathlin is at -6.2
      (55.45, -9.0, 1.95),  // Islay and all north of it; Malin Head is at 55.4
    ]
    guard latitude >= 49.8, latitude <= 61.0,
      let band = bands.last(where: { latitude >= $0.south })
    else { return false }
    return longitude >= band.west && longitude <= band.east
  }
}
