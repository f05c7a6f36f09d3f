/// The sum of kernels along a row, as the coefficients of a polynomial in the cell's number.
///
/// Along a row of centres a kernel with a power of 1 − u² is, where it is not 0, the polynomial
/// w·(a − (i − π)²)ᵏ of the cell's number i, with π the point's place and a the squared half width
/// of the kernel on the row, in steps. Such polynomials add up by their coefficients. The last
/// number counts the kernels, so that a cell that none reaches is known to be 0.
protocol RowMoments: Sendable {
  static var zero: Self { get }
  /// What the squared half width is multiplied with, so that the edge of a kernel that ends in a
  /// step is where u < 1 in spite of rounding.
  static var edge: Double { get }
  /// (a − (i − π)²)ᵏ of a − (i − π)².
  static func height(_ rest: Double) -> Double
  /// The polynomial of one kernel.
  init(weight: Double, half: Double, place: Double)
  static func += (sum: inout Self, other: Self)
  static func -= (sum: inout Self, other: Self)
  /// The polynomial at a cell; 0 where no kernel is.
  func value(at cell: Double) -> Double
}

extension RowMoments {
  static var edge: Double { 1 }
}

/// Of the uniform kernel: w.
struct UniformMoments: RowMoments {
  var numbers: SIMD2<Double>
  static let zero = UniformMoments(numbers: .zero)
  static let edge = 1 - 1e-11
  static func height(_ rest: Double) -> Double { 1 }

  init(numbers: SIMD2<Double>) { self.numbers = numbers }

  init(weight: Double, half: Double, place: Double) { numbers = SIMD2(weight, 1) }

  static func += (sum: inout Self, other: Self) { sum.numbers += other.numbers }
  static func -= (sum: inout Self, other: Self) { sum.numbers -= other.numbers }

  func value(at cell: Double) -> Double { numbers.y == 0 ? 0 : max(0, numbers.x) }
}

/// Of the epanechnikov kernel: with b = a − π², w·(b + 2π·i − i²).
struct EpanechnikovMoments: RowMoments {
  var low: SIMD2<Double>
  var high: SIMD2<Double>
  static let zero = EpanechnikovMoments(low: .zero, high: .zero)
  static func height(_ rest: Double) -> Double { rest }

  init(low: SIMD2<Double>, high: SIMD2<Double>) {
    self.low = low
    self.high = high
  }

  init(weight w: Double, half a: Double, place p: Double) {
    let b = a - p * p
    low = SIMD2(w * b, 2 * w * p)
    high = SIMD2(w, 1)
  }

  static func += (sum: inout Self, other: Self) {
    sum.low += other.low
    sum.high += other.high
  }

  static func -= (sum: inout Self, other: Self) {
    sum.low -= other.low
    sum.high -= other.high
  }

  func value(at i: Double) -> Double {
    high.y == 0 ? 0 : max(0, (low.y - high.x * i) * i + low.x)
  }
}

/// Of the quartic kernel: with b = a − π², w·(b² + 4bπ·i + (4π² − 2b)·i² − 4π·i³ + i⁴).
struct QuarticMoments: RowMoments {
  var low: SIMD2<Double>
  var middle: SIMD2<Double>
  var high: SIMD2<Double>
  static let zero = QuarticMoments(low: .zero, middle: .zero, high: .zero)
  static func height(_ rest: Double) -> Double { rest * rest }

  init(low: SIMD2<Double>, middle: SIMD2<Double>, high: SIMD2<Double>) {
    self.low = low
    self.middle = middle
    self.high = high
  }

  init(weight w: Double, half a: Double, place p: Double) {
    let square = p * p
    let b = a - square
    let bw = b * w
    let pw = 4 * p * w
    low = SIMD2(b * bw, b * pw)
    middle = SIMD2(p * pw - 2 * bw, -pw)
    high = SIMD2(w, 1)
  }

  static func += (sum: inout Self, other: Self) {
    sum.low += other.low
    sum.middle += other.middle
    sum.high += other.high
  }

  static func -= (sum: inout Self, other: Self) {
    sum.low -= other.low
    sum.middle -= other.middle
    sum.high -= other.high
  }

  func value(at i: Double) -> Double {
    if high.y == 0 { return 0 }
    let square = i * i
    let upper = (high.x * i + middle.y) * i + middle.x
    return max(0, upper * square + (low.y * i + low.x))
  }
}

/// Of the triweight kernel: with b = a − π² and c = 2π, w·(b + c·i − i²)³.
struct TriweightMoments: RowMoments {
  var first: SIMD2<Double>
  var second: SIMD2<Double>
  var third: SIMD2<Double>
  var fourth: SIMD2<Double>
  static let zero = TriweightMoments(first: .zero, second: .zero, third: .zero, fourth: .zero)
  static func height(_ rest: Double) -> Double { rest * rest * rest }

  init(
    first: SIMD2<Double>, second: SIMD2<Double>, third: SIMD2<Double>, fourth: SIMD2<Double>
  ) {
    self.first = first
    self.second = second
    self.third = third
    self.fourth = fourth
  }

  init(weight w: Double, half a: Double, place p: Double) {
    let c = 2 * p
    let square = c * c
    let b = a - p * p
    let bw = b * w
    first = SIMD2(b * b * bw, 3 * b * c * bw)
    second = SIMD2(3 * bw * (square - b), c * (square * w - 6 * bw))
    third = SIMD2(3 * (bw - square * w), 3 * c * w)
    fourth = SIMD2(-w, 1)
  }

  static func += (sum: inout Self, other: Self) {
    sum.first += other.first
    sum.second += other.second
    sum.third += other.third
    sum.fourth += other.fourth
  }

  static func -= (sum: inout Self, other: Self) {
    sum.first -= other.first
    sum.second -= other.second
    sum.third -= other.third
    sum.fourth -= other.fourth
  }

  func value(at i: Double) -> Double {
    if fourth.y == 0 { return 0 }
    let upper = ((fourth.x * i + third.y) * i + third.x) * i + second.y
    return max(0, ((upper * i + second.x) * i + first.y) * i + first.x)
  }
}
