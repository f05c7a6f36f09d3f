import Foundation

/// The clock of a place: what must be added to UTC at any moment.
///
/// The changes between 1950 and 2100 are read once from the time zone database, so that a
/// conversion is a search in a short sorted array.
public struct LocalZone: Hashable, Sendable {
  /// The zone's name in the time zone database.
  public let name: String
  private var changes: [Int64] = []
  private var offsets: [Int32] = []

  /// A zone by its name, such as `Europe/London`; nil where the database has no such name.
  public init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.name = name
    var moment = Date(timeIntervalSince1970: -631_152_000)
    offsets = [Int32(zone.secondsFromGMT(for: moment))]
    let last = Date(timeIntervalSince1970: 4_102_444_800)
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next < last,
      next > moment
    {
      changes.append(Int64(next.timeIntervalSince1970.rounded()))
      offsets.append(Int32(zone.secondsFromGMT(for: next.addingTimeInterval(1))))
      moment = next
    }
  }

  private init(fixed name: String) {
    self.name = name
    offsets = [0]
  }

  /// Coordinated universal time.
  public static let utc = LocalZone(fixed: "UTC")

  /// The zone of the police forces of England and Wales.
  public static let london = LocalZone("Europe/London") ?? .utc

  /// Seconds to add to a moment given in seconds since 1970.
  package func offset(atUTC seconds: Int64) -> Int32 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return offsets[low]
  }
}
