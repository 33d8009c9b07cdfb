// The tests of Probability.
