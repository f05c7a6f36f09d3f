internal import DelimitedText
internal import HotspotGeometry
internal import ResultTables
internal import TrialDesigns

/// Checks frame, layer of units, design and their commitment.
enum FrameCheck {
  static func passed(_ state: TrialState) throws(Difference) -> [String] {
    var passed: [String] = []
    let frame = state.frame
    try check("frame", state.kept.documents["frame"], is: frame.json)
    try checkLayer(state)
    passed.append(
      "The frame of \(frame.units.count) units is as it was stored, and so is its layer.")
    guard let design = state.design else {
      try Difference.unless(
        state.commitment == nil && state.recordSHA256 == nil,
        "There is a commitment or an allocation, and no design.")
      return passed
    }
    try check("design", state.kept.documents["design"], is: design.json(for: frame))
    passed.append("The design is as it was stored.")
    if let commitment = state.commitment {
      try Difference.unless(
        commitment == AllocationRecord.commitment(frame: frame, design: design),
        "Frame and design do not give the commitment \(commitment).")
      passed.append("Frame and design are those committed to as \(commitment).")
    }
    return passed
  }

  private static func check(
    _ name: String, _ document: TrialState.Document?, is json: OrderedJSON
  ) throws(Difference) {
    try Difference.unless(
      document?.storedSHA256 == document?.actualSHA256
        && document?.actualSHA256 == ContentHash.sha256(of: json.canonical),
      "The text of the \(name) was changed: it does not have the SHA-256 that was stored with it.")
  }

  private static func checkLayer(_ state: TrialState) throws(Difference) {
    let units = state.frame.units
    let layer = state.kept.layer
    try Difference.unless(
      layer.map(\.unit) == units.map(\.id),
      "The layer of units has other units than the frame.")
    let system = GeoPackageLayout.systemID(of: state.frame)
    var strata: [String]?
    if let design = state.design {
      do {
        strata = try state.frame.strata(of: design)
      } catch {
        throw Difference("The design does not fit the frame: \(error.message)")
      }
    }
    for (index, unit) in units.enumerated() {
      let row = layer[index]
      try Difference.unless(
        row.area == unit.area, "The layer has unit \(unit.id) in another area than the frame.")
      try Difference.unless(
        row.figure == unit.figure.map { GeoPackageLayout.blob(of: $0, system: system) },
        "The figure of unit \(unit.id) in the layer is not that of the frame.")
      try Difference.unless(
        row.stratum == strata?[index],
        "The layer has unit \(unit.id) in another stratum than the design.")
    }
  }
}
