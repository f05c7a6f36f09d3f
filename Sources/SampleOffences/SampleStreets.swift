/// Words of the police.uk layout: streets, outcomes and statistical areas, all invented but for the
/// district names.
enum SampleStreets {
  /// The two columns that name the force, with the commas around them.
  static let force = Array(",Thames Valley Police,Thames Valley Police,".utf8)
  /// Longitude to LSOA name of a crime with no place.
  static let noLocation = Array(",,No Location,,,".utf8)

  /// Outcomes with their frequencies in the Thames Valley street file of June 2018.
  static let outcomes: [[UInt8]] = outcomeCounts.map { Array($0.name.utf8) }
  /// A choice among the outcomes.
  static let outcomeChoice = SampleChoice(weights: outcomeCounts.map(\.count))

  private static let outcomeCounts: [(name: String, count: Int)] = [
    ("Under investigation", 600), ("Investigation complete; no suspect identified", 6671),
    ("Unable to prosecute suspect", 3811), ("Awaiting court outcome", 927),
    ("Action to be taken by another organisation", 150), ("Offender given a caution", 136),
    ("Local resolution", 182), ("Further investigation is not in the public interest", 39),
    ("Offender given a drugs possession warning", 26), ("Offender given penalty notice", 19),
    ("Formal action is not in the public interest", 18),
    ("Suspect charged as part of another case", 5),
  ]

  private static let names = words(
    "High|Church|Station|London|Oxford|Bath|Bridge|Mill|Park|Manor|West|George|Castle|King|Queen"
      + "|Victoria|Albert|Chapel|School|Green|Orchard|Meadow|Willow|Poplar|Chestnut|Clarence"
      + "|Windsor|Newport|Abbey|Priory|Kennet|Cherwell|Thames|Farm|Spring|Grove|Hill|Cross|Mount"
      + "|Beech|Elm|Oak|Ash|Cedar|Hawthorn|Kestrel|Swallow|Heron")
  private static let kinds = words("Road|Street|Close|Avenue|Lane|Drive|Way|Crescent|Court|Gardens")
  private static let premises: [[[UInt8]]] = [
    words("Nightclub|Pub|Bus/Coach Station|Theatre/Concert Hall|Parking Area|Police Station"),
    words(
      "Supermarket|Shopping Area|Petrol Station|Parking Area|Further/Higher Educational Building"),
    words("Parking Area|Sports/Recreation Area|Pedestrian Subway|Park/Open Space|Hospital"),
  ]

  private static func words(_ list: String) -> [[UInt8]] {
    list.split(separator: "|").map { Array($0.utf8) }
  }

  /// Appends `On or near …`: the same words for the same point.
  static func appendLocation(
    at point: SamplePlaces.Point, isHot: Bool, ground: SampleGround, to bytes: inout [UInt8]
  ) {
    let bits = SampleRandom.mixed(UInt64(truncatingIfNeeded: point.easting << 20 | point.northing))
    bytes += onOrNear
    if isHot, bits & 1 == 0 {
      let choices = premises[ground.rawValue]
      bytes += choices[Int((bits >> 8) % UInt64(choices.count))]
    } else {
      bytes += names[Int((bits >> 8) % UInt64(names.count))]
      bytes.append(0x20)
      bytes += kinds[Int((bits >> 32) % UInt64(kinds.count))]
    }
  }

  private static let onOrNear = Array("On or near ".utf8)
  private static let elsewhere = Array(
    #"E01015404,"Bournemouth, Christchurch and Poole 036E""#.utf8)

  /// Appends the LSOA's code, a comma and its name: one pair for each square of 800 m.
  ///
  /// - Parameter isElsewhere: Writes an area of another force, whose name holds a comma and is
  ///   therefore quoted, as happens in the published files.
  static func appendArea(
    at point: SamplePlaces.Point, town: SampleTown, isElsewhere: Bool, to bytes: inout [UInt8]
  ) {
    if isElsewhere {
      bytes += elsewhere
      return
    }
    let square = point.easting / 800 << 12 | point.northing / 800
    let index = Int(SampleRandom.mixed(UInt64(truncatingIfNeeded: square)) % 75)
    bytes.append(0x45)
    bytes.append(0x30)
    bytes.appendDecimal(town.firstLSOA + index)
    bytes.appendComma()
    bytes += Array(town.district.utf8)
    bytes.append(0x20)
    bytes.append(0x30)
    bytes.appendTwoDigits(1 + index / 5)
    bytes.append(0x41 + UInt8(truncatingIfNeeded: index % 5))
  }
}
