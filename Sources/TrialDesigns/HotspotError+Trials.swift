public import DelimitedText

extension HotspotError.Fault {
  /// The trial is in another state: allocated already, not released yet.
  public static let state = Self("state", exitStatus: 65)
  /// A seeded search gave up. It does not mean that there is no solution.
  public static let notFound = Self("not found", exitStatus: 65)
  /// The trial file is damaged, or is none.
  public static let damaged = Self("damaged", exitStatus: 65)
}
