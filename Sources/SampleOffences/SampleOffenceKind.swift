/// A kind of offending: who is involved, where and when.
enum SampleOffenceKind: Int, CaseIterable, Sendable {
  case violence, harassment, sexual, robbery, burglaryHome, burglaryOther, vehicle, shoplifting
  case bicycle, personTheft, theft, damage, drugs, weapons, publicOrder, other
  case domesticIncident, missing, antisocial
}

/// The specialism of a persistent offender.
enum SampleSpecialism: Int, CaseIterable, Sendable {
  case violence, domestic, acquisitive, drugs, sexual
}

/// Which places of a town a kind of offending favours.
enum SampleGround: Int, CaseIterable, Sendable {
  case nightlife, retail, estate
}

/// What one kind of offending looks like; shares are per mille.
struct SampleOffenceProfile: Sendable {
  /// Events with a named suspect.
  var named: Int
  /// Events without one that still carry a row for an unknown suspect.
  var unnamed: Int
  /// Events with a known victim.
  var victim: Int
  /// Events with a witness's row.
  var witness: Int
  /// Events inside a family or partnership.
  var domestic: Int
  /// Events in a micro-hotspot.
  var hot: Int
  var ground: SampleGround
  var specialism: SampleSpecialism
  var clock: SampleClock
  /// Whether few people account for most of it.
  var isGrave = false
  /// Words for the place type, the likeliest first.
  var places: [[UInt8]]
  /// The crime type of data.police.uk.
  var crimeType: [UInt8]

  init(
    named: Int, unnamed: Int, victim: Int, witness: Int, domestic: Int = 0, hot: Int,
    _ ground: SampleGround, _ specialism: SampleSpecialism, _ clock: SampleClock,
    places: String, crimeType: String
  ) {
    self.named = named
    self.unnamed = unnamed
    self.victim = victim
    self.witness = witness
    self.domestic = domestic
    self.hot = hot
    self.ground = ground
    self.specialism = specialism
    self.clock = clock
    self.places = places.split(separator: " ").map { Array($0.utf8) }
    self.crimeType = Array(crimeType.utf8)
  }
}

extension SampleOffenceKind {
  /// How this kind of offending looks in the synthetic force.
  var profile: SampleOffenceProfile {
    switch self {
    case .violence:
      return SampleOffenceProfile(
        named: 880, unnamed: 300, victim: 700, witness: 60, domestic: 360, hot: 520, .nightlife,
        .violence, .night, places: "street pub street park school club home shop",
        crimeType: "Violence and sexual offences")
    case .harassment:
      return SampleOffenceProfile(
        named: 820, unnamed: 150, victim: 700, witness: 10, domestic: 330, hot: 80, .estate,
        .domestic, .waking, places: "home home home street work school",
        crimeType: "Violence and sexual offences")
    case .sexual:
      return SampleOffenceProfile(
        named: 820, unnamed: 250, victim: 750, witness: 10, domestic: 170, hot: 200, .nightlife,
        .sexual, .night, places: "home home street park club school",
        crimeType: "Violence and sexual offences")
    case .robbery:
      return SampleOffenceProfile(
        named: 560, unnamed: 600, victim: 700, witness: 50, hot: 560, .nightlife, .violence,
        .evening, places: "street street park shop bus", crimeType: "Robbery")
    case .burglaryHome:
      return SampleOffenceProfile(
        named: 320, unnamed: 120, victim: 780, witness: 20, domestic: 10, hot: 150, .estate,
        .acquisitive, .burglary, places: "home home home shed", crimeType: "Burglary")
    case .burglaryOther:
      return SampleOffenceProfile(
        named: 420, unnamed: 200, victim: 500, witness: 20, hot: 350, .retail, .acquisitive,
        .smallHours, places: "shop work shed school pub", crimeType: "Burglary")
    case .vehicle:
      return SampleOffenceProfile(
        named: 240, unnamed: 80, victim: 820, witness: 20, hot: 250, .estate, .acquisitive,
        .smallHours, places: "street street park home", crimeType: "Vehicle crime")
    case .shoplifting:
      return SampleOffenceProfile(
        named: 860, unnamed: 1000, victim: 0, witness: 20, hot: 850, .retail, .acquisitive,
        .shopping, places: "shop", crimeType: "Shoplifting")
    case .bicycle:
      return SampleOffenceProfile(
        named: 160, unnamed: 80, victim: 880, witness: 10, hot: 600, .retail, .acquisitive,
        .shopping, places: "street station street school work", crimeType: "Bicycle theft")
    case .personTheft:
      return SampleOffenceProfile(
        named: 220, unnamed: 130, victim: 850, witness: 20, hot: 720, .nightlife, .acquisitive,
        .evening, places: "street pub club shop bus", crimeType: "Theft from the person")
    case .theft:
      return SampleOffenceProfile(
        named: 400, unnamed: 100, victim: 680, witness: 20, domestic: 20, hot: 400, .retail,
        .acquisitive, .waking, places: "street shop work home school", crimeType: "Other theft")
    case .damage:
      return SampleOffenceProfile(
        named: 520, unnamed: 120, victim: 640, witness: 40, domestic: 130, hot: 250, .estate,
        .violence, .evening, places: "street home street park shop",
        crimeType: "Criminal damage and arson")
    case .drugs:
      return SampleOffenceProfile(
        named: 960, unnamed: 1000, victim: 0, witness: 10, hot: 520, .nightlife, .drugs, .evening,
        places: "street park street home club", crimeType: "Drugs")
    case .weapons:
      return SampleOffenceProfile(
        named: 930, unnamed: 1000, victim: 0, witness: 20, hot: 480, .nightlife, .drugs, .evening,
        places: "street street park home school", crimeType: "Possession of weapons")
    case .publicOrder:
      return SampleOffenceProfile(
        named: 760, unnamed: 250, victim: 500, witness: 60, domestic: 60, hot: 560, .nightlife,
        .violence, .night, places: "street pub shop home park", crimeType: "Public order")
    case .other:
      return SampleOffenceProfile(
        named: 860, unnamed: 300, victim: 250, witness: 40, domestic: 60, hot: 150, .retail,
        .violence, .waking, places: "home street work school", crimeType: "Other crime")
    case .domesticIncident:
      return SampleOffenceProfile(
        named: 950, unnamed: 100, victim: 600, witness: 10, domestic: 1000, hot: 40, .estate,
        .domestic, .home, places: "home home home street",
        crimeType: "Violence and sexual offences")
    case .missing:
      return SampleOffenceProfile(
        named: 0, unnamed: 0, victim: 0, witness: 0, hot: 150, .estate, .drugs, .evening,
        places: "home home school street", crimeType: "Other crime")
    case .antisocial:
      return SampleOffenceProfile(
        named: 0, unnamed: 0, victim: 0, witness: 0, hot: 450, .nightlife, .violence, .evening,
        places: "street", crimeType: "Anti-social behaviour")
    }
  }

  /// Whether few people account for most of it: the harmful kinds are the most concentrated.
  var isGrave: Bool {
    switch self {
    case .sexual, .robbery, .burglaryHome, .burglaryOther, .violence: return true
    default: return false
    }
  }

  /// Whether the report tends to follow long after the event.
  var isReportedLate: Bool { self == .sexual }
}
