// What makes this safe: the three arrays are made here with as many elements as the C function
// reads and writes, and live through the call; it keeps no pointer.

internal import CNumerics

/// The eigenvalues and eigenvectors of a real symmetric matrix, from Eigen.
public struct SymmetricEigen: Hashable, Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// The eigenvectors of length 1, in the order of the values; their signs are arbitrary.
  public let vectors: [[Double]]

  /// Decomposes a matrix.
  ///
  /// - Parameter rows: as many rows as columns; what is above the diagonal is not looked at.
  /// - Returns: nil for a matrix without rows, not square, or with numbers that are not finite.
  /// - Complexity: O(size³).
  public init?(rows: [[Double]]) {
    let size = rows.count
    guard size > 0, size <= 10_000, rows.allSatisfy({ $0.count == size }) else { return nil }
    // Eigen stores a matrix column by column and reads its lower triangle.
    var matrix: [Double] = []
    for column in 0..<size { for row in 0..<size { matrix.append(rows[row][column]) } }
    var values = [Double](repeating: 0, count: size)
    var vectors = [Double](repeating: 0, count: size * size)
    guard unsafe hotspot_symmetric_eigen(matrix, Int32(size), &values, &vectors) == 0 else {
      return nil
    }
    self.values = values
    self.vectors = (0..<size).map { Array(vectors[$0 * size..<($0 + 1) * size]) }
  }
}
