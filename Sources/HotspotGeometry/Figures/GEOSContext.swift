// Safe because the context is owned by this class, freed once when the last figure made in it is
// gone, and never shared between threads; each call's result is checked before it is used.

internal import CGEOS
internal import DelimitedText

/// The library's state for one worker: cheap (0.07 µs) and made for each call or worker.
@safe final class GEOSContext {
  let handle: GEOSContextHandle_t
  private let messages = Messages()

  /// What the library last said was wrong.
  final class Messages {
    var last: String?
  }

  init() throws(HotspotError) {
    guard let handle = unsafe GEOS_init_r() else {
      throw HotspotError(.operationFailed, "The geometry library could not start: memory is short.")
    }
    unsafe self.handle = handle
    unsafe GEOSContext_setErrorMessageHandler_r(
      handle,
      { text, box in
        guard let text = unsafe text, let box = unsafe box else { return }
        let messages = unsafe Unmanaged<Messages>.fromOpaque(box).takeUnretainedValue()
        messages.last = unsafe String(cString: text)
      }, Unmanaged.passUnretained(messages).toOpaque())
  }

  deinit { unsafe GEOS_finish_r(handle) }

  /// The error of a failed call, with what the library said.
  func failure(_ doing: String, _ code: HotspotError.Fault = .operationFailed) -> HotspotError {
    let said = messages.last.map { ": \($0)" } ?? ""
    messages.last = nil
    return HotspotError(code, "\(doing)\(said).")
  }

  /// Takes ownership of what a call returned.
  func own(
    _ figure: OpaquePointer?, _ doing: String, _ code: HotspotError.Fault = .operationFailed
  ) throws(HotspotError) -> GEOSFigure {
    guard let figure = unsafe figure else { throw failure(doing, code) }
    return unsafe GEOSFigure(figure, in: self)
  }

  func figure(wkt text: String) throws(HotspotError) -> GEOSFigure {
    guard let reader = unsafe GEOSWKTReader_create_r(handle) else {
      throw failure("Well-known text cannot be read")
    }
    defer { unsafe GEOSWKTReader_destroy_r(handle, reader) }
    let read = unsafe text.withCString { unsafe GEOSWKTReader_read_r(handle, reader, $0) }
    return unsafe try own(read, "The text is not a figure in well-known text", .notAFigure)
  }

  /// The library's own copy of a figure.
  func figure(_ geometry: Geometry) throws(HotspotError) -> GEOSFigure {
    switch geometry.kind {
    case .point:
      if geometry.isEmpty {
        return unsafe try own(GEOSGeom_createEmptyPoint_r(handle), "A point cannot be made")
      }
      return try point(x: geometry.coordinates[0], y: geometry.coordinates[1])
    case .lineString:
      return unsafe try own(
        GEOSGeom_createLineString_r(handle, sequence(geometry, 0)), "The line cannot be made",
        .invalidFigure)
    case .polygon:
      return try polygon(geometry, rings: 0..<geometry.ringEnds.count)
    case .multiPoint:
      return try collection(GEOS_MULTIPOINT, count: geometry.coordinates.count / 2) {
        place throws(HotspotError) in
        try point(
          x: geometry.coordinates[2 * place], y: geometry.coordinates[2 * place + 1])
      }
    case .multiLineString:
      return try collection(GEOS_MULTILINESTRING, count: geometry.ringEnds.count) {
        place throws(HotspotError) in
        unsafe try own(
          GEOSGeom_createLineString_r(handle, sequence(geometry, place)), "The line cannot be made",
          .invalidFigure)
      }
    case .multiPolygon:
      return try collection(GEOS_MULTIPOLYGON, count: geometry.polygonEnds.count) {
        place throws(HotspotError) in
        try polygon(geometry, rings: geometry.rings(ofPolygon: place))
      }
    }
  }

  func point(x: Double, y: Double) throws(HotspotError) -> GEOSFigure {
    unsafe try own(GEOSGeom_createPointFromXY_r(handle, x, y), "A point cannot be made")
  }

  /// The figures of several as one collection.
  func collection(_ geometries: [Geometry]) throws(HotspotError) -> GEOSFigure {
    try collection(GEOS_GEOMETRYCOLLECTION, count: geometries.count) {
      place throws(HotspotError) in
      try figure(geometries[place])
    }
  }

  private func collection(
    _ type: GEOSGeomTypes, count: Int, _ part: (Int) throws(HotspotError) -> GEOSFigure
  ) throws(HotspotError) -> GEOSFigure {
    var parts: [GEOSFigure] = []
    parts.reserveCapacity(count)
    for place in 0..<count { parts.append(try part(place)) }
    // The collection takes its parts over, also where it cannot be made.
    var pointers: [OpaquePointer?] = unsafe parts.map { unsafe $0.release() }
    let made = unsafe pointers.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createCollection_r(
        handle, Int32(type.rawValue), $0.baseAddress, UInt32(count))
    }
    return unsafe try own(made, "The figure cannot be made", .invalidFigure)
  }

  private func polygon(_ geometry: Geometry, rings: Range<Int>) throws(HotspotError) -> GEOSFigure {
    if rings.isEmpty {
      return unsafe try own(GEOSGeom_createEmptyPolygon_r(handle), "A polygon cannot be made")
    }
    var made: [GEOSFigure] = []
    for place in rings {
      made.append(
        unsafe try own(
          GEOSGeom_createLinearRing_r(handle, sequence(geometry, place)),
          "A ring of the polygon cannot be made", .invalidFigure))
    }
    var pointers: [OpaquePointer?] = unsafe made.map { unsafe $0.release() }
    let outline = unsafe pointers.removeFirst()
    let polygon = unsafe pointers.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createPolygon_r(handle, outline, $0.baseAddress, UInt32($0.count))
    }
    return unsafe try own(polygon, "The polygon cannot be made", .invalidFigure)
  }

  /// The coordinates of a line or ring, which the figure made of them takes over.
  private func sequence(_ geometry: Geometry, _ place: Int) throws(HotspotError) -> OpaquePointer {
    let ring = geometry.isEmpty ? [] : geometry.ring(place)
    let made = unsafe ring.withUnsafeBufferPointer {
      unsafe $0.isEmpty
        ? GEOSCoordSeq_create_r(handle, 0, 2)
        : GEOSCoordSeq_copyFromBuffer_r(handle, $0.baseAddress, UInt32($0.count / 2), 0, 0)
    }
    guard let made = unsafe made else { throw failure("Coordinates cannot be copied") }
    return unsafe made
  }
}
