/// Rows of the generic layout in the making.
///
/// The columns that the rows of one event share are written once and copied.
struct SamplePage {
  /// The rows so far.
  var bytes: [UInt8] = []
  /// Where the last row starts.
  private(set) var rowStart = 0
  /// Where the row before it starts; nil while there is none.
  private(set) var previousStart: Int?
  /// `event_id,`
  private var head: [UInt8] = []
  /// `occurred_at` to `place_type`, each with its comma.
  private var middle: [UInt8] = []
  /// The two flags and the line end.
  private var tail: [UInt8] = []

  static let suspect = Array("suspect,".utf8)
  static let offender = Array("offender,".utf8)
  static let victim = Array("victim,".utf8)
  static let witness = Array("witness,".utf8)
  static let missing = Array("missing,".utf8)
  static let home = Array("home".utf8)
  private static let actualHarm = Array("008/06".utf8)
  private static let grievousHarm = Array("008/01".utf8)

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    head.reserveCapacity(32)
    middle.reserveCapacity(128)
    tail.reserveCapacity(16)
  }

  /// Starts an event with its id.
  @inline(__always)
  mutating func beginEvent(number: Int) {
    head.removeAll(keepingCapacity: true)
    middle.removeAll(keepingCapacity: true)
    tail.removeAll(keepingCapacity: true)
    head.append(0x45)
    head.appendBase32(number)
    head.appendComma()
  }

  /// Writes `occurred_at` and `reported_at`.
  @inline(__always)
  mutating func writeMoment(
    _ calendar: borrowing SampleCalendar, moment: (day: Int, hour: Int, minute: Int),
    reported: Int
  ) {
    calendar.append(day: moment.day, to: &middle)
    middle.append(0x20)
    middle.appendTwoDigits(moment.hour)
    middle.append(0x3A)
    middle.appendTwoDigits(moment.minute)
    middle.appendComma()
    calendar.append(day: reported, to: &middle)
    middle.appendComma()
  }

  /// Writes `offence_code` and `offence_class`.
  @inline(__always)
  mutating func write(offence: borrowing SampleOffence, isGrievous: Bool) {
    middle += offence.code
    middle.appendComma()
    if offence.isCoarse { middle += isGrievous ? SamplePage.grievousHarm : SamplePage.actualHarm }
    middle.appendComma()
  }

  /// Writes `easting`, `northing` and `area`.
  @inline(__always)
  mutating func write(_ point: SamplePlaces.Point, isKnown: Bool, area: [UInt8]) {
    if isKnown { middle.appendSixDigits(point.easting) }
    middle.appendComma()
    if isKnown { middle.appendSixDigits(point.northing) }
    middle.appendComma()
    middle += area
    middle.appendComma()
  }

  /// Writes `place_type`.
  @inline(__always)
  mutating func write(place: [UInt8]) {
    middle += place
    middle.appendComma()
  }

  /// Writes `bladed_article`, `firearm` and `domestic`; nil is unknown.
  @inline(__always)
  mutating func writeFlags(bladed: Bool?, firearm: Bool?, domestic: Bool?) {
    if let bladed { tail.append(bladed ? 0x79 : 0x6E) }
    tail.appendComma()
    if let firearm { tail.append(firearm ? 0x79 : 0x6E) }
    tail.appendComma()
    if let domestic { tail.append(domestic ? 0x79 : 0x6E) }
    tail.append(0x0A)
  }

  /// Writes one person's row of the event.
  @inline(__always)
  mutating func writeRow(
    role: [UInt8], person: Int?, victim: Int?, age: Int?, _ people: borrowing SamplePeople
  ) {
    previousStart = bytes.isEmpty ? nil : rowStart
    rowStart = bytes.count
    bytes += head
    if let person { appendPerson(people.printedNumber(of: person)) }
    bytes.appendComma()
    bytes += role
    bytes += middle
    if let victim { appendPerson(people.printedNumber(of: victim)) }
    bytes.appendComma()
    if let age { bytes.appendDecimal(age) }
    bytes.appendComma()
    bytes += tail
  }

  @inline(__always)
  private mutating func appendPerson(_ number: Int) {
    bytes.append(0x50)
    bytes.appendBase32(number)
  }
}
