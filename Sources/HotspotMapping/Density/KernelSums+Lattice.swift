internal import Foundation

extension KernelSums {
  /// Reaches in steps beyond which the sum over a lattice is the integral to more digits than hold.
  private static var widest: Double { 2000 }

  /// The sum at a centre of kernels at all centres of the endless lattice, times the cell's area.
  ///
  /// It nears the kernel's integral as the bandwidth grows.
  func massOfLattice(bandwidth: Double, cellArea: Double) -> Double {
    let steps = bandwidth / rows.step
    let reach = steps * scale.kernel.reach
    guard reach <= Self.widest else {
      return scale.isDensity ? 1 : bandwidth * bandwidth / scale.kernel.peak
    }
    let rise = rows.rowStep / rows.step
    var sum = 0.0
    for row in -Int(reach / rise)...Int(reach / rise) {
      let shift = rows.shiftedParity != nil && row & 1 != 0 ? 0.5 : 0
      for column in -Int(reach + 1)...Int(reach + 1) {
        let along = Double(column) + shift
        let across = Double(row) * rise
        sum += height(squaredDistance: along * along + across * across, bandwidth: steps)
      }
    }
    return sum * scale.factor(bandwidth: bandwidth, step: rows.step) * cellArea
  }

  private func height(squaredDistance: Double, bandwidth: Double) -> Double {
    let square = bandwidth * bandwidth
    let rest = square - squaredDistance
    switch scale.kernel {
    case .uniform: return squaredDistance < square * UniformMoments.edge ? 1 : 0
    case .epanechnikov: return EpanechnikovMoments.height(max(0, rest))
    case .quartic: return QuarticMoments.height(max(0, rest))
    case .triweight: return TriweightMoments.height(max(0, rest))
    case .gaussian:
      let reach = scale.kernel.reach
      return squaredDistance < square * reach * reach ? exp(-0.5 * squaredDistance / square) : 0
    }
  }
}
