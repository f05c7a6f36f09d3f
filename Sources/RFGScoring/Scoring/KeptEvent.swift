/// One offence row of one person that passed the filters on date, role and status: 24 bytes.
struct KeptEvent: Sendable {
  /// A hash of the event identifier; 0 where there is none.
  var event: UInt64
  /// The person's place in the partition.
  var person: UInt32
  /// The day since 1970-01-01.
  var date: Int32
  /// The offence's number in the scorer's register.
  var offence: UInt16
  /// The area's number in the scorer's register.
  var area: UInt16
  /// Two bits for each definition of the model: its membership.
  var memberships: UInt16
  /// The role's number in the scorer's register; `noNumber` where the file has no role column.
  var role: UInt16

  /// Stands for no value in every register, and stays itself when registers are merged.
  static let noNumber: UInt16 = 65_535

  func membership(_ definition: Int) -> UInt16 {
    (memberships >> (2 * UInt16(definition))) & 3
  }
}
