/// Rounding to a few decimals as `printf` does it.
public enum DecimalRounding {
  /// A value times 10,000, rounded to the nearest whole number, exact halves to even.
  ///
  /// The product is judged exactly by a fused multiply-add, so the result is the decimal nearest
  /// to the double itself, not to a rounded product.
  public static func tenThousandths(_ value: Double) -> Int64 {
    // Where the product rounds up to a whole number, that number is the nearest all the same.
    let floor = (value * 10_000).rounded(.down)
    // The sign of value·10⁴ − (floor + ½) with one rounding only.
    let excess = (-(floor + 0.5)).addingProduct(value, 10_000)
    if excess != 0 { return Int64(floor) + (excess > 0 ? 1 : 0) }
    return Int64(floor) % 2 == 0 ? Int64(floor) : Int64(floor) + 1
  }
}
