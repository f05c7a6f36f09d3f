// Safe because each figure owns its handle, frees it once, keeps its context alive and is used by
// one thread only; borrowed parts and buffers do not leave the function that asks for them.

internal import CGEOS
internal import DelimitedText

/// A figure of the library, with the calls that are made on it.
@safe final class GEOSFigure {
  let context: GEOSContext
  private var pointer: OpaquePointer?

  init(_ pointer: OpaquePointer, in context: GEOSContext) {
    unsafe self.pointer = pointer
    self.context = context
  }

  deinit { if let pointer = unsafe pointer { unsafe GEOSGeom_destroy_r(handle, pointer) } }

  /// The handle, given up to whom it is handed.
  func release() -> OpaquePointer? {
    defer { unsafe pointer = nil }
    return unsafe pointer
  }

  private var handle: GEOSContextHandle_t { unsafe context.handle }

  /// The figure as a value; of a collection the parts of the highest dimension.
  func geometry() throws(HotspotError) -> Geometry {
    guard let pointer = unsafe pointer else { throw context.failure("The figure is gone") }
    var parts = FigureParts()
    unsafe try collect(pointer, into: &parts)
    let type = unsafe GEOSGeomTypeId_r(handle, pointer)
    return parts.figure(kind: Geometry.Kind(geos: type))
  }

  private func collect(_ figure: OpaquePointer, into parts: inout FigureParts) throws(HotspotError)
  {
    if unsafe GEOSisEmpty_r(handle, figure) == 1 { return }
    switch unsafe GEOSGeomTypeId_r(handle, figure) {
    case 0:
      let position = unsafe try positions(figure)
      parts.addPoint(x: position[0], y: position[1])
    case 1, 2:
      parts.addLine(unsafe try positions(figure))
    case 3:
      guard let outline = unsafe GEOSGetExteriorRing_r(handle, figure) else {
        throw context.failure("An outline cannot be read")
      }
      parts.addRing(unsafe try positions(outline))
      for hole in 0..<(unsafe GEOSGetNumInteriorRings_r(handle, figure)) {
        guard let ring = unsafe GEOSGetInteriorRingN_r(handle, figure, hole) else {
          throw context.failure("A hole cannot be read")
        }
        parts.addRing(unsafe try positions(ring))
      }
      parts.endPolygon()
    default:
      for place in 0..<(unsafe GEOSGetNumGeometries_r(handle, figure)) {
        guard let part = unsafe GEOSGetGeometryN_r(handle, figure, place) else {
          throw context.failure("A part of the figure cannot be read")
        }
        unsafe try collect(part, into: &parts)
      }
    }
  }

  private func positions(_ figure: OpaquePointer) throws(HotspotError) -> [Double] {
    var size: UInt32 = 0
    guard let sequence = unsafe GEOSGeom_getCoordSeq_r(handle, figure),
      unsafe GEOSCoordSeq_getSize_r(handle, sequence, &size) == 1, size > 0
    else { throw context.failure("Coordinates cannot be read") }
    var isRead = false
    let coordinates = unsafe [Double](unsafeUninitializedCapacity: 2 * Int(size)) { buffer, count in
      isRead = unsafe GEOSCoordSeq_copyToBuffer_r(handle, sequence, buffer.baseAddress, 0, 0) == 1
      count = isRead ? 2 * Int(size) : 0
    }
    guard isRead else { throw context.failure("Coordinates cannot be read") }
    guard coordinates.allSatisfy(\.isFinite) else {
      throw HotspotError(.notAFigure, "A coordinate of the figure is not a number.")
    }
    return coordinates
  }

  // Each call below checks what comes back: nil, or a number that stands for an exception.

  private func truth(_ answer: CChar, _ doing: String) throws(HotspotError) -> Bool {
    guard answer == 0 || answer == 1 else { throw context.failure(doing) }
    return answer == 1
  }

  func contains(_ other: GEOSFigure) throws(HotspotError) -> Bool {
    try truth(
      unsafe GEOSContains_r(handle, pointer, other.pointer), "The figures cannot be compared")
  }

  func intersects(_ other: GEOSFigure) throws(HotspotError) -> Bool {
    try truth(
      unsafe GEOSIntersects_r(handle, pointer, other.pointer), "The figures cannot be compared")
  }

  func distance(_ other: GEOSFigure) throws(HotspotError) -> Double {
    var distance = Double.nan
    guard unsafe GEOSDistance_r(handle, pointer, other.pointer, &distance) == 1 else {
      throw context.failure("The distance cannot be found")
    }
    return distance
  }

  func intersection(_ other: GEOSFigure) throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSIntersection_r(handle, pointer, other.pointer), "The intersection failed")
  }

  func difference(_ other: GEOSFigure) throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSDifference_r(handle, pointer, other.pointer), "The difference failed")
  }

  func dissolved() throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSUnaryUnion_r(handle, pointer), "The union failed")
  }

  func buffer(_ distance: Double, quadrantSegments: Int) throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSBuffer_r(handle, pointer, distance, Int32(clamping: quadrantSegments)),
      "The buffer failed")
  }

  func convexHull() throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSConvexHull_r(handle, pointer), "The convex hull failed")
  }

  func concaveHull(ratio: Double, holes: Bool) throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSConcaveHull_r(handle, pointer, ratio, holes ? 1 : 0), "The concave hull failed")
  }

  func simplified(tolerance: Double) throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSTopologyPreserveSimplify_r(handle, pointer, tolerance),
      "The figure cannot be simplified")
  }

  func centroid() throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSGetCentroid_r(handle, pointer), "The centroid cannot be found")
  }

  func pointInside() throws(HotspotError) -> GEOSFigure {
    unsafe try context.own(
      GEOSPointOnSurface_r(handle, pointer), "No point inside can be found")
  }

  /// Why the figure is invalid and where, or nil where it is valid.
  func invalidity() throws(HotspotError) -> String? {
    if try truth(unsafe GEOSisValid_r(handle, pointer), "Validity cannot be found") { return nil }
    guard let reason = unsafe GEOSisValidReason_r(handle, pointer) else {
      throw context.failure("Validity cannot be found")
    }
    defer { unsafe GEOSFree_r(handle, reason) }
    return unsafe String(cString: reason)
  }

  func repaired() throws(HotspotError) -> GEOSFigure {
    guard let parameters = unsafe GEOSMakeValidParams_create_r(handle) else {
      throw context.failure("The figure cannot be repaired")
    }
    defer { unsafe GEOSMakeValidParams_destroy_r(handle, parameters) }
    guard
      unsafe GEOSMakeValidParams_setMethod_r(handle, parameters, GEOS_MAKE_VALID_LINEWORK) == 1
    else { throw context.failure("The figure cannot be repaired") }
    return unsafe try context.own(
      GEOSMakeValidWithParams_r(handle, pointer, parameters),
      "The figure cannot be repaired")
  }

  /// The figure prepared for many comparisons.
  func prepared() throws(HotspotError) -> GEOSPrepared {
    guard let made = unsafe GEOSPrepare_r(handle, pointer) else {
      throw context.failure("The figure cannot be prepared")
    }
    return unsafe GEOSPrepared(made, of: self)
  }

  /// A figure prepared for many comparisons; it keeps the figure that it was made of.
  @safe final class GEOSPrepared {
    private let figure: GEOSFigure
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer, of figure: GEOSFigure) {
      unsafe self.pointer = pointer
      self.figure = figure
    }

    deinit { unsafe GEOSPreparedGeom_destroy_r(figure.handle, pointer) }

    var context: GEOSContext { figure.context }

    func contains(_ other: GEOSFigure) throws(HotspotError) -> Bool {
      try figure.truth(
        unsafe GEOSPreparedContains_r(figure.handle, pointer, other.pointer),
        "The figures cannot be compared")
    }

    func intersects(_ other: GEOSFigure) throws(HotspotError) -> Bool {
      try figure.truth(
        unsafe GEOSPreparedIntersects_r(figure.handle, pointer, other.pointer),
        "The figures cannot be compared")
    }
  }
}

extension Geometry.Kind {
  /// The kind of a figure that the library calls a point (0), a line (1), a ring (2) and so on.
  fileprivate init?(geos type: Int32) {
    switch type {
    case 0: self = .point
    case 1, 2: self = .lineString
    case 3: self = .polygon
    case 4: self = .multiPoint
    case 5: self = .multiLineString
    case 6: self = .multiPolygon
    default: return nil
    }
  }
}
