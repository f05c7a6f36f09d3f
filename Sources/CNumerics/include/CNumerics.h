// Distributions of Boost.Math behind C functions, so that Swift needs no C++.
#ifndef HOTSPOT_CNUMERICS_H
#define HOTSPOT_CNUMERICS_H

#ifdef __cplusplus
extern "C" {
#endif

/// The quantile of the beta distribution; NaN for parameters outside its domain.
double hotspot_beta_quantile(double a, double b, double probability);

/// The quantile of Student's t; NaN for parameters outside its domain.
double hotspot_student_t_quantile(double degrees, double probability);

#ifdef __cplusplus
}
#endif

#endif
