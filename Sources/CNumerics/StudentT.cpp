#include "CNumerics.h"

#include <boost/math/distributions/students_t.hpp>
#include <limits>

extern "C" double hotspot_student_t_quantile(double degrees, double probability) {
  if (!(degrees > 0) || !(probability > 0 && probability < 1)) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  try {
    return boost::math::quantile(
        boost::math::students_t_distribution<double>(degrees), probability);
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
