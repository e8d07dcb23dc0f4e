"""Writes the tables of this folder with mpmath 1.3 (50 digits), which shares no code with the project.

Run: python3 tables.py. The arguments come from a fixed linear congruential sequence, so that the files do not change.
"""
import math

import mpmath
from mpmath import mp, mpf

mp.dps = 50
state = 20260101


def uniform():
    global state
    state = (6364136223846793005 * state + 1442695040888963407) % 2**64
    return (state >> 11) / 2**53


def write(name, source, columns, rows):
    with open(name, "w", newline="\n") as out:
        out.write(f"# source: mpmath 1.3 with 50 digits, {source}; see tables.py\n")
        out.write("# nearest: the double closest to the true value; rest: (true - nearest) / ulp(nearest)\n")
        out.write(",".join(columns) + ",nearest,rest\n")
        for *arguments, true in rows:
            nearest = float(true)
            rest = float((true - mpf(nearest)) / mpf(math.ulp(nearest)))
            out.write(",".join(repr(float(v)) for v in (*arguments, nearest)) + f",{rest:.5f}\n")


def exp_rows():
    xs = [0.0, 1.0, -1.0, 0.5, -0.5, 709.75, -708.25, 1e-9, -1e-17, 100.0]
    xs += [(uniform() - 0.5) * 2 for _ in range(90)]
    xs += [(uniform() - 0.5) * 30 for _ in range(90)]
    xs += [(uniform() - 0.5) * 1400 for _ in range(90)]
    return [(x, mpmath.exp(mpf(x))) for x in xs]


def log_rows():
    xs = [2.0, 10.0, 0.5, 1e-300, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1.0000000000000002]
    xs += [0.5 + 1.5 * uniform() for _ in range(90)]
    xs += [math.ldexp(1 + uniform(), int((uniform() - 0.5) * 2000)) for _ in range(90)]
    xs += [1 + math.ldexp(uniform() - 0.5, -int(50 * uniform())) for _ in range(90)]
    return [(x, mpmath.log(mpf(x))) for x in xs if x != 1]


def log1p_rows():
    xs = [-0.5, 1.0, 1e-10, -1e-10, 1e300, -0.9999999999999999]
    xs += [-uniform() for _ in range(70)]
    xs += [math.ldexp(uniform() - 0.5, -int(50 * uniform())) for _ in range(70)]
    xs += [math.ldexp(uniform(), int(60 * uniform())) for _ in range(60)]
    return [(x, mpmath.log(1 + mpf(x))) for x in xs]


def pow_rows():
    pairs = [(2.0, 0.5), (10.0, -5.0), (10.0, 22.0), (0.1, 3.0), (1.0001, 1e6), (0.9999, 1e6), (3.0, -2.5), (2.0, -1022.0)]
    pairs += [(0.5 + uniform(), (uniform() - 0.5) * 8) for _ in range(70)]
    pairs += [(math.ldexp(1 + uniform(), int((uniform() - 0.5) * 60)), (uniform() - 0.5) * 10) for _ in range(70)]
    pairs += [(1 + (uniform() - 0.5) / 500, (uniform() - 0.5) * 1e6) for _ in range(70)]
    pairs += [(float(1 + int(uniform() * 100)), float(int((uniform() - 0.5) * 100)) / 10) for _ in range(70)]
    rows = [(x, y, mpf(x) ** mpf(y)) for x, y in pairs]
    return [row for row in rows if 1e-300 < row[2] < 1e300]


def normal_tail(z):
    return mpmath.erfc(-mpf(z) / mpmath.sqrt(2)) / 2


def normal_cdf_rows():
    xs = [0.0, 1.96, -1.96, -0.67448975, 5.656854249492381, -37.0, -37.5, 8.0]
    xs += [(uniform() - 0.5) * 3 for _ in range(60)]
    xs += [(uniform() - 0.5) * 14 for _ in range(60)]
    xs += [-37 * uniform() for _ in range(60)]
    return [(x, normal_tail(x)) for x in xs]


def normal_quantile_rows():
    ps = [0.975, 0.025, 0.9, 0.1, 0.995, 1e-300, 1e-20, math.ldexp(1, -54), 1 - math.ldexp(1, -53), 0.075, 0.925, 0.25]
    ps += [uniform() for _ in range(90)]
    ps += [10 ** (-300 * uniform()) for _ in range(60)]
    return [(p, probit(mpf(p))) for p in ps]


def probit(p):
    """Newton on the logarithm of the tail, which is concave: it converges from the right of the root."""
    if p > 0.5:
        return -probit(1 - p)
    z = mpf(0)
    for _ in range(200):
        tail = normal_tail(z)
        step = (mpmath.log(tail) - mpmath.log(p)) * tail * mpmath.sqrt(2 * mp.pi) * mpmath.exp(z * z / 2)
        z -= step
        if abs(step) <= abs(z) * mpf(10) ** -40:
            return z
    raise ArithmeticError(f"no root for {p}")


def gamma_lower(shape, x):
    term = total = mpf(1)
    n = 1
    while term > total * mpf(10) ** -50:
        term *= x / (shape + n)
        total += term
        n += 1
    return total * mpmath.exp(shape * mpmath.log(x) - x - mpmath.loggamma(shape + 1))


def gamma_quantile_rows():
    rows = []
    for shape in (0.5, 1, 2, 10, 1007, 2015, 2016, 100000):
        ps = [math.ldexp(1, -54), 1e-6, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.999999, 1 - math.ldexp(1, -53)]
        for p in ps:
            low, high = mpf(0), mpf(shape) + 40 * mpmath.sqrt(shape) + 40
            if shape > 100:
                low = mpf(shape) - 12 * mpmath.sqrt(shape)
                high = mpf(shape) + 12 * mpmath.sqrt(shape)
            for _ in range(12 if shape > 100 else 130):
                middle = (low + high) / 2
                low, high = (middle, high) if gamma_lower(shape, middle) < mpf(p) else (low, middle)
            x = (low + high) / 2
            for _ in range(12):
                density = mpmath.exp((shape - 1) * mpmath.log(x) - x - mpmath.loggamma(mpf(shape)))
                step = (gamma_lower(shape, x) - mpf(p)) / density
                x = max(x - step, x / 2)
                if abs(step) < x * mpf(10) ** -30:
                    break
            rows.append((shape, p, x))
    return rows


def gamma_cdf_rows():
    cells = []
    for shape in (0.5, 1, 2.5, 10, 30, 1007, 2015):
        cells += [(shape, shape * f) for f in (0.01, 0.5, 0.8, 0.95, 0.99, 1, 1.01, 1.05, 1.2, 1.5)]
    cells = [(shape, float(x)) for shape, x in cells]
    rows = [(shape, x, gamma_lower(mpf(shape), mpf(x))) for shape, x in cells]
    return [row for row in rows if row[2] > 1e-30]


def log_gamma_rows():
    xs = [0.5, 1.5, 3.0, 10.0, 2015.0, 2016.0, 1e5, 1e10, 1e-5] + [20 * uniform() for _ in range(60)]
    return [(x, mpmath.loggamma(mpf(x))) for x in xs]


write("exp.csv", "exp(x)", ["x"], exp_rows())
write("log.csv", "natural logarithm of x", ["x"], log_rows())
write("log1p.csv", "log(1 + x)", ["x"], log1p_rows())
write("pow.csv", "x to the power y", ["x", "y"], pow_rows())
write("normal-cdf.csv", "erfc(-x / sqrt 2) / 2", ["x"], normal_cdf_rows())
write("normal-quantile.csv", "root of log Phi(z) = log p", ["p"], normal_quantile_rows())
write("gamma-quantile.csv", "Newton root of the series DLMF 8.11.4", ["shape", "p"], gamma_quantile_rows())
write("gamma-cdf.csv", "series DLMF 8.11.4", ["shape", "x"], gamma_cdf_rows())
write("log-gamma.csv", "loggamma(x)", ["x"], log_gamma_rows())
