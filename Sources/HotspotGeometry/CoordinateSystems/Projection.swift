public import DelimitedText
internal import ParallelWork

/// How to cross between OSGB36, the datum of the national grid, and WGS 84 or ETRS89.
public enum DatumChoice: String, CaseIterable, Sendable {
  /// The seven-parameter Helmert transform EPSG:1314, accurate to 2 m; what data.police.uk uses.
  case helmert
  /// Ordnance Survey's grid of shifts, accurate to better than 1 m; its file must be installed.
  case ostn15
  /// OSTN15 where its grid is installed, else Helmert.
  case auto
}

/// A way from the coordinates of one system to those of another, chosen once and said aloud.
///
/// x comes before y and longitude before latitude, whatever the systems' definitions say. Nothing
/// is fetched from the network. Operations that would ignore a difference of datums are refused.
public struct Projection: Hashable, Sendable {
  /// The system of the coordinates that go in.
  public let source: CoordinateSystem
  /// The system of the coordinates that come out.
  public let target: CoordinateSystem
  /// The name of the operation, as its registry has it.
  public let operation: String
  /// The stated accuracy in metres, or nil where it is not known.
  public let accuracyInMetres: Double?
  /// The operation as a PROJ pipeline, which repeats it anywhere.
  public let pipeline: String
  /// How OSGB36 was reached or left: `helmert` or `ostn15`; nil where it was not.
  public let datum: DatumChoice?
  /// Whether coordinates that come out are rounded to whole units, which recovers the points of
  /// data.police.uk; of no effect where they are degrees.
  public let roundsToMetre: Bool

  private let gridFolder: String?

  /// The file that OSTN15 needs.
  public static let gridName = "uk_os_OSTN15_NTv2_OSGBtoETRS.tif"

  /// Chooses the operation between two systems.
  ///
  /// `grid` is the path of OSTN15's file, or of its folder, where it is not among PROJ's own
  /// files. Between systems that do not cross to or from OSGB36, `helmert` and `auto` take the
  /// best operation that needs no grid.
  public init(
    from source: CoordinateSystem, to target: CoordinateSystem, datum: DatumChoice = .auto,
    roundsToMetre: Bool = false, grid: String? = nil
  ) throws(HotspotError) {
    self.source = source
    self.target = target
    self.roundsToMetre = roundsToMetre && !target.isGeographic
    gridFolder = try grid.map(Self.folder(ofGrid:))
    let way: Way
    if source.isEquivalent(to: target) {
      way = Way(name: "none: the systems are the same", accuracy: 0, pipeline: Self.nothing)
    } else {
      way = try Self.way(from: source, to: target, datum: datum, gridFolder: gridFolder)
    }
    operation = way.name
    accuracyInMetres = way.accuracy
    pipeline = way.pipeline
    self.datum = way.datum
  }

  static let nothing = "+proj=noop"

  /// Whether coordinates come out as they go in.
  public var isIdentity: Bool { pipeline == Self.nothing && !roundsToMetre }

  /// Projects points in place, on up to `threads` threads, and returns how many failed: they are
  /// not finite, or off the projection, and become NaN.
  ///
  /// Cost: about 0.25 µs a point and thread. Points are independent, so the threads do not show.
  @discardableResult
  public func transform(
    x: inout [Double], y: inout [Double], threads: Int
  ) throws(HotspotError) -> Int {
    precondition(x.count == y.count, "Points need as many x as y.")
    if isIdentity { return x.indices.count { !(x[$0].isFinite && y[$0].isFinite) } }
    let count = x.count
    let size = max(4_096, (count + max(1, threads) - 1) / max(1, threads))
    let parts = (count + size - 1) / size
    let (givenX, givenY) = (x, y)
    let results = ParallelWork.map(count: parts, threads: threads) { part in
      let range = part * size..<min(count, (part + 1) * size)
      return transformed(x: Array(givenX[range]), y: Array(givenY[range]))
    }
    var failed = 0
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    for result in results {
      let part = try result.get()
      x += part.x
      y += part.y
      failed += part.failed
    }
    return failed
  }

  private struct Part: Sendable {
    var x: [Double]
    var y: [Double]
    var failed = 0
  }

  private func transformed(x: [Double], y: [Double]) -> Result<Part, HotspotError> {
    var part = Part(x: x, y: y)
    do throws(HotspotError) {
      let context = try PROJContext(gridFolder: gridFolder)
      guard let object = context.object(pipeline) else {
        throw HotspotError(
          .noProjection, "The projection \(operation) cannot be used\(context.said()).")
      }
      part.failed = object.transform(x: &part.x, y: &part.y)
    } catch {
      return .failure(error)
    }
    if roundsToMetre {
      for place in part.x.indices {
        part.x[place].round()
        part.y[place].round()
      }
    }
    return .success(part)
  }

  /// Projects one point, or gives nil where it cannot be.
  public func transform(x: Double, y: Double) throws(HotspotError) -> (x: Double, y: Double)? {
    var (xs, ys) = ([x], [y])
    return try transform(x: &xs, y: &ys, threads: 1) == 0 ? (xs[0], ys[0]) : nil
  }

  /// Projects the positions of a figure; fails where one of them cannot be.
  ///
  /// Lines between positions stay straight, which is right for edges far shorter than the bend of
  /// the projection.
  public func transform(_ figure: Geometry) throws(HotspotError) -> Geometry {
    var x: [Double] = []
    var y: [Double] = []
    for at in stride(from: 0, to: figure.coordinates.count, by: 2) {
      x.append(figure.coordinates[at])
      y.append(figure.coordinates[at + 1])
    }
    guard try transform(x: &x, y: &y, threads: 1) == 0 else {
      throw HotspotError(
        .operationFailed,
        "Some positions of the figure cannot be projected from \(source.name) to \(target.name)."
          + " Check that its coordinate system is stated rightly.")
    }
    var place = -1
    return figure.mapPositions { _, _ in
      place += 1
      return (x[place], y[place])
    }
  }

  /// The folder of OSTN15's file, given the folder or the file.
  private static func folder(ofGrid path: String) throws(HotspotError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, last.contains(".") && last.lowercased().hasSuffix(".tif") else {
      return path
    }
    guard last == gridName else {
      throw HotspotError(
        .noProjection, "The grid \(path) is not known. Its file must be called \(gridName).")
    }
    return parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
  }
}
