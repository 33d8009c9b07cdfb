#!/usr/bin/env python3
"""Writes quantiles.json: reference values for the laws' quantile, density and distribution functions.

Everything is computed with mpmath in 70 digits. Laws with closed forms use them. Gamma, beta, student and
pert integrate their density: in the coordinate log x (gamma), logit x (beta, pert) or asinh(x / sqrt(df))
(student) the density is smooth and log-concave on the whole line for every shape, so Gauss-Legendre panels
scaled to its width converge quickly. The total of the panels is compared with the normalising constant from
log-gamma for every density integrated, and must agree to 1e-25. Counts use the gamma and beta integrals
their distribution functions equal, and direct sums of the mass function near zero.

Usage: make-quantiles.py          writes quantiles.json beside this script
       make-quantiles.py --check  makes the independent checks only, and writes nothing
"""

import json
import sys
import time
from bisect import bisect_right
from fractions import Fraction
from pathlib import Path
from statistics import NormalDist

from mpmath import mp, mpf

mp.dps = 70

HALF = mpf(1) / 2
UNIT = 2.0**-53
DIRECT_TERMS = 2000  # counts below this are found by summing the mass function
worst_normalisation = mpf(0)
lines_built = 0


# --- The grid of probabilities -------------------------------------------------------------------------


def on_grid(u):
    """The nearest (j + 1/2) * 2^-52, an odd multiple of 2^-53, which is an exact double."""
    j = min(max(int(Fraction(u) * 2**52), 0), 2**52 - 1)
    return (2 * j + 1) * UNIT


PROBABILITIES = [UNIT] + [on_grid(u) for u in (1e-12, 1e-6, 1e-3, 0.01, 0.1, 0.3)]
PROBABILITIES += [0.5 - UNIT, 0.5 + UNIT]
PROBABILITIES += [on_grid(u) for u in (0.7, 0.9, 0.99, 0.999, 1 - 1e-6, 1 - 1e-12)] + [1 - UNIT]
MIDDLE = [on_grid(u) for u in (0.1, 0.5, 0.9)]


# --- Gauss-Legendre panels -----------------------------------------------------------------------------


def gauss_legendre(n):
    nodes = []
    for i in range(1, n + 1):
        x = mp.cos(mp.pi * (i - mpf(1) / 4) / (n + HALF))
        for _ in range(10):
            p0, p1 = mpf(1), x
            for k in range(2, n + 1):
                p0, p1 = p1, ((2 * k - 1) * x * p1 - (k - 1) * p0) / k
            slope = n * (x * p1 - p0) / (x * x - 1)
            x -= p1 / slope
            if abs(p1 / slope) < mpf(10) ** -65:
                break
        nodes.append((x, 2 / ((1 - x * x) * slope * slope)))
    return nodes


NODES = gauss_legendre(40)


class Line:
    """A density on the real line, log-concave, known up to its constant by its logarithm.

    `left` is (end, rate): below `end` the density is its value at `end` times exp(rate * (s - end)), to
    within 1e-45; `right` likewise above. Either may be None.
    """

    def __init__(self, log_density, slope, mode, width, log_constant, left=None, right=None):
        global worst_normalisation, lines_built
        self.g, self.shift = log_density, log_density(mode)
        self.slope, self.left, self.right = slope, left, right
        below, low_rest = self._panels(mode, -width, left, slope)
        above, high_rest = self._panels(mode, width, right, slope)
        self.edges = [e for e, _ in reversed(below)] + [mode] + [e for e, _ in above]
        pieces = [p for _, p in reversed(below)] + [p for _, p in above]
        self.lower, self.upper = [low_rest], [high_rest]
        for p in pieces:
            self.lower.append(self.lower[-1] + p)
        for p in reversed(pieces):
            self.upper.append(self.upper[-1] + p)
        self.upper.reverse()
        self.total = mp.exp(log_constant - self.shift)
        error = abs((self.lower[-1] + high_rest) / self.total - 1)
        if error > mpf(10) ** -25:
            raise ArithmeticError(f"the density integrates to 1 + {mp.nstr(error, 3)}")
        worst_normalisation = max(worst_normalisation, error)
        lines_built += 1

    def f(self, s):
        return mp.exp(self.g(s) - self.shift)

    def integral(self, a, b):
        c, h = (a + b) / 2, (b - a) / 2
        return h * mp.fsum(w * self.f(c + h * x) for x, w in NODES)

    def _panels(self, start, step, tail, slope):
        panels, s, total = [], start, mpf(0)
        while True:
            if tail and (s - tail[0]) * step >= 0:
                return panels, self.f(s) / abs(tail[1])
            if panels:
                rest = self.f(s) / max(abs(slope(s)), mpf(10) ** -400)
                if rest < total * mpf(10) ** -62:
                    return panels, rest  # a bound on what is left; far below every probability asked for
            piece = abs(self.integral(s, s + step))
            s += step
            total += piece
            panels.append((s, piece))

    def tails(self, s):
        """The probability below s and above s, each to full relative accuracy."""
        e = self.edges
        # Outside the panels the density is exponential, or the tail below 1e-60 and this an estimate of it.
        if s <= e[0]:
            low = self.f(s) / abs(self.slope(s)) / self.total
            return low, 1 - low
        if s >= e[-1]:
            high = self.f(s) / abs(self.slope(s)) / self.total
            return 1 - high, high
        i = bisect_right(e, s) - 1
        low = self.lower[i] + self.integral(e[i], s)
        high = self.upper[i + 1] + self.integral(s, e[i + 1])
        return low / self.total, high / self.total

    def quantile(self, u):
        """The s with u below it, by a safeguarded Newton search on the logarithm of the smaller tail."""
        e, use_lower = self.edges, u <= HALF
        target = (u if use_lower else 1 - u) * self.total
        if self.left and u * self.total <= self.lower[0]:
            return e[0] + mp.log(u * self.total / self.lower[0]) / self.left[1]
        if self.right and (1 - u) * self.total <= self.upper[-1]:
            return e[-1] + mp.log((1 - u) * self.total / self.upper[-1]) / self.right[1]
        if use_lower:
            i = bisect_right(self.lower, target) - 1
        else:
            i = next(i for i in range(len(e) - 2, -1, -1) if self.upper[i] >= target)
        a, b = e[i], e[i + 1]
        width, s = b - a, (a + b) / 2
        low, high = a, b
        for _ in range(200):
            value = self.lower[i] + self.integral(a, s) if use_lower else self.upper[i + 1] + self.integral(s, b)
            if (value > target) == use_lower:
                high = s
            else:
                low = s
            step = mp.log(target / value) * value / self.f(s) * (1 if use_lower else -1)
            if abs(step) < width * mpf(10) ** -20:
                return s + step  # converges quadratically: now right to about 1e-40
            s = s + step if low < s + step < high else (low + high) / 2
        raise ArithmeticError("no convergence")


def softplus(s):
    return s + mp.log1p(mp.exp(-s)) if s > 0 else mp.log1p(mp.exp(s))


def gamma_line(a):
    """log x for gamma(a, 1)."""
    return Line(
        lambda t: a * t - mp.exp(t), lambda t: a - mp.exp(t), mp.log(a),
        min(mpf(3) / 2, mpf(3) / 2 / mp.sqrt(a)), mp.loggamma(a), left=(mpf(-110), a))


def beta_line(a, b):
    """logit x for beta(a, b)."""
    n = a + b
    return Line(
        lambda s: a * s - n * softplus(s), lambda s: a - n / (1 + mp.exp(-s)), mp.log(a / b),
        min(mpf(3) / 2, mpf(3) / 2 * mp.sqrt(1 / a + 1 / b)),
        mp.loggamma(a) + mp.loggamma(b) - mp.loggamma(n),
        left=(-110 - mp.log(max(1, n)), a), right=(110 + mp.log(max(1, n)), -b))


def student_line(v):
    """asinh(x / sqrt(v)) for student(v)."""
    with mp.workdps(80 + max(0, int(mp.log10(v)))):
        constant = +(mp.loggamma(HALF) + mp.loggamma(v / 2) - mp.loggamma((v + 1) / 2))
    return Line(
        lambda s: -v / 2 * mp.log1p(mp.sinh(s) ** 2), lambda s: -v * mp.tanh(s), mpf(0),
        min(mpf(3) / 4, mpf(3) / 2 / mp.sqrt(v)), constant, left=(mpf(-60), v), right=(mpf(60), -v))


# --- Continuous laws -----------------------------------------------------------------------------------
# Each returns mean, variance, quantile(u), and functions(x) = (density, below, above).


def standard_normal_quantile(u):
    if u > HALF:
        return -standard_normal_quantile(1 - u)
    z = mpf(NormalDist().inv_cdf(float(u)))
    for _ in range(20):
        value = mp.erfc(-z / mp.sqrt(2)) / 2
        step = mp.log(u / value) * value / mp.npdf(z)
        z += step
        if abs(step) < mpf(10) ** -30:
            return z
    raise ArithmeticError("no convergence")


def normal(mean, sd):
    def functions(x):
        z = (x - mean) / sd
        r = z / mp.sqrt(2)
        return mp.exp(-z * z / 2) / mp.sqrt(2 * mp.pi) / sd, mp.erfc(-r) / 2, mp.erfc(r) / 2

    return mean, sd * sd, lambda u: mean + sd * standard_normal_quantile(u), functions


def lognormal(mu, sigma):
    _, _, quantile, base = normal(mu, sigma)

    def functions(x):
        density, below, above = base(mp.log(x))
        return density / x, below, above

    mean = mp.exp(mu + sigma**2 / 2)
    return mean, mean**2 * mp.expm1(sigma**2), lambda u: mp.exp(quantile(u)), functions


def uniform(low, high):
    w = high - low
    return ((low + high) / 2, w * w / 12, lambda u: low + w * u,
            lambda x: (1 / w, (x - low) / w, (high - x) / w))


def weibull(scale, shape):
    def functions(x):
        z = (x / scale) ** shape
        return shape / x * z * mp.exp(-z), -mp.expm1(-z), mp.exp(-z)

    m1, m2 = mp.gamma(1 + 1 / shape), mp.gamma(1 + 2 / shape)
    return scale * m1, scale**2 * (m2 - m1 * m1), lambda u: scale * (-mp.log1p(-u)) ** (1 / shape), functions


def exponential(mean):
    return weibull(mean, mpf(1))


def logistic_noise(location, scale):
    def functions(x):
        z = (x - location) / scale
        below, above = 1 / (1 + mp.exp(-z)), 1 / (1 + mp.exp(z))
        return below * above / scale, below, above

    return location, (scale * mp.pi) ** 2 / 3, lambda u: location + scale * mp.log(u / (1 - u)), functions


def pareto(shape, scale):
    def functions(x):
        above = (scale / x) ** shape
        return shape / x * above, -mp.expm1(shape * mp.log(scale / x)), above

    mean = shape * scale / (shape - 1) if shape > 1 else mp.inf
    variance = None if shape <= 1 else mp.inf if shape <= 2 else scale**2 * shape / (shape - 1) ** 2 / (shape - 2)
    return mean, variance, lambda u: scale * (1 - u) ** (-1 / shape), functions


def cauchy(location, scale):
    def functions(x):
        z = (x - location) / scale
        below = mp.atan2(1, -z) / mp.pi
        return 1 / (mp.pi * scale * (1 + z * z)), below, mp.atan2(1, z) / mp.pi

    return None, None, lambda u: location + scale * mp.tan(mp.pi * (u - HALF)), functions


def triangular(low, mode, high):
    w = high - low
    split = (mode - low) / w

    def quantile(u):
        if u <= split:
            return low + mp.sqrt(u * w * (mode - low))
        return high - mp.sqrt((1 - u) * w * (high - mode))

    def functions(x):
        if x < mode:
            below = (x - low) ** 2 / (w * (mode - low))
            return 2 * (x - low) / (w * (mode - low)), below, 1 - below
        if x == mode:
            return 2 / w, split, 1 - split
        above = (high - x) ** 2 / (w * (high - mode))
        return 2 * (high - x) / (w * (high - mode)), 1 - above, above

    variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    return (low + mode + high) / 3, variance, quantile, functions


def gamma(shape, scale):
    line = gamma_line(shape)

    def functions(x):
        t = mp.log(x / scale)
        return (line.f(t) / line.total / x, *line.tails(t))

    return shape * scale, shape * scale**2, lambda u: scale * mp.exp(line.quantile(u)), functions


def beta(a, b, low=mpf(0), width=mpf(1)):
    line = beta_line(a, b)

    def functions(x):
        y = (x - low) / width
        s = mp.log(y / (1 - y))
        return (line.f(s) / line.total / (y * (1 - y) * width), *line.tails(s))

    variance = width**2 * a * b / (a + b) ** 2 / (a + b + 1)
    return low + width * a / (a + b), variance, lambda u: low + width / (1 + mp.exp(-line.quantile(u))), functions


def pert(low, mode, high):
    w = high - low
    return beta(1 + 4 * (mode - low) / w, 1 + 4 * (high - mode) / w, low, w)


def student(v):
    line = student_line(v)
    root = mp.sqrt(v)

    def functions(x):
        s = mp.asinh(x / root)
        return (line.f(s) / line.total / (root * mp.cosh(s)), *line.tails(s))

    mean = mpf(0) if v > 1 else None
    variance = None if v <= 1 else mp.inf if v <= 2 else v / (v - 2)
    return mean, variance, lambda u: root * mp.sinh(line.quantile(u)), functions


# --- Counts --------------------------------------------------------------------------------------------


class Count:
    """A count's mass function, and its tails P(K <= k) and P(K > k) for real k."""

    def __init__(self, mean, variance, first, ratio, mass, tails, last=None):
        self.mean, self.variance = mean, variance
        self.first, self.ratio = first, ratio  # mass(0), and mass(k) / mass(k - 1)
        self.mass, self.tails, self.last = mass, tails, last
        self.sums = None

    def direct(self):
        if self.sums is None:
            m = s = self.first
            self.sums = [s]
            for k in range(1, DIRECT_TERMS):
                if self.last is not None and k > self.last:
                    break
                m *= self.ratio(k)
                s += m
                self.sums.append(s)
        return self.sums

    def search(self, u, strict=False):
        """The smallest k with F(k) >= u (or > u), with F(k - 1) and F(k)."""
        sums = self.direct()
        reached = (lambda f: f > u) if strict else (lambda f: f >= u)
        if self.last is not None and self.last < len(sums):
            sums = sums[:-1] + [mpf(1)]  # the last is 1 exactly
        if reached(sums[-1]):
            k = next(k for k, f in enumerate(sums) if reached(f))
            return k, sums[k - 1] if k else mpf(0), sums[k]
        k = int(mp.ceil(self._real_root(u) - mpf(10) ** -6))
        f = self.tails(mpf(k))[0]
        for _ in range(100):
            m = self.mass(mpf(k))
            if not reached(f):
                k += 1
                f += self.mass(mpf(k))
            elif reached(f - m):
                k -= 1
                f -= m
            else:
                return k, f - m, f
        raise ArithmeticError("no convergence")

    def _real_root(self, u):
        """k with F(k) = u for the continuation of F to real k: Newton in log k on log of the smaller tail."""
        side = 0 if u <= HALF else 1
        target = u if side == 0 else 1 - u
        low, high = mp.log(mpf(DIRECT_TERMS) / 2), None
        sd = mp.sqrt(self.variance)
        k = self.mean + standard_normal_quantile(u) * sd
        if sd > self.mean / 5 or k < DIRECT_TERMS:
            k = max(self.mean, mpf(DIRECT_TERMS))
        y = mp.log(k)
        for _ in range(200):
            k = mp.exp(y)
            value = self.tails(k)[side]
            above = value > target if side == 0 else value < target
            if above:
                high = y
            else:
                low = y
            if value == 0:
                step = None
            else:
                step = mp.log(target / value) * value / (k * self.mass(k)) * (1 if side == 0 else -1)
                if abs(step) * k < mpf(10) ** -7:
                    return mp.exp(y + step)
            if step is not None and low < y + step and (high is None or y + step < high):
                y += min(step, mpf(5))
            else:
                y = (low + high) / 2 if high is not None else y + 1
        raise ArithmeticError("no convergence")


def poisson_count(mean):
    def tails(k):
        upper, lower = gamma_line(k + 1).tails(mp.log(mean))
        return lower, upper

    return Count(mean, mean, mp.exp(-mean), lambda k: mean / k,
                 lambda k: mp.exp(k * mp.log(mean) - mean - mp.loggamma(k + 1)), tails)


def binomial_count(n, p):
    q = 1 - p
    logit = mp.log(p / q)

    def tails(k):
        if k >= n:
            return mpf(1), mpf(0)
        upper, lower = beta_line(k + 1, n - k).tails(logit)
        return lower, upper

    def mass(k):
        return mp.exp(mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
                      + k * mp.log(p) + (n - k) * mp.log1p(-p))

    return Count(n * p, n * p * q, mp.exp(n * mp.log1p(-p)), lambda k: (n - k + 1) / k * (p / q), mass, tails, int(n))


def negative_binomial_count(n, p):
    q = 1 - p
    logit = mp.log(p / q)

    def mass(k):
        return mp.exp(mp.loggamma(n + k) - mp.loggamma(n) - mp.loggamma(k + 1) + n * mp.log(p) + k * mp.log(q))

    return Count(n * q / p, n * q / p**2, p**n, lambda k: (n + k - 1) / k * q, mass,
                 lambda k: beta_line(n, k + 1).tails(logit))


def counted(count):
    return (count.mean, count.variance, count.search, lambda k: (count.mass(k), *count.tails(k)))


def poisson(mean):
    return counted(poisson_count(mean))


def negative_binomial(n, p):
    return counted(negative_binomial_count(n, p))


def binomial(n, p):
    if p <= HALF:
        return counted(binomial_count(n, p))
    failures = binomial_count(n, 1 - p)

    def quantile(u):
        j, before, at = failures.search(1 - u, strict=True)
        return int(n) - j, 1 - at, 1 - before

    def functions(k):
        j = n - k  # P(K <= k) = P(J >= j) = P(J > j - 1)
        upper, lower = failures.tails(j - 1) if j > 0 else (mpf(0), mpf(1))
        return failures.mass(j), lower, upper

    return n * p, n * p * (1 - p), quantile, functions


def bernoulli(p):
    def quantile(u):
        return (0, mpf(0), 1 - p) if u <= 1 - p else (1, 1 - p, mpf(1))

    return (p, p * (1 - p), quantile, lambda k: (1 - p, 1 - p, p) if k == 0 else (p, mpf(1), mpf(0)))


CONTINUOUS = {
    "normal": normal, "lognormal": lognormal, "uniform": uniform, "exponential": exponential, "gamma": gamma,
    "beta": beta, "weibull": weibull, "logisticNoise": logistic_noise, "student": student, "pareto": pareto,
    "cauchy": cauchy, "triangular": triangular, "pert": pert,
}
COUNTS = {"poisson": poisson, "binomial": binomial, "negativeBinomial": negative_binomial, "bernoulli": bernoulli}

MOST = 2.0**53
CASES = {
    "normal": [(0, 1), (10, 2.5), (-1e6, 1e-3), (1e-300, 1e-300)],
    "lognormal": [(0, 1), (0, 1e-3), (-3, 0.25), (2, 10), (0, 100)],
    "uniform": [(0, 1), (-3, 5), (1e-300, 1e300)],
    "exponential": [(1,), (1e-300,), (2.5e6,)],
    "gamma": [(1e-3, 1), (0.02, 2), (0.1, 1e10), (0.5, 1), (1, 3), (2.5, 0.4), (30, 1), (1e3, 1e-3), (1e5, 7),
              (1e8, 1), (1e12, 1)],
    "beta": [(1e-3, 1e-3), (1e-3, 1), (1, 1e-3), (0.02, 0.5), (0.5, 0.5), (0.9, 0.1), (0.5, 30), (1, 1), (2, 3),
             (1e-3, 1e12), (1e12, 1e-3), (0.1, 1e6), (1e3, 2e3), (1e6, 3), (1e6, 1e6), (1e12, 1e12), (1e12, 5),
             (1, 1e12), (2.5, 1e9), (1e4, 1e12)],
    "weibull": [(1, 1e-3), (2, 0.1), (1, 0.5), (3, 1), (1, 2), (10, 30), (1, 1e6), (1, 1e12)],
    "logisticNoise": [(0, 1), (-20, 3)],
    "student": [(1e-3,), (0.02,), (0.5,), (1,), (2,), (2.0001,), (3,), (30,), (1e4,), (1e8,), (1e15,), (1e20,),
                (1e300,)],
    "pareto": [(1e-3, 1), (0.5, 2), (1.5, 1), (3, 10), (1e3, 1), (1e12, 1)],
    "cauchy": [(0, 1), (5, 1e-3)],
    "triangular": [(0, 1, 4), (-5, -5, 5), (0, 10, 10), (1, 1.001, 1e6)],
    "pert": [(0, 2, 10), (-5, -5, 5), (0, 1, 1), (1, 1.001, 1e6)],
    "poisson": [(1e-3,), (0.5,), (4,), (100,), (1e4,), (123456.5,), (1e8,), (1e12,), (1e15,)],
    "binomial": [(1, 0.3), (10, 0.5), (50, 0.02), (1000, 0.999), (1e5, 0.4), (1e9, 1e-9), (1e9, 0.7), (1e12, 1e-6),
                 (MOST, 1e-300), (MOST, 1e-15), (MOST, 1e-9), (MOST, 0.5), (MOST, 0.9), (MOST, 1 - 1e-9)],
    "negativeBinomial": [(1e-3, 0.5), (1e-3, 1e-9), (0.1, 1e-4), (0.5, 0.9), (1, 0.2), (2.5, 1e-9), (12.5, 0.3),
                         (1e3, 1 - 1e-9), (1e4, 0.01), (1e6, 0.5), (1e9, 0.999), (1e12, 1e-9), (1e12, 0.5),
                         (1e12, 1 - 1e-9)],
    "bernoulli": [(1e-300,), (1e-9,), (0.3,), (0.5,), (1 - 2.0**-53,)],
}


# --- Writing -------------------------------------------------------------------------------------------


def digits(x, count=25):
    if x is None:
        return None
    if x == mp.inf:
        return "inf"
    if x == 0:
        return "0"
    return mp.nstr(x, count, min_fixed=-4, max_fixed=20, strip_zeros=True)


def to_double(x):
    """The nearest double, ties to even, with underflow and overflow."""
    sign, mantissa, exponent, _ = x._mpf_
    value = Fraction(int(mantissa)) * Fraction(2) ** exponent
    try:
        return float(-value if sign else value)
    except OverflowError:
        return float("-inf") if sign else float("inf")


def quantile_entry(u, x):
    entry = {"u": u.hex(), "x": digits(x)}
    rounded = to_double(x)
    if rounded == 0 and x != 0:
        entry.update(x="0", range="underflow")
    elif abs(rounded) == float("inf"):
        entry.update(x="inf" if x > 0 else "-inf", range="overflow")
    elif 0 < abs(rounded) < 2.0**-1022:
        entry["range"] = "subnormal"
    return entry


def case(law, parameters):
    parameters = [float(p) for p in parameters]
    exact = [mpf(p) for p in parameters]
    entry = {"law": law, "parameters": [repr(p) for p in parameters]}
    functions = []
    if law in CONTINUOUS:
        mean, variance, quantile, evaluate = CONTINUOUS[law](*exact)
        entry["points"] = [quantile_entry(u, quantile(mpf(u))) for u in PROBABILITIES]
        places = [to_double(quantile(mpf(u))) for u in MIDDLE]
        open_ends = {"beta": (0.0, 1.0), "pert": (parameters[0], parameters[-1])}.get(law, ())
        positive = law in ("gamma", "weibull", "lognormal", "exponential", "pareto")
        places = [x for x in places if abs(x) != float("inf") and x not in open_ends and not (positive and x == 0)]
        if law == "pareto":
            places = [x for x in places if x > parameters[1]]
    else:
        mean, variance, quantile, evaluate = COUNTS[law](*exact)
        points = []
        for u in PROBABILITIES:
            k, before, at = quantile(mpf(u))
            assert before < u <= at, (law, parameters, u)
            points.append({"u": u.hex(), "x": str(k), "gap": float(mp.nstr(min(u - before, at - u), 17))})
        entry["points"] = points
        places = [float(quantile(mpf(u))[0]) for u in MIDDLE]
    for x in dict.fromkeys(places):
        density, below, above = evaluate(mpf(x))
        assert abs(below + above - 1) < mpf(10) ** -25, (law, parameters, x)
        functions.append({"x": x.hex(), "density": digits(density), "distribution": digits(below),
                          "upper": digits(above)})
    entry.update(mean=digits(mean), variance=digits(variance), functions=functions)
    return {key: entry[key] for key in ("law", "parameters", "mean", "variance", "points", "functions")}


def write():
    start = time.time()
    cases = []
    for law, sets in CASES.items():
        begun = time.time()
        cases += [case(law, s) for s in sets]
        print(f"{law}: {len(sets)} cases, {time.time() - begun:.1f} s", flush=True)
    source = (f"make-quantiles.py, mpmath {__import__('mpmath').__version__}, {mp.dps} digits: closed forms, and "
              "quadrature of the density in log, logit or asinh coordinates")
    lines = ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases)
    path = Path(__file__).with_name("quantiles.json")
    path.write_text(f'{{"source":{json.dumps(source)},"cases":[\n{lines}\n]}}\n')
    points, functions = (sum(len(c[key]) for c in cases) for key in ("points", "functions"))
    print(f"{len(cases)} cases, {points} quantiles, {functions} function values, {path.stat().st_size} bytes, "
          f"{time.time() - start:.0f} s; {lines_built} densities integrated, the totals within "
          f"{mp.nstr(worst_normalisation, 3)} of 1")


# --- Independent checks --------------------------------------------------------------------------------


def check():
    worst = {}

    def compare(name, x, y, limit=mpf(10) ** -22):
        error = abs(x - y) / abs(y) if y else abs(x)
        worst[name] = max(worst.get(name, mpf(0)), error)
        if error > limit:
            raise ArithmeticError(f"{name}: {mp.nstr(x, 30)} and {mp.nstr(y, 30)}")

    us = [mpf(u) for u in PROBABILITIES]
    pairs = [("gamma(1) = exponential", gamma(mpf(1), mpf(3)), exponential(mpf(3))),
             ("student(1) = cauchy", student(mpf(1)), cauchy(mpf(0), mpf(1))),
             ("beta(1, 1) = uniform", beta(mpf(1), mpf(1)), uniform(mpf(0), mpf(1)))]
    for name, left, right in pairs:
        for u in us:
            compare(name, left[2](u), right[2](u))
        for x in (mpf("0.01"), mpf("0.25"), mpf("0.875")):
            for l, r in zip(left[3](x), right[3](x)):
                compare(name, l, r)
    two = student(mpf(2))
    for u in us:
        compare("student(2) closed form", two[2](u), (2 * u - 1) / mp.sqrt(2 * u * (1 - u)))
    for v in (mpf(1e-3), mpf(0.5), mpf(3), mpf(1e4), mpf(1e15)):
        t, b = student(v)[2], beta_line(v / 2, HALF)
        for u in us[:8]:  # v / (v + t^2) is beta(v / 2, 1 / 2)
            y = b.quantile(2 * u)
            compare("student = beta", t(u) ** 2 / v, mp.exp(-y), mpf(10) ** -20)
    for a in (mpf(0.02), mpf(1e6), mpf(1e12)):  # (2 x - 1) / sqrt(x (1 - x)) is t / sqrt(a / 2)
        t, b = student(2 * a)[2], beta_line(a, a)
        for u in us:
            compare("beta(a, a) = student(2 a)", 2 * mp.sinh(b.quantile(u) / 2), t(u) / mp.sqrt(a / 2))
    for a in (mpf(1e8), mpf(1e12)):  # the density in x itself, from 32 deviations below
        line = gamma_line(a)
        for u in us[:6]:
            x, sd = mp.exp(line.quantile(u)), mp.sqrt(a)
            places = [x - i * sd for i in range(32, -1, -1)]
            compare("gamma = mpmath.quad in x", mp.quad(
                lambda y: mp.exp((a - 1) * mp.log(y) - y - mp.loggamma(a)), places, maxdegree=5), u)
    far = student(mpf(1e300))[2]
    for u in us:
        compare("student(1e300) = normal", far(u), standard_normal_quantile(u))
    for a in (mpf(1e-3), mpf(0.5), mpf(1e6), mpf(1e12)):
        one, other = beta(a, mpf(1))[2], beta_line(mpf(1), a)
        for u in us:
            compare("beta(a, 1) closed form", one(u), u ** (1 / a))
            s = other.quantile(u)  # x = 1 - (1 - u)^(1 / a), x / (1 - x) = exp(s)
            compare("beta(1, a) closed form", mp.exp(s), mp.expm1(-mp.log1p(-u) / a))
    for a, b in ((1e-3, 1e12), (0.02, 0.5), (1e3, 2e3), (1e12, 5), (1e12, 1e12)):
        one, other = beta_line(mpf(a), mpf(b)), beta_line(mpf(b), mpf(a))
        for u in us:
            compare("beta(a, b) = 1 - beta(b, a)", mp.exp(one.quantile(u)), mp.exp(-other.quantile(1 - u)))
    half = beta(HALF, HALF)
    for u in us:
        compare("beta(1/2, 1/2) = arcsine", half[2](u), mp.sin(mp.pi * u / 2) ** 2)
    chi = gamma(HALF, mpf(1))
    for u in us:
        compare("gamma(1/2) = normal squared", chi[2](u), standard_normal_quantile((1 + u) / 2) ** 2 / 2)
    for a in (mpf(0.02), mpf(2.5), mpf(30), mpf(1000)):
        line = gamma_line(a)
        for u in us:
            t = line.quantile(u)
            compare("gamma = mpmath.gammainc", line.tails(t)[0], mp.gammainc(a, 0, mp.exp(t), regularized=True))
    for a, b in ((mpf(0.02), HALF), (mpf(2), mpf(3)), (HALF, mpf(30)), (mpf(40), mpf(70))):
        line = beta_line(a, b)
        for u in us:
            x = 1 / (1 + mp.exp(-line.quantile(u)))
            compare("beta = mpmath.betainc", u, mp.betainc(a, b, 0, x, regularized=True))
    for a in (mpf(1e-3), mpf(30), mpf(1e12)):
        line = gamma_line(a)
        for i in range(0, len(line.edges) - 1, 3):
            l, r = line.edges[i], line.edges[i + 1]
            if (piece := line.integral(l, r)) > mpf(10) ** -40:  # mp.quad's tolerance is absolute
                compare("panels = mpmath.quad", piece, mp.quad(line.f, [l, (l + r) / 2, r]))
    for count, ks in ((poisson_count(mpf(1000)), (800, 1000, 1255)), (poisson_count(mpf(4)), (0, 3, 20)),
                      (binomial_count(mpf(1e12), mpf(1e-9)), (800, 1000, 1255)),
                      (binomial_count(mpf(50), mpf(0.02)), (0, 1, 8)),
                      (negative_binomial_count(mpf(2.5), mpf(1e-2)), (0, 240, 1500)),
                      (negative_binomial_count(mpf(1e-3), mpf(1e-9)), (0, 240, 1500)),
                      (negative_binomial_count(mpf(1e12), mpf(1 - 1e-9)), (800, 1000, 1255))):
        for k in ks:
            compare("count tails = direct sums", count.tails(mpf(k))[0], count.direct()[k])
            if k:
                compare("mass = step of direct sums", count.mass(mpf(k)), count.direct()[k] - count.direct()[k - 1])
    for count, k in ((poisson_count(mpf(1e12)), mpf(1e12)), (binomial_count(mpf(2**53), HALF), mpf(2**52)),
                     (negative_binomial_count(mpf(1e12), mpf(1e-9)), mpf(1e21))):
        low, high = count.tails(k), count.tails(k + 1)
        compare("mass = step of tails", high[0] - low[0], count.mass(k + 1), mpf(10) ** -15)
    for name, error in worst.items():
        print(f"{name}: within {mp.nstr(error, 3)}")
    print(f"{lines_built} densities integrated, the totals within {mp.nstr(worst_normalisation, 3)} of 1")


if __name__ == "__main__":
    check() if "--check" in sys.argv[1:] else write()
