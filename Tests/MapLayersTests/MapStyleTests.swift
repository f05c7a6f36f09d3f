import Foundation
import MapLayers
import TestSupport
import Testing

@Suite struct MapStyleTests {
  private func labels(
    _ values: [Double], _ count: Int = 5, _ rule: MapStyle.ClassRule = .headTail
  ) -> [String] {
    MapStyle.sequential(values: values, count: count, rule: rule).map(\.label)
  }

  @Test func `A style without a column draws every row alike`() {
    #expect(MapStyle(title: "t", column: nil).classes.isEmpty)
  }

  @Test func `Whole numbers have whole limits, and zero stands apart`() {
    let values: [Double] = [0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 5, 9, 30]
    let classes = MapStyle.sequential(values: values, count: 4)
    // Means by hand: of all ten 5.5, of {9, 30} 19.5; then nothing is left to part.
    #expect(classes.map(\.label) == ["0", "1 to 5", "6 to 19", "20 or more"])
    #expect(classes[0].fill == nil)
    #expect(classes[0].lower == 0 && classes[0].upper == 1)
    #expect(classes.dropFirst().allSatisfy { $0.fill != nil })
  }

  @Test func `Head and tail breaks are the means of what lies above`() {
    // Mean 25 of 10, 20, 30, 40; 35 of 30 and 40.
    #expect(labels([10.5, 20, 30, 39.5], 3) == ["under 25", "25 to 35", "35 or more"])
  }

  @Test func `Equal intervals and quantiles cut where they should`() {
    let values = (0...1000).map { Double($0) / 10 }
    #expect(
      labels(values, 4, .equalInterval).dropFirst()
        == ["under 25", "25 to 50", "50 to 75", "75 or more"])
    let squares = (1...1000).map { Double($0 * $0) + 0.5 }
    // The quartiles of k² + 0.5 for k to 1,000: 251², 501² and 751² + 0.5.
    #expect(
      labels(squares, 4, .quantile)
        == ["under 60,000", "60,000 to 250,000", "250,000 to 600,000", "600,000 or more"])
  }

  @Test func `Limits of small densities are short`() {
    let limits = MapStyle.sequential(values: [0, 1e-7, 3.3e-5, 1.7e-4, 9.13e-4], count: 3)
    #expect(limits.first?.upper == 1e-7)
    for style in limits.dropFirst().dropLast() {
      #expect(style.upper.description.filter { $0.isNumber }.count <= 5)
    }
  }

  @Test func `No values, one value, and values that are no numbers`() {
    #expect(MapStyle.sequential(values: []).isEmpty)
    #expect(MapStyle.sequential(values: [.nan, .infinity]).isEmpty)
    #expect(labels([0, 0]) == ["0"])
    #expect(labels([7, 7, 7]) == ["7"])
    #expect(labels([0.25]) == ["0.25"])
    #expect(MapStyle.sequential(values: [1, 2, 3], count: 0).count == 1)
    #expect(MapStyle.sequential(values: [.leastNonzeroMagnitude, 1.7e308], count: 4).count > 0)
  }

  @Test(arguments: MapStyle.ClassRule.allCases)
  func `Every value is in exactly one class`(rule: MapStyle.ClassRule) {
    var generator = SeededNumbers(seed: 7)
    for round in 0..<200 {
      let count = Int.random(in: 1...60, using: &generator)
      let isWhole = round.isMultiple(of: 2)
      let low: Double = round.isMultiple(of: 3) ? -20 : 0
      let values = (0..<count).map { _ in
        let value = Double.random(in: low...20, using: &generator)
        let grown = value * value * value / 7
        return isWhole ? grown.rounded() : grown
      }
      for classes in [
        MapStyle.sequential(values: values, count: 1 + round % 7, rule: rule),
        MapStyle.diverging(values: values, count: 1 + round % 7),
      ] {
        let style = MapStyle(title: "", column: "v", classes: classes)
        for (left, right) in zip(classes, classes.dropFirst()) {
          #expect(left.upper == right.lower, "round \(round): a gap between classes")
          #expect(left.lower <= left.upper, "round \(round)")
        }
        for value in values {
          #expect(style.classIndex(of: value) != nil, "round \(round): \(value) has no class")
        }
      }
    }
  }

  @Test func `Gains and losses are cut alike`() {
    let classes = MapStyle.diverging(values: [-40, -30, -3, -1, 0, 1, 2, 4, 35, 60], count: 5)
    let style = MapStyle(title: "", column: "v", classes: classes)
    // The nine magnitudes have the mean 19.6, the four above it 41.25.
    #expect(
      classes.map(\.label)
        == ["−40 or less", "−40 to −20", "within 20 of 0", "20 to 40", "40 or more"])
    for value in [0.5, 1, 19, 19.5, 20, 39, 40, 41, 60] {
      let up = style.classIndex(of: value)
      let down = style.classIndex(of: -value)
      #expect(up.map { 4 - $0 } == down, "\(value)")
    }
    #expect(classes[2].fill == MapColours.middle)
    #expect(MapStyle.diverging(values: [0, .nan]).map(\.label) == ["0"])
  }

  @Test func `Confidence bins have a class each`() {
    let style = MapStyle(title: "", column: "bin", classes: MapStyle.getisOrdBins)
    #expect((-3...3).map { style.classIndex(of: Double($0)) } == [0, 1, 2, 3, 4, 5, 6])
    #expect(style.classes[3].fill == nil)
    #expect(style.classes[6].label == "Hot, 99 % confidence")
    #expect(style.classIndex(of: .nan) == nil)
  }

  @Test(arguments: 2...7)
  func `Darker means more, also for a reader who sees no green`(count: Int) {
    let seen = MapColours.sequential(count).map { Lab($0) }
    let deuteranope = MapColours.sequential(count).map { Lab(deuteranope: $0) }
    for index in 1..<count {
      #expect(seen[index].lightness < seen[index - 1].lightness - 6)
      #expect(deuteranope[index].distance(to: deuteranope[index - 1]) > 7)
    }
  }

  @Test func `Hot and cold differ for a reader who sees no green`() {
    let hot = MapColours.diverging(3, isGain: true).map { Lab(deuteranope: $0) }
    let cold = MapColours.diverging(3, isGain: false).map { Lab(deuteranope: $0) }
    for left in hot { for right in cold { #expect(left.distance(to: right) > 20) } }
    for side in [hot, cold] {
      #expect(side[0].distance(to: side[1]) > 15 && side[1].distance(to: side[2]) > 15)
    }
  }
}

/// CIE 1976 L*a*b* of an sRGB colour (IEC 61966-2-1, D65).
private struct Lab {
  var lightness: Double
  var a: Double
  var b: Double

  init(_ colour: String) { self.init(linear: Self.linear(colour)) }

  /// As seen without the medium-wave cones (Machado, Oliveira and Fernandes 2009,
  /// doi:10.1109/TVCG.2009.113, table for severity 1).
  init(deuteranope colour: String) {
    let rgb = Self.linear(colour)
    let rows = [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ]
    self.init(linear: rows.map { row in zip(row, rgb).reduce(0) { $0 + $1.0 * $1.1 } })
  }

  private init(linear rgb: [Double]) {
    let rows = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
    ]
    let white = [0.9505, 1, 1.089]
    let f = zip(rows, white).map { row, white in
      let t = zip(row, rgb).reduce(0) { $0 + $1.0 * $1.1 } / white
      return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116
    }
    lightness = 116 * f[1] - 16
    a = 500 * (f[0] - f[1])
    b = 200 * (f[1] - f[2])
  }

  private static func linear(_ colour: String) -> [Double] {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    return [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  func distance(to other: Lab) -> Double {
    hypot(lightness - other.lightness, hypot(a - other.a, b - other.b))
  }
}
