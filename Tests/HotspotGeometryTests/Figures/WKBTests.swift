import DelimitedText
import HotspotGeometry
import TestSupport
import Testing

@Suite struct WKBTests {
  static let texts = [
    "POINT (1 2.5)", "POINT EMPTY", "LINESTRING (0 0, 1 1, 2 0)",
    "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 1 1))", "POLYGON EMPTY",
    "MULTIPOINT ((1 2), (3 4))", "MULTILINESTRING ((0 0, 1 1), (2 2, 3 4, 5 6))",
    "MULTIPOLYGON (((0 0, 1 0, 0 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (7 6, 8 6, 8 7, 7 6)))",
    "LINESTRING EMPTY", "MULTIPOLYGON EMPTY",
  ]

  @Test(arguments: texts)
  func `A figure reads back from its bytes and its text`(text: String) throws {
    let figure = try Geometry(wkt: text)
    #expect(figure.wkt == text)
    #expect(try Geometry(wkb: figure.wkb) == figure)
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex)
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)
    }
  }

  /// Made with shapely 2.0: `shapely.to_wkb(point, byte_order=0)` and others.
  @Test(arguments: [
    ("00000000013ff00000000000004000000000000000", "POINT (1 2)"),
    ("0101000000000000000000f03f0000000000000040", "POINT (1 2)"),
    ("01e9030000000000000000f03f00000000000000400000000000000840", "POINT (1 2)"),
    ("0101000080000000000000f03f00000000000000400000000000000840", "POINT (1 2)"),
    ("0101000020346c0000000000000000f03f0000000000000040", "POINT (1 2)"),
    ("01b90b0000000000000000f03f000000000000004000000000000008400000000000001040", "POINT (1 2)"),
  ])
  func `Big-endian, extended and ISO heights are read`(hex: String, text: String) throws {
    #expect(try Geometry(wkb: bytes(hex)).wkt == text)
  }

  @Test func `Of a collection the polygons are kept`() throws {
    let mixed = try Geometry(
      wkt: "GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((0 0, 1 0, 0 1, 0 0)), LINESTRING (0 0, 1 1))"
    )
    #expect(mixed.wkt == "POLYGON ((0 0, 1 0, 0 1, 0 0))")
  }

  @Test func `Bytes cut off or changed are refused and never trap`() throws {
    var numbers = SeededNumbers(seed: 21)
    for text in Self.texts {
      let whole = try Geometry(wkt: text).wkb
      for length in 0..<whole.count {
        #expect(throws: HotspotError.self) { try Geometry(wkb: Array(whole[..<length])) }
      }
      for _ in 0..<300 {
        var changed = whole
        let place = Int.random(in: changed.indices, using: &numbers)
        changed[place] = UInt8.random(in: 0...255, using: &numbers)
        if let figure = try? Geometry(wkb: changed) {
          #expect(figure.coordinates.count == 2 * (figure.ringEnds.last ?? 0))
        }
      }
    }
  }

  @Test func `Nested collections without end are refused`() {
    let bytes = (0..<100).flatMap { _ in [UInt8](arrayLiteral: 1, 7, 0, 0, 0, 1, 0, 0, 0) }
    #expect(throws: HotspotError.self) { try Geometry(wkb: bytes) }
  }
}
