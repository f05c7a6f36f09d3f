#include "CNumerics.h"

#include <boost/math/distributions/beta.hpp>
#include <limits>

extern "C" double hotspot_beta_quantile(double a, double b, double probability) {
  if (!(a > 0) || !(b > 0) || !(probability >= 0 && probability <= 1)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  try {
    return boost::math::quantile(boost::math::beta_distribution<double>(a, b), probability);
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
