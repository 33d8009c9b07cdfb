#pragma once
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_sf.h>

// The generator's description is a variable, which Swift would have to guard.
static inline gsl_qrng *brink_sobol_alloc(unsigned dimension) { return gsl_qrng_alloc(gsl_qrng_sobol, dimension); }
