// Distributions of Boost.Math and linear algebra of Eigen behind C functions, so that Swift needs no C++.
#ifndef HOTSPOT_CNUMERICS_H
#define HOTSPOT_CNUMERICS_H

#ifdef __cplusplus
extern "C" {
#endif

/// The quantile of the beta distribution; NaN for parameters outside its domain.
double hotspot_beta_quantile(double a, double b, double probability);

/// The quantile of the chi-squared distribution; infinite for probability 1, NaN outside its domain.
double hotspot_chi_squared_quantile(double freedom, double probability);

/// The share of the chi-squared distribution up to a value; NaN outside its domain.
double hotspot_chi_squared_cumulative(double freedom, double value);

/// The eigenvalues, ascending, and the eigenvectors, one after the other, of a symmetric matrix of
/// size × size numbers; 0 where they were found.
int hotspot_symmetric_eigen(const double *matrix, int size, double *values, double *vectors);

#ifdef __cplusplus
}
#endif

#endif
