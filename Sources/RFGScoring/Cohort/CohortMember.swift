internal import DelimitedText

/// One scored person; the identifier is kept by the cohort.
struct CohortMember: Sendable {
  var person: UInt32
  var area: UInt16
  var offences: Int32
  var victims: Int32
  var firstDate: Int32
  var lastDate: Int32
  var unweighted: Int32
  /// The gravity axis's raw value.
  var gravity: Double
  /// The rounded composite score in ten-thousandths.
  var score: Int32 = 0
  /// The axes' scores in ten-thousandths.
  var recencyScore: Int32 = 0
  var frequencyScore: Int32 = 0
  var gravityScore: Int32 = 0
  var victimsScore: Int32 = 0

  init(_ person: UInt32, _ totals: PersonTotals) {
    self.person = person
    area = totals.area
    offences = totals.offences
    victims = totals.victims
    firstDate = totals.firstDate
    lastDate = totals.lastDate
    unweighted = totals.unweighted
    gravity = totals.gravity
  }
}

/// A member in its place, with the identifier beside it.
struct RankedMember: Sendable {
  /// How many stand in one chunk of a ranking.
  static let chunkSize = 65_536

  var member: CohortMember
  var key: ByteKey
}
