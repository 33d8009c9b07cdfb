/* The K5 yardstick as one would write it by hand: scalar C, one trajectory at a time, GSL's generator and samplers.
 * Usage: k5 TRAJECTORIES SEED. Prints the seconds taken, the trajectories per second and the share in which each hazard fired. */
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "k5_coefficients.h"

static double weighted(double start, const double *weight, const double *state) {
  for (int i = 0; i < STATES; i++) start += weight[i] * state[i];
  return start;
}

static int choose(gsl_rng *generator, const double (*weight)[STATES], const double *intercept, const double *state) {
  double share[ACTIONS], best = -INFINITY, total = 0;
  for (int action = 0; action < ACTIONS; action++) {
    share[action] = weighted(intercept[action], weight[action], state);
    if (share[action] > best) best = share[action];
  }
  for (int action = 0; action < ACTIONS; action++) total += share[action] = exp(share[action] - best);
  double rest = gsl_rng_uniform(generator) * total;
  int action = 0;
  while (action < ACTIONS - 1 && rest >= share[action]) rest -= share[action++];
  return action;
}

int main(int argc, char **argv) {
  long trajectories = argc > 1 ? atol(argv[1]) : 1000;
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, argc > 2 ? strtoul(argv[2], NULL, 10) : 1);
  long fired[HAZARDS] = {0}, days[HAZARDS] = {0};
  double peak_total = 0, final_total[STATES] = {0};
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (long trajectory = 0; trajectory < trajectories; trajectory++) {
    double state[STATES];
    int first[HAZARDS];
    for (int i = 0; i < STATES; i++) state[i] = initial_state[i];
    for (int hazard = 0; hazard < HAZARDS; hazard++) first[hazard] = -1;
    double peak = state[0];
    for (int day = 0; day < DAYS; day++) {
      int chosen[ACTORS];
      for (int actor = 0; actor < ACTORS; actor++)
        chosen[actor] = choose(generator, utility_weight[actor], utility_intercept[actor], state);
      for (int hazard = 0; hazard < HAZARDS; hazard++) {
        double probability = 1 / (1 + exp(-weighted(hazard_intercept[hazard], hazard_weight[hazard], state)));
        if (gsl_rng_uniform(generator) < probability && first[hazard] < 0) first[hazard] = day;
      }
      double change[STATES];
      for (int i = 0; i < STATES; i++) change[i] = reversion_rate[i] * (reversion_target[i] - state[i]);
      for (int actor = 0; actor < ACTORS; actor++)
        for (int shift = 0; shift < SHIFTS; shift++)
          change[shift_target[actor][chosen[actor]][shift]] +=
              shift_mean[actor][chosen[actor]][shift] + gsl_ran_gaussian(generator, shift_sd[actor][chosen[actor]][shift]);
      for (int i = 0; i < STATES; i++) state[i] += change[i];
      if (state[0] > peak) peak = state[0];
    }
    for (int hazard = 0; hazard < HAZARDS; hazard++)
      if (first[hazard] >= 0) fired[hazard]++, days[hazard] += first[hazard];
    peak_total += peak;
    for (int i = 0; i < STATES; i++) final_total[i] += state[i];
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  double seconds = (double)(end.tv_sec - begin.tv_sec) + 1e-9 * (double)(end.tv_nsec - begin.tv_nsec);
  printf("%.6f %.2f", seconds, (double)trajectories / seconds);
  for (int hazard = 0; hazard < HAZARDS; hazard++) printf(" %.6f", (double)fired[hazard] / (double)trajectories);
  printf(" %.6f %.6f\n", peak_total / (double)trajectories, final_total[0] / (double)trajectories);
  gsl_rng_free(generator);
  return days[0] < 0;
}
