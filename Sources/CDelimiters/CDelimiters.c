#include "CDelimiters.h"
