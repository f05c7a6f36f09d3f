import HotspotReports
import Testing

@Suite struct MapPictureTests {
  @Test func `A picture can be made`() { _ = MapPicture() }
}
