/// The data of an SVG path, in whole numbers and relative steps.
///
/// Steps are shorter than places, and neighbours on a lattice are one short step apart.
struct PathText {
  private(set) var bytes: [UInt8] = []
  private var x: Int32 = 0
  private var y: Int32 = 0
  private var command: UInt8 = 0

  /// Whether nothing has been drawn.
  var isEmpty: Bool { bytes.isEmpty }

  /// Whether a ring runs clockwise on a page, where y points down.
  static func isClockwise(_ ring: [PicturePoint]) -> Bool {
    var doubled: Int64 = 0
    for index in ring.indices {
      let next = ring[index + 1 < ring.count ? index + 1 : 0]
      doubled += Int64(ring[index].x) * Int64(next.y) - Int64(next.x) * Int64(ring[index].y)
    }
    return doubled > 0
  }

  /// A ring, closed, or an open line; places on a straight stretch are left out.
  mutating func draw(_ places: [PicturePoint], isClosed: Bool) {
    let corners = Self.corners(of: places, isClosed: isClosed)
    guard let first = corners.first else { return }
    move(to: first)
    for corner in corners.dropFirst() { line(to: corner) }
    guard isClosed else { return }
    bytes.append(UInt8(ascii: "z"))
    command = UInt8(ascii: "z")
    (x, y) = (first.x, first.y)
  }

  /// A place without extent, which a stroke with round ends makes a dot.
  mutating func dot(_ place: PicturePoint) {
    move(to: place)
    begin(UInt8(ascii: "h"))
    append(0)
  }

  private mutating func move(to place: PicturePoint) {
    bytes.append(UInt8(ascii: "m"))
    append(place.x - x)
    append(place.y - y)
    command = UInt8(ascii: "l")
    (x, y) = (place.x, place.y)
  }

  private mutating func line(to place: PicturePoint) {
    let right = place.x - x
    let down = place.y - y
    (x, y) = (place.x, place.y)
    if down == 0 {
      begin(UInt8(ascii: "h"))
      append(right)
    } else if right == 0 {
      begin(UInt8(ascii: "v"))
      append(down)
    } else {
      begin(UInt8(ascii: "l"))
      append(right)
      append(down)
    }
  }

  /// A command's letter, which may be left out after the same command.
  private mutating func begin(_ letter: UInt8) {
    if command != letter { bytes.append(letter) }
    command = letter
  }

  /// A whole number, parted from a number before it by its sign or a space.
  private mutating func append(_ value: Int32) {
    if value < 0 {
      bytes.append(UInt8(ascii: "-"))
    } else if let last = bytes.last, last >= UInt8(ascii: "0"), last <= UInt8(ascii: "9") {
      bytes.append(UInt8(ascii: " "))
    }
    bytes.append(contentsOf: String(value.magnitude).utf8)
  }

  /// The places at which the direction changes.
  static func corners(of places: [PicturePoint], isClosed: Bool) -> [PicturePoint] {
    var corners: [PicturePoint] = []
    for place in places {
      while let last = corners.last {
        if last == place { corners.removeLast() } else { break }
      }
      if corners.count >= 2,
        isStraight(corners[corners.count - 2], corners[corners.count - 1], place)
      {
        corners.removeLast()
      }
      corners.append(place)
    }
    guard isClosed else { return corners }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    if corners.count > 2,
      isStraight(corners[corners.count - 2], corners[corners.count - 1], corners[0])
    {
      corners.removeLast()
    }
    if corners.count > 2, isStraight(corners[corners.count - 1], corners[0], corners[1]) {
      corners.removeFirst()
    }
    return corners
  }

  /// Whether a step goes on in the direction of the step before it.
  private static func isStraight(_ a: PicturePoint, _ b: PicturePoint, _ c: PicturePoint) -> Bool {
    let (x1, y1) = (Int64(b.x - a.x), Int64(b.y - a.y))
    let (x2, y2) = (Int64(c.x - b.x), Int64(c.y - b.y))
    return x1 * y2 == x2 * y1 && x1 * x2 + y1 * y2 > 0
  }
}
