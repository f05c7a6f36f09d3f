/// What the kernel of a point is multiplied with.
struct KernelScale: Sendable {
  let kernel: DensityKernel
  /// Whether the kernel is a density in square units of the coordinates, or of height one.
  let isDensity: Bool

  /// The factor of (h²/step² − d²)ᵏ, d in steps, or of the exponential.
  func factor(bandwidth: Double, step: Double) -> Double {
    let height = isDensity ? kernel.peak / (bandwidth * bandwidth) : 1
    let steps = bandwidth / step
    var power = 1.0
    for _ in 0..<(kernel.power ?? 0) { power *= steps * steps }
    return height / power
  }
}
