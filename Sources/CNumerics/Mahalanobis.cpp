// Covariates made uncorrelated by Eigen, so that plain distances between rows are Mahalanobis'.
#include "CNumerics.h"

#include <cmath>
#include <eigen3/Eigen/Dense>

namespace {

int32_t whiten(const double *columns, int32_t rows, int32_t count, const double *weights,
               double tolerance, double *whitened) {
  Eigen::MatrixXd scores = Eigen::Map<const Eigen::MatrixXd>(columns, rows, count);
  for (int32_t column = 0; column < count; column++) {
    Eigen::VectorXd values = scores.col(column);
    const double span = values.maxCoeff() - values.minCoeff();
    if (!(span > 0)) {
      scores.col(column).setZero();
      continue;
    }
    // About the first value and over the span, so that neither large nor small units hurt.
    values = (values.array() - values[0]) / span;
    values.array() -= values.mean();
    scores.col(column) = values / std::sqrt(values.squaredNorm() / (rows - 1));
  }
  const Eigen::MatrixXd correlation = scores.transpose() * scores / (rows - 1);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlation);
  if (solver.info() != Eigen::Success) return -1;
  for (int32_t column = 0; column < count; column++) scores.col(column) *= weights[column];
  const Eigen::VectorXd &values = solver.eigenvalues();
  const double least = tolerance * values.maxCoeff();
  Eigen::Map<Eigen::MatrixXd> result(whitened, rows, count);
  int32_t rank = 0;
  for (int32_t place = 0; place < count; place++) {
    if (!(values[place] > least)) continue;
    result.col(rank) = scores * solver.eigenvectors().col(place) / std::sqrt(values[place]);
    rank++;
  }
  return rank;
}

}  // namespace

extern "C" int32_t hotspot_whiten(const double *columns, int32_t rows, int32_t count,
                                  const double *weights, double tolerance, double *whitened) {
  if (rows < 2 || count < 1) return 0;
  try {
    return whiten(columns, rows, count, weights, tolerance, whitened);
  } catch (...) {
    return -1;
  }
}
