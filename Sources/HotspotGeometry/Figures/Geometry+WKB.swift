public import DelimitedText

extension Geometry {
  /// Reads well-known binary: ISO or extended (PostGIS), of either byte order; heights and measures
  /// are dropped.
  ///
  /// Of a collection the parts of the highest dimension are kept.
  public init(wkb bytes: [UInt8]) throws(HotspotError) {
    var reader = WKBReader(bytes: bytes)
    var parts = FigureParts()
    let kind = try reader.readFigure(into: &parts, depth: 0)
    self = parts.figure(kind: kind)
  }

  /// The figure as little-endian ISO well-known binary.
  public var wkb: [UInt8] {
    var writer = WKBWriter()
    writer.write(self)
    return writer.bytes
  }
}

/// A place in the bytes of well-known binary.
private struct WKBReader {
  let bytes: [UInt8]
  var place = 0
  var isLittle = true

  init(bytes: [UInt8]) { self.bytes = bytes }

  static func broken(_ what: String) -> HotspotError {
    HotspotError(
      .notAFigure, "The bytes are not a figure in well-known binary: \(what).")
  }

  mutating func integer() throws(HotspotError) -> UInt32 {
    guard place + 4 <= bytes.count else { throw Self.broken("they end too soon") }
    var value: UInt32 = 0
    for byte in 0..<4 {
      let at = place + (isLittle ? 3 - byte : byte)
      value = value << 8 | UInt32(bytes[at])
    }
    place += 4
    return value
  }

  /// The caller has checked that there are eight bytes.
  mutating func double() -> Double {
    var value: UInt64 = 0
    for byte in 0..<8 {
      let at = place + (isLittle ? 7 - byte : byte)
      value = value << 8 | UInt64(bytes[at])
    }
    place += 8
    return Double(bitPattern: value)
  }

  /// A number of things of at least `size` bytes each.
  mutating func count(size: Int) throws(HotspotError) -> Int {
    let count = Int(try integer())
    guard count <= (bytes.count - place) / size else { throw Self.broken("they end too soon") }
    return count
  }

  mutating func positions(
    _ count: Int, ordinates: Int, emptyAllowed: Bool = false
  ) throws(HotspotError) -> [Double] {
    guard count <= (bytes.count - place) / (8 * ordinates) else {
      throw Self.broken("they end too soon")
    }
    var coordinates: [Double] = []
    coordinates.reserveCapacity(2 * count)
    for _ in 0..<count {
      let (x, y) = (double(), double())
      place += 8 * (ordinates - 2)
      if emptyAllowed && x.isNaN && y.isNaN { return [] }
      guard x.isFinite, y.isFinite else { throw Self.broken("a coordinate is not a number") }
      coordinates.append(x)
      coordinates.append(y)
    }
    return coordinates
  }

  mutating func readFigure(
    into parts: inout FigureParts, depth: Int
  ) throws(HotspotError) -> Geometry.Kind? {
    guard depth < 32 else { throw Self.broken("collections are nested too deeply") }
    guard place < bytes.count, bytes[place] <= 1 else {
      throw Self.broken("the byte order is not marked")
    }
    isLittle = bytes[place] == 1
    place += 1
    var type = try integer()
    var ordinates = 2
    // PostGIS marks Z, M and a reference system in the highest bits, ISO adds thousands.
    if type & 0x8000_0000 != 0 { ordinates += 1 }
    if type & 0x4000_0000 != 0 { ordinates += 1 }
    if type & 0x2000_0000 != 0 { _ = try integer() }
    type &= 0x1FFF_FFFF
    switch type / 1000 {
    case 0: break
    case 1, 2: ordinates += 1
    case 3: ordinates += 2
    default: throw Self.broken("its type is \(type)")
    }
    type %= 1000
    switch type {
    case 1:
      let position = try positions(1, ordinates: ordinates, emptyAllowed: true)
      if !position.isEmpty { parts.addPoint(x: position[0], y: position[1]) }
    case 2:
      let line = try positions(count(size: 16), ordinates: ordinates)
      if line.count == 2 { throw Self.broken("a line has one position") }
      if !line.isEmpty { parts.addLine(line) }
    case 3:
      for _ in 0..<(try count(size: 4)) {
        let ring = try positions(count(size: 16), ordinates: ordinates)
        if ring.isEmpty { continue }
        guard ring.count >= 8, ring[0] == ring[ring.count - 2], ring[1] == ring[ring.count - 1]
        else { throw Self.broken("a ring of a polygon is not closed") }
        parts.addRing(ring)
      }
      parts.endPolygon()
    case 4, 5, 6, 7:
      for _ in 0..<(try count(size: 5)) { _ = try readFigure(into: &parts, depth: depth + 1) }
    default: throw Self.broken("figures of type \(type), such as curves, are not supported")
    }
    return Geometry.Kind(rawValue: type)
  }
}

/// The bytes of well-known binary as they are written.
private struct WKBWriter {
  var bytes: [UInt8] = []

  mutating func integer(_ value: Int) {
    let bits = UInt32(truncatingIfNeeded: value)
    for shift in stride(from: 0, to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
    }
  }

  mutating func positions(_ coordinates: ArraySlice<Double>) {
    for value in coordinates {
      let bits = value.bitPattern
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
      }
    }
  }

  mutating func head(_ kind: Geometry.Kind) {
    bytes.append(1)
    integer(Int(kind.rawValue))
  }

  mutating func write(_ figure: Geometry) {
    head(figure.kind)
    switch figure.kind {
    case .point:
      positions(figure.isEmpty ? [.nan, .nan] : figure.coordinates[...])
    case .lineString:
      integer(figure.coordinates.count / 2)
      positions(figure.coordinates[...])
    case .polygon:
      integer(figure.ringEnds.count)
      for place in figure.ringEnds.indices {
        let ring = figure.ring(place)
        integer(ring.count / 2)
        positions(ring)
      }
    case .multiPoint, .multiLineString, .multiPolygon:
      let parts = figure.parts
      integer(parts.count)
      for part in parts { write(part) }
    }
  }
}
