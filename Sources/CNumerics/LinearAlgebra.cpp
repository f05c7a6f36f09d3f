#include "CNumerics.h"

#include <eigen3/Eigen/Dense>

extern "C" int hotspot_symmetric_eigen(
    const double *matrix, int size, double *values, double *vectors) {
  if (size < 1) return 1;
  try {
    Eigen::Map<const Eigen::MatrixXd> input(matrix, size, size);
    if (!input.allFinite()) return 1;
    Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(input);
    if (solver.info() != Eigen::Success) return 1;
    Eigen::Map<Eigen::VectorXd>(values, size) = solver.eigenvalues();
    Eigen::Map<Eigen::MatrixXd>(vectors, size, size) = solver.eigenvectors();
    return 0;
  } catch (...) {
    return 1;
  }
}
