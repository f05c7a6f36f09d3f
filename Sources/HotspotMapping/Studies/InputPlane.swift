internal import DelimitedText
internal import HotspotGeometry
internal import OffenceRecords

/// Which columns of the input hold positions, and in which coordinate systems.
struct InputPlane {
  /// The columns that are read.
  var positions = IncidentCollector.Positions()
  /// The system of longitudes and latitudes.
  var degrees = CoordinateSystem.wgs84
  /// The system of eastings and northings, or of x and y.
  var planar = CoordinateSystem.britishNationalGrid
  /// Whether the user stated the system.
  let isStated: Bool
  /// Whether every file is of the data.police.uk layout.
  let isPoliceUK: Bool
  /// What was decided, in sentences.
  var notes: [String] = []

  /// Headers that say by themselves that a column is of the British National Grid.
  private static let britishHeaders: Set<String> = ["easting", "eastings", "bngeasting", "osx"]

  /// Decides by the headers, and by what the user stated.
  init(plan: FilePlan, stated: String?) throws {
    isStated = stated != nil
    isPoliceUK = plan.layouts.allSatisfy { $0.name == .policeUK }
    if let stated {
      try decide(plan, stated: try CoordinateSystem(stated), as: stated)
    } else {
      try decide(plan)
    }
  }

  private mutating func decide(
    _ plan: FilePlan, stated system: CoordinateSystem, as name: String
  ) throws {
    for (text, layout) in zip(plan.texts, plan.layouts) {
      guard !system.isGeographic, !layout.hasPlanar else { continue }
      throw HotspotError(
        .usage, file: text.source.name,
        layout.hasDegrees
          ? "\(Setting.coordinateSystem) \(name) is in lengths, and the file has longitude and "
            + "latitude. Leave \(Setting.coordinateSystem) out, or name the columns: "
            + "\(Setting.column) easting=HEADER \(Setting.column) northing=HEADER."
          : InputPlane.noPosition)
    }
    if system.isGeographic {
      degrees = system
      planar = system
      positions.prefersDegrees = true
      for (text, layout) in zip(plan.texts, plan.layouts)
      where !layout.hasDegrees && !layout.hasPlanar {
        throw HotspotError(.header, file: text.source.name, InputPlane.noPosition)
      }
    } else {
      planar = system
      positions.degrees = false
    }
    notes.append("Coordinates are read as \(system.label), as stated.")
  }

  private mutating func decide(_ plan: FilePlan) throws {
    var plain: String?
    var usesDegrees = false
    for (text, layout) in zip(plan.texts, plan.layouts) {
      if layout.hasBritishPlane(InputPlane.britishHeaders) { continue }
      guard layout.hasDegrees else {
        guard layout.hasPlanar else {
          throw HotspotError(.header, file: text.source.name, InputPlane.noPosition)
        }
        let header = layout.places[.easting].map { layout.headers[$0] } ?? ""
        throw HotspotError(
          .usage, file: text.source.name,
          "the columns do not say in which coordinate system \(header) is. State it: "
            + "\(Setting.coordinateSystem) EPSG:27700 for British National Grid metres, "
            + "\(Setting.coordinateSystem) EPSG:4326 for longitude and latitude.")
      }
      usesDegrees = true
      if layout.hasPlanar { plain = layout.places[.easting].map { layout.headers[$0] } }
    }
    let isBritish = plan.layouts.contains { $0.hasBritishPlane(InputPlane.britishHeaders) }
    positions.planar = isBritish
    positions.prefersDegrees = false
    var systems: [String] = []
    if isBritish { systems.append("eastings and northings as \(planar.label)") }
    if usesDegrees || !isBritish {
      systems.append("longitude and latitude as \(degrees.label)")
    }
    notes.append("Positions: \(systems.joined(separator: ", ")), by the names of the columns.")
    if let plain, !isBritish { notes.append("The column \(plain) is not used.") }
  }

  private static let noPosition =
    "there are no coordinates. Name the columns: \(Setting.column) longitude=HEADER "
    + "\(Setting.column) latitude=HEADER, or \(Setting.column) easting=HEADER \(Setting.column) "
    + "northing=HEADER."
}

extension OffenceLayout {
  fileprivate var hasDegrees: Bool { places[.longitude] != nil && places[.latitude] != nil }
  fileprivate var hasPlanar: Bool { places[.easting] != nil && places[.northing] != nil }

  fileprivate func hasBritishPlane(_ names: Set<String>) -> Bool {
    guard hasPlanar, let place = places[.easting] else { return false }
    return names.contains(headers[place].foldedLetters)
  }
}

extension CoordinateSystem {
  /// The code where there is one, or else the name.
  package var label: String { authorityCode ?? name }
}
