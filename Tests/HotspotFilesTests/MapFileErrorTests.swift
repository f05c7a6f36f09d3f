import DelimitedText
import HotspotFiles
import Testing

@Suite struct MapFileErrorTests {
  @Test func `An error names its file`() {
    #expect(
      HotspotError(.missing, file: "a.gpkg", "There is none.").description
        == "a.gpkg: There is none.")
  }
}
