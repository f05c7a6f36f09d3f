internal import ParallelWork

/// An index of locations for the distance to the k-th nearest of them.
///
/// Locations are filed in square buckets of about two each. A search looks at rings of buckets
/// until the k-th nearest found is nearer than the next ring.
struct NearestLocations: Sendable {
  /// The locations in the order of their buckets.
  private let x: [Double]
  private let y: [Double]
  /// The number each location came with.
  private let numbers: [Int32]
  private let starts: [Int]
  private let columns: Int
  private let rows: Int
  private let width: Double
  private let left: Double
  private let bottom: Double

  init(x: [Double], y: [Double]) {
    var (minX, maxX) = (Double.infinity, -Double.infinity)
    var (minY, maxY) = (minX, maxX)
    for place in x.indices where x[place].isFinite && y[place].isFinite {
      minX = min(minX, x[place])
      maxX = max(maxX, x[place])
      minY = min(minY, y[place])
      maxY = max(maxY, y[place])
    }
    left = minX
    bottom = minY
    let buckets = Double(max(1, x.count / 2))
    let spanX = max(0, maxX - minX)
    let spanY = max(0, maxY - minY)
    // Long thin sets have as many buckets in a line.
    width = max((spanX * spanY / buckets).squareRoot(), max(spanX, spanY) / buckets, 1e-300)
    columns = Int(min(spanX / width, buckets)) + 1
    rows = Int(min(spanY / width, buckets)) + 1
    var places = [Int](repeating: 0, count: columns * rows + 1)
    var buckets32 = [Int32](repeating: -1, count: x.count)
    for point in x.indices where x[point].isFinite && y[point].isFinite {
      let column = min(columns - 1, Int((x[point] - minX) / width))
      let row = min(rows - 1, Int((y[point] - minY) / width))
      buckets32[point] = Int32(truncatingIfNeeded: row * columns + column)
      places[row * columns + column + 1] += 1
    }
    for bucket in 0..<columns * rows { places[bucket + 1] += places[bucket] }
    starts = places
    var filedX = [Double](repeating: 0, count: places[columns * rows])
    var filedY = filedX
    var filed = [Int32](repeating: 0, count: filedX.count)
    for point in x.indices where buckets32[point] >= 0 {
      let place = places[Int(buckets32[point])]
      places[Int(buckets32[point])] += 1
      filedX[place] = x[point]
      filedY[place] = y[point]
      filed[place] = Int32(truncatingIfNeeded: point)
    }
    self.x = filedX
    self.y = filedY
    numbers = filed
  }

  /// The distance from each location to the k-th nearest distinct other one, in the order they came;
  /// to the farthest where there are fewer, and 0 where there is none.
  func distances(toNearest k: Int, threads: Int) -> [Double] {
    let bands = ParallelWork.ranges(of: x.count, size: 4096)
    let parts = ParallelWork.map(bands, threads: threads) { band in
      var found = NearestFound(capacity: k)
      return band.map { distance(from: $0, found: &found) }
    }
    var distances = [Double](repeating: 0, count: x.count)
    var place = 0
    for part in parts {
      for distance in part {
        distances[Int(numbers[place])] = distance
        place += 1
      }
    }
    return distances
  }

  private func distance(from point: Int, found: inout NearestFound) -> Double {
    found.removeAll()
    let column = min(columns - 1, Int((x[point] - left) / width))
    let middle = min(rows - 1, Int((y[point] - bottom) / width))
    var ring = 0
    while ring <= max(columns, rows) {
      // Whatever lies in farther rings is at least this far.
      let safe = Double(ring - 1) * width
      if found.isFull, ring > 0, found.farthest <= safe * safe { break }
      for row in max(0, middle - ring)...min(rows - 1, middle + ring) {
        let isEnd = abs(row - middle) == ring
        let step = isEnd ? 1 : max(1, 2 * ring)
        for column in stride(from: column - ring, through: column + ring, by: step)
        where column >= 0 && column < columns {
          look(in: row * columns + column, from: point, found: &found)
        }
      }
      ring += 1
    }
    return found.farthest.squareRoot()
  }

  private func look(in bucket: Int, from point: Int, found: inout NearestFound) {
    for other in starts[bucket]..<starts[bucket + 1] {
      let dx = x[other] - x[point]
      let dy = y[other] - y[point]
      let square = dx * dx + dy * dy
      if square > 0 { found.insert(square, x: x[other], y: y[other]) }
    }
  }
}

/// The nearest distinct locations found so far, ascending.
private struct NearestFound {
  private let capacity: Int
  private var squares: [Double] = []
  private var locations: [SIMD2<Double>] = []

  init(capacity: Int) { self.capacity = capacity }

  var isFull: Bool { squares.count == capacity }

  /// The greatest squared distance; 0 where none is found.
  var farthest: Double { squares.last ?? 0 }

  mutating func removeAll() {
    squares.removeAll(keepingCapacity: true)
    locations.removeAll(keepingCapacity: true)
  }

  mutating func insert(_ square: Double, x: Double, y: Double) {
    if isFull, square >= farthest { return }
    let location = SIMD2(x, y)
    var place = squares.count
    while place > 0, squares[place - 1] > square { place -= 1 }
    var same = place
    while same > 0, squares[same - 1] == square {
      if locations[same - 1] == location { return }
      same -= 1
    }
    if isFull {
      squares.removeLast()
      locations.removeLast()
    }
    squares.insert(square, at: place)
    locations.insert(location, at: place)
  }
}
