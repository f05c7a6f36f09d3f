// Boost.Math, LEMON and Eigen behind C functions, so that Swift needs no C++.
#ifndef HOTSPOT_CNUMERICS_H
#define HOTSPOT_CNUMERICS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The quantile of the beta distribution; NaN for parameters outside its domain.
double hotspot_beta_quantile(double a, double b, double probability);

/// The quantile of the chi-squared distribution; infinite for probability 1, NaN outside its domain.
double hotspot_chi_squared_quantile(double freedom, double probability);

/// The share of the chi-squared distribution up to a value; NaN outside its domain.
double hotspot_chi_squared_cumulative(double freedom, double value);

/// The quantile of Student's t; NaN for parameters outside its domain.
double hotspot_student_t_quantile(double degrees, double probability);

/// The eigenvalues, ascending, and the eigenvectors, one after the other, of a symmetric matrix of
/// size × size numbers; 0 where they were found.
int hotspot_symmetric_eigen(const double *matrix, int size, double *values, double *vectors);

/// A perfect matching of least total cost.
///
/// `costs` is symmetric, nodes × nodes; a negative cost forbids the pair. Each node's `nearest`
/// cheapest edges are tried first; others join until the dual values prove that none is missed.
/// Gives 0, and each node's mate; 1 where there is no perfect matching; 2 where memory is short.
int32_t hotspot_minimum_matching(const int64_t *costs, int32_t nodes, int32_t nearest,
                                 int32_t *mates);

/// A flow within the bounds of its arcs that leaves each node with its supply: out less in.
///
/// The supplies sum to 0. Gives 0, and the flow of each arc; 1 where there is none, and a set of
/// nodes (1 in `barrier`) whose upper bounds out less lower bounds in fall short of its supply; 2
/// where memory is short.
int32_t hotspot_circulation(int32_t nodes, const int64_t *supply, int32_t arcs,
                            const int32_t *tails, const int32_t *heads, const int64_t *lower,
                            const int64_t *upper, int64_t *flow, uint8_t *barrier);

#ifdef __cplusplus
}
#endif

#endif
