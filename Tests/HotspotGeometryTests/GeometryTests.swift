import HotspotGeometry
import Testing

@Suite struct GeometryTests {
  @Test func `A polygon is closed when it is made`() {
    let triangle = Geometry.polygon([(0, 0), (1, 0), (0, 1)])
    #expect(triangle.coordinates == [0, 0, 1, 0, 0, 1, 0, 0])
    #expect(triangle.ringEnds == [4])
  }
}
