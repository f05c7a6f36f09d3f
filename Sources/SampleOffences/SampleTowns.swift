/// A town of the Thames Valley, where synthetic offences cluster.
struct SampleTown: Sendable {
  /// The name in LSOA names: the district of 2018.
  var district: String
  /// The local policing area, in short.
  var area: String
  /// The town centre, British National Grid metres.
  var easting: Int
  var northing: Int
  /// How far the built-up area reaches from the centre, metres.
  var radius: Int
  /// How much crime is recorded there, against the other towns.
  var weight: Int
  /// First LSOA number of the district.
  var firstLSOA: Int
}

extension SampleTown {
  private static func town(
    _ district: String, _ area: String, _ easting: Int, _ northing: Int, radius: Int, weight: Int,
    firstLSOA: Int
  ) -> SampleTown {
    SampleTown(
      district: district, area: area, easting: easting, northing: northing, radius: radius,
      weight: weight, firstLSOA: firstLSOA)
  }

  /// The towns, at their real centres, weighted by recorded crime near them in June 2018.
  ///
  /// Source of the weights: data.police.uk, Thames Valley street file, Open Government Licence v3.
  static let all: [SampleTown] = [
    // Oxford
    town("Oxford", "Oxford", 451_300, 206_200, radius: 2600, weight: 1500, firstLSOA: 1_028_513),
    // Reading, and Woodley
    town("Reading", "Reading", 471_500, 173_350, radius: 2800, weight: 1700, firstLSOA: 1_016_353),
    town("Wokingham", "B&W", 477_000, 173_500, radius: 1500, weight: 260, firstLSOA: 1_016_610),
    // Slough
    town("Slough", "Slough", 497_800, 179_950, radius: 2400, weight: 1600, firstLSOA: 1_016_444),
    // Milton Keynes, Bletchley, Wolverton
    town("Milton Keynes", "MK", 485_250, 238_850, radius: 3200, weight: 1500, firstLSOA: 1_016_710),
    town("Milton Keynes", "MK", 487_150, 233_650, radius: 1600, weight: 560, firstLSOA: 1_016_710),
    town("Milton Keynes", "MK", 481_800, 241_000, radius: 1300, weight: 350, firstLSOA: 1_016_710),
    // Aylesbury, Buckingham
    town(
      "Aylesbury Vale", "Bucks", 481_950, 213_850, radius: 2100, weight: 820, firstLSOA: 1_017_627),
    town(
      "Aylesbury Vale", "Bucks", 469_650, 233_950, radius: 1100, weight: 120, firstLSOA: 1_017_627),
    // High Wycombe, Marlow, Beaconsfield, Amersham, Chesham
    town("Wycombe", "Bucks", 486_500, 193_050, radius: 2500, weight: 830, firstLSOA: 1_017_836),
    town("Wycombe", "Bucks", 484_900, 186_550, radius: 1000, weight: 150, firstLSOA: 1_017_836),
    town("South Bucks", "Bucks", 494_500, 190_450, radius: 1400, weight: 330, firstLSOA: 1_017_796),
    town("Chiltern", "Bucks", 496_250, 198_150, radius: 1300, weight: 200, firstLSOA: 1_017_739),
    town("Chiltern", "Bucks", 495_900, 201_700, radius: 1200, weight: 200, firstLSOA: 1_017_739),
    // Banbury, Bicester, Kidlington, Witney
    town("Cherwell", "N Oxon", 445_500, 240_600, radius: 1900, weight: 560, firstLSOA: 1_028_422),
    town("Cherwell", "N Oxon", 458_400, 222_450, radius: 1500, weight: 320, firstLSOA: 1_028_422),
    town("Cherwell", "N Oxon", 449_000, 213_950, radius: 1100, weight: 140, firstLSOA: 1_028_422),
    town(
      "West Oxfordshire", "N Oxon", 435_600, 209_700, radius: 1500, weight: 360,
      firstLSOA: 1_028_762),
    // Bracknell, Wokingham
    town(
      "Bracknell Forest", "B&W", 487_100, 169_200, radius: 2200, weight: 640, firstLSOA: 1_016_180
    ),
    town("Wokingham", "B&W", 481_200, 168_600, radius: 1500, weight: 330, firstLSOA: 1_016_610),
    // Maidenhead, Windsor
    town(
      "Windsor and Maidenhead", "W&M", 488_850, 181_150, radius: 1800, weight: 500,
      firstLSOA: 1_016_522),
    town(
      "Windsor and Maidenhead", "W&M", 496_650, 176_850, radius: 1400, weight: 470,
      firstLSOA: 1_016_522),
    // Newbury, Thatcham
    town(
      "West Berkshire", "W Berks", 447_150, 167_150, radius: 1700, weight: 480, firstLSOA: 1_016_254
    ),
    town(
      "West Berkshire", "W Berks", 451_700, 167_300, radius: 1200, weight: 200, firstLSOA: 1_016_254
    ),
    // Didcot, Abingdon, Wantage, Thame, Henley
    town(
      "South Oxfordshire", "S Oxon", 452_600, 190_000, radius: 1400, weight: 240,
      firstLSOA: 1_028_598),
    town(
      "South Oxfordshire", "S Oxon", 470_600, 205_900, radius: 1000, weight: 130,
      firstLSOA: 1_028_598),
    town(
      "South Oxfordshire", "S Oxon", 476_050, 182_650, radius: 1000, weight: 150,
      firstLSOA: 1_028_598),
    town(
      "Vale of White Horse", "S Oxon", 449_700, 197_100, radius: 1500, weight: 290,
      firstLSOA: 1_028_688),
    town(
      "Vale of White Horse", "S Oxon", 439_850, 187_950, radius: 1000, weight: 140,
      firstLSOA: 1_028_688),
  ]
}
