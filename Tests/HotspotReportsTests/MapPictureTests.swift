import Foundation
import MapLayers
import ResultTables
import TestSupport
import Testing

@testable import HotspotGeometry
@testable import HotspotReports

@Suite struct MapPictureTests {
  private func picture(_ map: PlainMap, threads: Int = 1) throws -> ParsedPicture {
    try ParsedPicture(MapPicture(threads: threads).svg(of: map, record: plainRecord))
  }

  @Test func `The legend has every class with its colour and count`() throws {
    var map = PlainMap.squares([[0, 1, 1], [2, 8, nil], [9, nil, nil]])
    map.style = .three
    let picture = try picture(map)
    #expect(picture.words(class: "entry") == ["none", "one", "two or more"])
    #expect(picture.words(class: "count") == ["1", "2", "3"])
    #expect(picture.words(class: "heading") == ["Offences a cell"])
    #expect(picture.words(class: "title") == ["Burglary"])
    #expect(picture.words(class: "subtitle") == ["June 2018"])
  }

  @Test func `The foot names the tool, the inputs and the coordinates`() throws {
    let foot = try picture(.squares([[1]])).words(class: "remark").joined(separator: " ")
    #expect(foot.contains("hotspot 1.2.3"))
    #expect(foot.contains("street.csv"))
    #expect(foot.contains("12,000 of 12,345 rows"))
    #expect(foot.contains("OSGB36 / British National Grid (EPSG:27700)"))
  }

  @Test func `Text from outside is escaped and XML stays well formed`() throws {
    var map = PlainMap.squares([[1, 3]])
    let hostile = "</text><script>alert('x')</script> & \"q\" ]]> \u{0}\u{8}\u{FFFE}"
    map.style = .three
    map.style.title = hostile
    map.style.legendTitle = hostile
    map.style.classes[1].label = hostile
    map.style.classes[1].fill = "\"/><script/>"
    map.style.labelColumn = "name"
    map.rows[0].label = "<b>&"
    map.notes = [hostile]
    let picture = try picture(map)
    #expect(!picture.elements.contains("script"))
    #expect(picture.words(class: "title").joined(separator: " ").hasPrefix("</text><script>"))
    #expect(picture.words(class: "label").contains("<b>&"))
  }

  @Test func `The run record is inside`() throws {
    let picture = try picture(.squares([[1]]))
    #expect(picture.metadata.contains("\"sha256\": \"00\""))
  }

  @Test func `Adjacent cells of a class are one outline`() throws {
    // 64 by 64 cells of two classes, in halves: two rectangles.
    let halves = (0..<64).map { _ in (0..<64).map { $0 < 32 ? 1.0 : 5 } }
    var map = PlainMap.squares(halves, width: 10)
    map.style = .three
    map.rows.append(.init(figure: .square(460_000, 200_000, 10), value: 1))
    let paths = try picture(map).figurePaths
    #expect(paths.count == 2)
    #expect(paths.map { $0.filter { $0 == "m" }.count } == [2, 1])
    #expect(paths[1].filter { "hv".contains($0) }.count == 3)
  }

  @Test func `Large figures keep their own outlines`() throws {
    var map = PlainMap.squares([[1, 1], [1, 1]])
    map.style = .three
    let paths = try picture(map).figurePaths
    #expect(paths.map { $0.filter { $0 == "m" }.count } == [4])
  }

  @Test func `Isolines are drawn with their values and stand in the legend`() throws {
    let line = Geometry(
      kind: .multiLineString,
      coordinates: [450_050, 200_050, 450_350, 200_050, 450_350, 200_350, 450_050, 200_350],
      ringEnds: [4])
    var lines = PlainMap(rows: [.init(figure: line, value: 12.3456), .init(figure: line, value: 7)])
    lines.style = MapStyle(title: "Contours", column: nil)
    var map = PlainMap.squares((0..<4).map { _ in [1, 1, 1, 1] })
    map.style = .three
    map.companions = [lines, PlainMap(rows: [])]
    let picture = try picture(map)
    #expect(picture.words(class: "entry") == ["none", "one", "two or more", "Contours"])
    #expect(picture.words(class: "number") == ["12.3", "7"])
    #expect(picture.text.contains("class=\"contour\" style"))
  }

  @Test(arguments: [
    (0.0, "0"), (1234.5, "1230"), (0.000123456, "0.000123"), (99.96, "100"), (-4.0, "-4"),
  ])
  func `Values on lines have three digits`(value: Double, text: String) {
    #expect(MapPicture.short(value) == text)
  }

  @Test func `An empty result is a picture that says so`() throws {
    let picture = try picture(PlainMap(rows: [], style: .three))
    #expect(picture.words(class: "remark").contains("There is nothing to draw."))
    #expect(picture.figurePaths.isEmpty)
  }

  @Test func `Values that are missing or outside every class are counted`() throws {
    var map = PlainMap.squares([[1, 50]])
    map.rows.append(.init(figure: .square(0, 0, 100), value: nil))
    map.style = .three
    #expect(
      try picture(map).words(class: "remark").contains("2 without a value are not drawn."))
  }

  @Test func `Without classes every row is drawn alike`() throws {
    var map = PlainMap.squares([[1, 50]])
    map.style = MapStyle(title: "", column: nil)
    let picture = try picture(map)
    #expect(picture.figurePaths.count == 1)
    #expect(picture.words(class: "count") == ["2"])
    #expect(picture.words(class: "entry") == ["cells"])
  }

  @Test(arguments: [
    [Geometry.point(x: 450_000, y: 200_000)],
    [Geometry.point(x: 0, y: 0), Geometry.point(x: 0, y: 0)],
    [Geometry.polygon([(5, 5), (5, 5), (5, 5)])],
    [Geometry.polygon([(5, 5), (5, 900), (5, 5)])],
    [Geometry.polygon([(5, 5), (900, 5), (5, 5)])],
    [Geometry.polygon([])],
    [Geometry.polygon([(.nan, 1), (2, .infinity), (3, 3)])],
    [Geometry.point(x: -1.7e308, y: -1.7e308), Geometry.point(x: 1.7e308, y: 1.7e308)],
  ])
  func `Extents without width or height make a picture`(figures: [Geometry]) throws {
    for system in [CoordinateSystem.nationalGrid, .degrees] {
      var map = PlainMap(rows: figures.map { .init(figure: $0, value: 1) }, style: .three)
      map.coordinateSystem = system
      let picture = try picture(map)
      #expect(picture.height > 300 && picture.height < 3000)
      #expect(!picture.text.contains("nan") && !picture.text.contains("inf"))
    }
  }

  @Test func `Bytes do not depend on threads or repetition`() throws {
    var generator = SeededNumbers(seed: 3)
    let values = (0..<150).map { _ in
      (0..<150).map { _ in Double(Int.random(in: 0...9, using: &generator)) }
    }
    var map = PlainMap.squares(values)
    map.style = .three
    map.style.labelColumn = "name"
    let once = MapPicture(threads: 1).svg(of: map, record: plainRecord)
    #expect(once == MapPicture(threads: 1).svg(of: map, record: plainRecord))
    #expect(once == MapPicture(threads: 4).svg(of: map, record: plainRecord))
  }

  @Test func `Labels stay in the frame, apart from one another, or are counted`() throws {
    var map = PlainMap(rows: [])
    for index in 0..<400 {
      let angle = Double(index)
      map.rows.append(
        .init(
          figure: .square(
            450_000 + angle * 20 * cos(angle), 200_000 + angle * 20 * sin(angle), 150),
          value: 1, label: "\(index + 1)"))
    }
    map.style = .three
    map.style.labelColumn = "name"
    let drawn = DrawnFigures(of: map, threads: 1)
    let scale = PictureScale(
      of: drawn.extent, in: .nationalGrid, width: 1188, leastHeight: 300)
    let placed = MapPicture().labels(of: map, drawn: drawn, at: scale)
    #expect(placed.labels.count + placed.leftOut == 400)
    #expect(placed.labels.count > 150)
    #expect(placed.labels.contains { $0.leader != nil })
    let frame = PictureBox(minX: 0, minY: 0, maxX: scale.width, maxY: scale.height)
    for (index, label) in placed.labels.enumerated() {
      #expect(frame.contains(label.box))
      for other in placed.labels[..<index] {
        #expect(!other.box.overlaps(label.box), "\(label.text) covers \(other.text)")
        #expect(label.leader?.crosses(other.box) != true, "\(label.text) strikes \(other.text)")
        #expect(other.leader?.crosses(label.box) != true, "\(other.text) strikes \(label.text)")
      }
    }
  }

  @Test func `Long words and many classes stay on the page`() throws {
    var map = PlainMap.squares([[1]])
    map.style = MapStyle(
      title: String(repeating: "Wide", count: 100), subtitle: String(repeating: "w ", count: 400),
      column: "value", legendTitle: String(repeating: "M", count: 90),
      classes: (0..<90).map {
        .init(
          lower: Double($0), upper: Double($0 + 1), label: String(repeating: "W", count: 40),
          fill: "#abcdef")
      })
    let picture = try picture(map)
    let sizes: [String: Double] = ["title": 32, "subtitle": 19, "heading": 18, "entry": 17]
    for text in picture.texts {
      let size = sizes[text.style] ?? 14
      let isBold = text.style == "title" || text.style == "heading"
      let right = text.x + TextMeasure(size: size, isBold: isBold).width(of: text.words)
      if text.style != "count" { #expect(right <= 1560.5, "\(text.words)") }
      #expect(text.y < picture.height)
    }
  }

  @Test func `Degrees are shortened by the cosine of the latitude`() throws {
    // At 60° north a degree of longitude is half as long as one of latitude.
    let extent = Extent(minX: 10, minY: 59, maxX: 14, maxY: 61)
    let scale = PictureScale(of: extent, in: .degrees, width: 1000, leastHeight: 100)
    let (west, south) = scale.exactPlace(10, 59)
    let (east, north) = scale.exactPlace(14, 61)
    #expect(abs((east - west) - (south - north)) < 1e-6)
    // Two degrees of latitude on the mean sphere are 222.39 km.
    #expect(abs(scale.metresPerPixel * (south - north) / 10 - 222_390) < 1)
  }

  @Test func `A scale bar is a round length at the scale of the map`() throws {
    let bar = try #require(ScaleBar(metresPerPixel: 75, within: 210))
    #expect(bar.metres == 10_000)
    #expect(abs(bar.length - 133.333) < 0.001)
    #expect(bar.label == "10 km" && bar.halfLabel == "5")
    #expect(ScaleBar(metresPerPixel: 6, within: 210)?.label == "1 km")
    #expect(ScaleBar(metresPerPixel: 6, within: 210)?.halfLabel == "0.5")
    #expect(ScaleBar(metresPerPixel: 2, within: 210)?.label == "200 m")
    #expect(ScaleBar(metresPerPixel: 0, within: 210) == nil)
  }
}
