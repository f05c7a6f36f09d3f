// Distributions of Boost.Math behind C functions, so that Swift needs no C++.
#ifndef HOTSPOT_CNUMERICS_H
#define HOTSPOT_CNUMERICS_H

#ifdef __cplusplus
extern "C" {
#endif

/// The quantile of the beta distribution; NaN for parameters outside its domain.
double hotspot_beta_quantile(double a, double b, double probability);

#ifdef __cplusplus
}
#endif

#endif
