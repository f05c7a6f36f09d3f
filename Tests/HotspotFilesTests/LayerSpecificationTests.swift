import Testing

@testable import HotspotFiles

@Suite struct LayerSpecificationTests {
  @Test(arguments: [
    ("a.gpkg", "a.gpkg", nil), ("a.gpkg:wards", "a.gpkg", "wards"),
    ("there:wards", "there:wards", nil), ("C:/a.gpkg", "C:/a.gpkg", nil),
    ("x:y.gpkg:wards", "x:y.gpkg", "wards"), ("a.gpkg:", "a.gpkg:", nil), (":a", ":a", nil),
    ("PG:host=h dbname=d", "PG:host=h dbname=d", nil),
    ("PG:host=h dbname=d:police.wards", "PG:host=h dbname=d", "police.wards"),
    ("pg:dbname=d password=a:b=c", "pg:dbname=d password=a:b=c", nil),
    ("PG:postgresql://u@h:5432/d", "PG:postgresql://u@h:5432/d", nil),
    ("PG:postgresql://u@h:5432/d:wards", "PG:postgresql://u@h:5432/d", "wards"),
  ])
  func `A layer follows the last colon`(_ text: String, _ source: String, _ layer: String?) {
    let wanted = LayerSpecification(text) { ["there:wards", "a.gpkg", "x:y.gpkg"].contains($0) }
    #expect(wanted.source == source)
    #expect(wanted.layer == layer)
  }

  @Test func `Passwords are not repeated in messages`() {
    for text in [
      "PG:host=h password=s3cret dbname=d", "PG:host=h password='s3 cret' dbname=d",
      "PG:postgresql://u:s3cret@h/d", "pg:PASSWORD = s3cret",
    ] {
      let shown = LayerSpecification(text) { _ in false }.shown
      #expect(!shown.contains("cret"), "\(shown)")
      #expect(shown.contains("…"))
    }
    #expect(LayerSpecification("password=x.gpkg") { _ in false }.shown == "password=x.gpkg")
  }
}
