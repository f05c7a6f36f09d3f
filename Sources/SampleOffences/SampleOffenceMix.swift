/// A recorded-crime code with how often it is recorded.
struct SampleOffence: Sendable {
  /// The recorded-crime code, as bytes.
  var code: [UInt8]
  /// How often it is recorded, against the others.
  var count: Int
  /// What kind of offending it is.
  var kind: SampleOffenceKind
  /// Offences with a bladed article, per mille; nil where the flag is left unknown.
  var bladed: Int?
  /// Whether the code is too coarse to tell actual from grievous bodily harm.
  var isCoarse: Bool
}

extension SampleOffence {
  /// Recorded offences of England and Wales, less fraud, which has no place and no local suspect.
  ///
  /// Source of the counts: Home Office, recorded crime open data, year ending March 2018, Open
  /// Government Licence v3. Homicide stands under `1`. The last two are not crimes: non-crime
  /// domestic incidents and missing-person reports, sized to under one row in a
  /// hundred, which have no weight in the severity score.
  static let mix: [SampleOffence] =
    [
      ("8N", 467_643, .violence, 35), ("8P", 3257, .violence, 20), ("8S", 8157, .violence, 8),
      ("5D", 29_701, .violence, 280), ("5E", 2816, .violence, 150), ("1", 728, .violence, 350),
      ("2", 1347, .violence, 450), ("3A", 63, .violence, 100), ("3B", 26_727, .violence, 110),
      ("104", 18_138, .violence, 3), ("105A", 509_372, .violence, 3),
      ("105B", 7394, .violence, 3), ("36", 4528, .violence, 90), ("13", 1189, .violence, 5),
      ("106", 3393, .other, 5), ("11A", 15_749, .other, 1), ("4.4", 554, .other, 0),
      ("4.6", 31, .other, 0), ("4.7", 36, .other, 0), ("4.8", 133, .other, 0),
      ("8L", 124_393, .harassment, 2), ("8M", 1882, .harassment, 2),
      ("8Q", 10_296, .harassment, 4), ("8R", 159_377, .harassment, 0),
      ("19C", 35_333, .sexual, 12), ("19D", 7524, .sexual, 8), ("19E", 5360, .sexual, 2),
      ("19F", 2439, .sexual, 8), ("19G", 885, .sexual, 5), ("19H", 2504, .sexual, 2),
      ("17A", 5408, .sexual, 3), ("17B", 3821, .sexual, 1), ("20A", 36_930, .sexual, 3),
      ("20B", 9646, .sexual, 1), ("21", 8562, .sexual, 0), ("22A", 787, .sexual, 2),
      ("22B", 14_544, .sexual, 1), ("23", 893, .sexual, 0), ("70", 265, .sexual, 0),
      ("71", 1206, .sexual, 0), ("73", 290, .sexual, 0), ("88A", 4444, .sexual, 0),
      ("88C", 518, .sexual, 0), ("88E", 9726, .sexual, 0), ("86", 22_949, .other, nil),
      ("34A", 7635, .robbery, 280), ("34B", 69_469, .robbery, 220),
      ("28E", 249_296, .burglaryHome, 2), ("28F", 53_976, .burglaryHome, 1),
      ("28G", 2936, .burglaryHome, 1), ("28H", 381, .burglaryHome, 1),
      ("29A", 3206, .burglaryHome, 200), ("30C", 109_382, .burglaryOther, 2),
      ("30D", 18_102, .burglaryOther, 1), ("31A", 370, .burglaryOther, 200),
      ("45", 280_121, .vehicle, nil), ("48", 106_226, .vehicle, nil),
      ("126", 65_000, .vehicle, nil), ("37.2", 5797, .vehicle, nil),
      ("46", 382_203, .shoplifting, nil), ("44", 100_050, .bicycle, nil),
      ("39", 99_573, .personTheft, nil), ("49", 365_732, .theft, nil),
      ("49A", 86_432, .theft, nil), ("40", 53_788, .theft, nil), ("41", 10_466, .theft, nil),
      ("42", 2604, .theft, nil), ("43", 2073, .theft, nil), ("47", 4617, .theft, nil),
      ("35", 8322, .other, nil), ("54", 3740, .other, nil), ("33", 2700, .other, nil),
      ("58A", 141_937, .damage, nil), ("58B", 53_631, .damage, nil),
      ("58C", 232_840, .damage, nil), ("58D", 132_955, .damage, nil),
      ("58J", 2329, .damage, nil), ("56A", 4127, .damage, nil), ("56B", 22_736, .damage, nil),
      ("59", 26_984, .damage, nil), ("92A", 26_574, .drugs, nil), ("92C", 821, .drugs, nil),
      ("92D", 27_031, .drugs, nil), ("92E", 82_050, .drugs, nil), ("10A", 2346, .weapons, 0),
      ("10B", 3743, .weapons, 0), ("10C", 13_394, .weapons, 90), ("10D", 18_286, .weapons, 960),
      ("81", 983, .weapons, 0), ("9A", 285_764, .publicOrder, 5),
      ("9B", 41_232, .publicOrder, 4), ("66", 57_731, .publicOrder, 6),
      ("62A", 1666, .publicOrder, 120), ("79", 7153, .other, nil), ("80", 792, .other, nil),
      ("802", 5204, .other, nil), ("814", 762, .other, nil), ("61", 5689, .other, nil),
      ("61A", 851, .other, nil), ("38", 1936, .other, nil), ("69", 4472, .other, nil),
      ("99", 6218, .other, nil), ("24", 236, .other, nil), ("27", 400, .other, nil),
      ("67", 119, .other, nil), ("NC-DA", 22_000, .domesticIncident, nil),
      ("MISSING", 23_000, .missing, nil),
    ].map(SampleOffence.init)

  private init(_ entry: (code: String, count: Int, kind: SampleOffenceKind, bladed: Int?)) {
    self.init(
      code: Array(entry.code.utf8), count: entry.count, kind: entry.kind, bladed: entry.bladed,
      isCoarse: entry.code == "8N" || entry.code == "8P")
  }
}

extension SampleOffence {
  /// The mix of a data.police.uk street file: crimes, and one record in five anti-social behaviour.
  static let streetMix: [SampleOffence] = {
    let crimes = mix.filter { $0.kind != .domesticIncident && $0.kind != .missing }
    let total = crimes.reduce(0) { $0 + $1.count }
    let antisocial = SampleOffence(
      code: [], count: total / 4, kind: .antisocial, bladed: nil, isCoarse: false)
    return crimes + [antisocial]
  }()
}
