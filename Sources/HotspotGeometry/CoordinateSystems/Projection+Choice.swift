internal import DelimitedText

extension Projection {
  /// An operation that was chosen.
  struct Way {
    var name: String
    var accuracy: Double?
    var pipeline: String
    var datum: DatumChoice?
  }

  /// Chooses among the registry's operations.
  static func way(
    from source: CoordinateSystem, to target: CoordinateSystem, datum: DatumChoice,
    gridFolder: String?
  ) throws(HotspotError) -> Way {
    let context = try PROJContext(gridFolder: gridFolder)
    let candidates = try operations(from: source, to: target, in: context)
    let crossesOSGB36 = candidates.contains { $0.name.contains("OSGB36 to ") }
    guard crossesOSGB36 else {
      if datum == .ostn15 {
        throw HotspotError(
          .noProjection,
          "OSTN15 leads between OSGB36 and WGS 84 or ETRS89, and not from \(source.name) to"
            + " \(target.name). Leave the datum out.")
      }
      return try bestWithoutGrid(candidates, from: source, to: target)
    }
    if datum != .helmert {
      let needing = candidates.filter { candidate in
        candidate.grids.contains { $0.name == gridName }
      }
      let usable = needing.first { !$0.isBallpark && $0.grids.allSatisfy(\.isHere) }
      if let usable { return try way(usable, datum: .ostn15) }
      if datum == .ostn15 {
        throw HotspotError(
          .noProjection,
          "The OSTN15 grid is not installed. Download https://cdn.proj.org/\(gridName) and name it"
            + " with \(Setting.datumGrid) FILE, or use \(Setting.datum) helmert, accurate to 2 m.")
      }
    }
    let helmert = candidates.first {
      $0.name.contains("OSGB36 to WGS 84 (6)") && $0.grids.isEmpty
    }
    if let helmert { return try way(helmert, datum: .helmert) }
    return try helmertThroughWGS84(from: source, to: target)
  }

  /// ETRS89 and others whose only registered way to OSGB36 is a grid go through WGS 84.
  private static func helmertThroughWGS84(
    from source: CoordinateSystem, to target: CoordinateSystem
  ) throws(HotspotError) -> Way {
    guard !source.isEquivalent(to: .wgs84), !target.isEquivalent(to: .wgs84) else {
      throw none(from: source, to: target, "the registry lacks EPSG:1314")
    }
    let first = try way(from: source, to: .wgs84, datum: .helmert, gridFolder: nil)
    let second = try way(from: .wgs84, to: target, datum: .helmert, gridFolder: nil)
    let accuracy = first.accuracy.flatMap { one in second.accuracy.map { one + $0 } }
    return Way(
      name: "\(first.name) + \(second.name)", accuracy: accuracy,
      pipeline: "+proj=pipeline \(steps(first.pipeline)) \(steps(second.pipeline))",
      datum: .helmert)
  }

  /// A pipeline without its head, or a single operation as one step.
  private static func steps(_ pipeline: String) -> String {
    let head = "+proj=pipeline "
    return pipeline.hasPrefix(head) ? String(pipeline.dropFirst(head.count)) : "+step \(pipeline)"
  }

  private static func operations(
    from source: CoordinateSystem, to target: CoordinateSystem, in context: PROJContext
  ) throws(HotspotError) -> [PROJObject] {
    guard let one = context.object(source.authorityCode ?? source.wkt),
      let other = context.object(target.authorityCode ?? target.wkt)
    else {
      throw none(from: source, to: target, "one of them cannot be read\(context.said())")
    }
    return try context.operations(from: one, to: other)
  }

  private static func bestWithoutGrid(
    _ candidates: [PROJObject], from source: CoordinateSystem, to target: CoordinateSystem
  ) throws(HotspotError) -> Way {
    if let best = candidates.first(where: { !$0.isBallpark && $0.grids.isEmpty }) {
      return try way(best, datum: nil)
    }
    let grids = candidates.flatMap { $0.grids.map(\.name) }.filter { !$0.isEmpty }
    throw none(
      from: source, to: target,
      candidates.isEmpty
        ? "the registry has no operation between them"
        : grids.isEmpty
          ? "the only operation ignores the difference of their datums"
          : "it needs the grid \(grids[0])")
  }

  private static func way(_ object: PROJObject, datum: DatumChoice?) throws(HotspotError) -> Way {
    guard let pipeline = object.pipeline else {
      throw HotspotError(
        .noProjection,
        "The operation \(object.name) cannot be carried out\(object.context.said()).")
    }
    return Way(
      name: object.name, accuracy: object.accuracy, pipeline: pipeline, datum: datum)
  }

  private static func none(
    from source: CoordinateSystem, to target: CoordinateSystem, _ why: String
  ) -> HotspotError {
    HotspotError(
      .noProjection,
      "There is no projection from \(source.name) to \(target.name): \(why). State another"
        + " coordinate system.")
  }
}
