internal import DelimitedText
internal import HotspotFiles
internal import MapLayers
public import ResultTables
internal import TrialPower

extension ResultFormat {
  /// A picture (SVG): a map of figures, or the curve of a trial's power.
  public static let picture = ResultFormat(
    endings: ["svg"], contents: [.figures, .surface, .curve], holds: "a map of figures",
    holdsCompanions: true
  ) { result, target throws(HotspotError) in
    switch result {
    case let curve as PowerCurve:
      try target.file.write(PowerPicture().svg(of: curve, record: target.record))
    case let map as any SpatialResult:
      let picture = MapPicture(
        threads: target.destination.threads, pseudonymiser: target.destination.pseudonymiser)
      try target.file.write(picture.svg(of: map, record: target.record))
    default:
      throw HotspotError(
        .unknownFormat, file: target.path,
        "this result is a table without figures, of which there is no picture."
          + " End the name in .csv, .json or .xlsx.")
    }
  }

  /// Every format of a result that is rows, figures or a curve: the one list of endings.
  public static let all = tables + mapFiles + [picture]
}
