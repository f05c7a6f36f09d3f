import HotspotMapping
import Testing

@Suite struct MapStyleTests {
  @Test func `A style without a column draws every row alike`() {
    #expect(MapStyle(title: "t", column: nil).classes.isEmpty)
  }
}
