#include "CNumerics.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <limits>

extern "C" double hotspot_chi_squared_quantile(double freedom, double probability) {
  if (!(freedom > 0) || !(probability >= 0 && probability <= 1)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (probability == 1) return std::numeric_limits<double>::infinity();
  try {
    return boost::math::quantile(
        boost::math::chi_squared_distribution<double>(freedom), probability);
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}

extern "C" double hotspot_chi_squared_cumulative(double freedom, double value) {
  if (!(freedom > 0) || !(value >= 0)) return std::numeric_limits<double>::quiet_NaN();
  if (value == std::numeric_limits<double>::infinity()) return 1;
  try {
    return boost::math::cdf(boost::math::chi_squared_distribution<double>(freedom), value);
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
