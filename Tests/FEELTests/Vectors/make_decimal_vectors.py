#!/usr/bin/env python3
"""Writes test vectors for `Decimal`, one a line: operation, operands, expected result (`nil` where there is none).

    make_decimal_vectors.py [ROUNDS [SEED]] > decimal.txt

Every result is the correctly rounded one: exact results are rounded by Python's decimal module to 34 digits, half to
even; roots and transcendental functions are computed to 120 digits first. The order is random but fixed by the seed.
"""

import decimal
import random
import sys
from decimal import Decimal
from fractions import Fraction

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 110
random.seed(int(sys.argv[2]) if len(sys.argv) > 2 else 20230329)

STANDARD = decimal.Context(
    prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, clamp=1,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow])
WIDE = decimal.Context(prec=120, rounding=decimal.ROUND_HALF_EVEN, Emin=-999999, Emax=999999,
                       traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow])
EXACT = decimal.Context(prec=20000, Emin=-999999, Emax=999999,
                        traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow, decimal.Inexact])
LONG = decimal.Context(prec=20000, Emin=-999999, Emax=999999, traps=[decimal.InvalidOperation])
decimal.setcontext(STANDARD)
MODES = {
    "halfEven": decimal.ROUND_HALF_EVEN, "up": decimal.ROUND_UP, "down": decimal.ROUND_DOWN,
    "halfUp": decimal.ROUND_HALF_UP, "halfDown": decimal.ROUND_HALF_DOWN, "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}


def coefficient(most=34):
    kind = random.random()
    count = random.randint(1, most)
    if kind < 0.1:
        return 10 ** count - 1 - random.choice([0, 0, 1, 5])
    if kind < 0.2:
        return 10 ** (count - 1) * random.randint(1, 9)
    if kind < 0.3:
        return abs(2 ** random.choice([31, 32, 53, 62, 63, 64, 96, 112]) + random.randint(-2, 2)) % 10 ** 34
    return random.randrange(10 ** count)


def number(low=-40, high=20):
    sign = random.choice(["", "-"])
    kind = random.random()
    if kind < 0.03:
        return Decimal(0)
    if kind < 0.25:
        return Decimal(f"{sign}{random.randint(0, 999999)}E{random.choice([0, 0, 0, -1, -2, -4])}")
    return Decimal(f"{sign}{coefficient()}E{random.randint(low, high)}")


def extreme():
    return number(-6176, 6111 - 34) if random.random() < 0.5 else number(-6176, -6100)


def pair():
    kind = random.random()
    if kind < 0.7:
        return number(), number()
    if kind < 0.8:
        return number(-6176, 6077), number(-6176, 6077)
    a = number()
    if kind < 0.9:  # nearly equal or opposite
        return a, -(a * (1 + Decimal(random.randint(-9, 9)).scaleb(-33)))
    return a, Decimal(f"{coefficient()}E{a.as_tuple().exponent - random.randint(30, 42)}")


def text(value):
    if value is None:
        return "nil"
    return "0" if value == 0 else str(value)


def emit(operation, *operands, result):
    print(operation, *[x if isinstance(x, (str, int)) else text(x) for x in operands], text(result))


def attempt(function):
    try:
        return function()
    except (decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow):
        return None


def to_standard(value):
    return attempt(lambda: STANDARD.plus(value))


def arithmetic():
    a, b = pair()
    emit("add", a, b, result=attempt(lambda: STANDARD.add(a, b)))
    a, b = pair()
    emit("subtract", a, b, result=attempt(lambda: STANDARD.subtract(a, b)))
    a, b = pair()
    emit("multiply", a, b, result=attempt(lambda: STANDARD.multiply(a, b)))
    a, b = pair()
    emit("divide", a, b, result=attempt(lambda: STANDARD.divide(a, b)))
    a, b = extreme(), extreme()
    emit("multiply", a, b, result=attempt(lambda: STANDARD.multiply(a, b)))
    emit("divide", a, b, result=attempt(lambda: STANDARD.divide(a, b)))
    # Ties and near-ties: a product whose cut digits are 5 and zeros.
    half = Decimal(f"{random.randint(10**33, 10**34 - 1)}E{random.randint(-20, 5)}")
    tail = Decimal((0, (5,), half.as_tuple().exponent - 1))
    emit("add", half, tail, result=STANDARD.add(half, tail))
    emit("subtract", half, tail, result=STANDARD.subtract(half, tail))
    emit("multiply", half, Decimal("0.5"), result=STANDARD.multiply(half, Decimal("0.5")))


def compare():
    a, b = pair()
    if random.random() < 0.5:
        b = Decimal(str(a)) if random.random() < 0.5 else -b
        shift = min(34 - len(a.as_tuple().digits), 6)
        if a != 0 and shift > 0:
            b = STANDARD.quantize(a, Decimal((0, (1,), a.as_tuple().exponent - random.randint(0, shift))))
    emit("compare", a, b, result=EXACT.compare(a, b))
    a, b, c = number(), number(), number()
    kind = random.random()
    if kind < 0.3 and a != 0:
        d = STANDARD.divide(STANDARD.multiply(a, b), c) if c != 0 else number()
    elif kind < 0.5:
        shift = random.randint(0, 5)
        c, d = b.scaleb(-shift), a.scaleb(shift)
        if random.random() < 0.5:
            d = STANDARD.next_plus(d)
    elif kind < 0.6:
        a, b, c, d = extreme(), extreme(), extreme(), extreme()
    else:
        d = number()
    left, right = Fraction(a) * Fraction(b), Fraction(c) * Fraction(d)
    emit("products", a, b, c, d, result=Decimal((left > right) - (left < right)))


def rounding():
    a = number()
    if random.random() < 0.3:
        a = Decimal((random.randint(0, 1), (*[int(x) for x in str(random.randint(0, 10**20))], 5), random.randint(-30, 3)))
    scale = random.randint(-12, 40) if random.random() < 0.3 else -a.as_tuple().exponent - random.randint(0, 36)
    if random.random() < 0.02:
        scale = random.choice([-6111, 6176, -6112, 6177])
    for name, mode in MODES.items():
        if not -6111 <= scale <= 6176:
            result = None
        elif -scale <= a.as_tuple().exponent:
            result = a
        else:
            result = to_standard(a.quantize(Decimal((0, (1,), -scale)), rounding=mode, context=LONG))
        emit("round", a, scale, name, result=result)


def modulo():
    a, b = pair() if random.random() < 0.8 else (number(-60, 200), number(-60, 200))
    result = None
    if b != 0:
        quotient = Fraction(a) / Fraction(b)
        rest = Fraction(a) - Fraction(b) * (quotient.numerator // quotient.denominator)
        exponent = min(a.as_tuple().exponent, b.as_tuple().exponent, 0)
        scaled = rest * Fraction(10) ** -exponent
        assert scaled.denominator == 1
        result = STANDARD.plus(Decimal(scaled.numerator).scaleb(exponent, EXACT))
    emit("modulo", a, b, result=result)


def transcendental():
    a = abs(number(-60, 30))
    emit("sqrt", a, result=to_standard(WIDE.sqrt(a)))
    root = Decimal(random.randint(0, 10 ** 17)).scaleb(random.randint(-30, 30))
    emit("sqrt", EXACT.multiply(root, root), result=STANDARD.plus(root))
    emit("sqrt", -abs(number()) - 1, result=None)
    wide = abs(number(-6176, 6077))
    emit("sqrt", wide, result=to_standard(WIDE.sqrt(wide)))
    x = random.choice([number(-34, -30), number(-38, -33), number(-60, -20)])
    x = x if abs(x) < 20000 else Decimal(random.randint(-1400000, 1400000)).scaleb(-2)
    emit("exp", x, result=to_standard(WIDE.exp(x)))
    y = Decimal(random.randint(-10 ** 33, 10 ** 33)).scaleb(-29 - random.randint(0, 3))
    emit("exp", y, result=to_standard(WIDE.exp(y)))
    z = random.choice([abs(number(-60, 30)), wide])
    emit("ln", z, result=None if z == 0 else to_standard(WIDE.ln(z)))
    near = 1 + Decimal(random.randint(-10 ** 6, 10 ** 6)).scaleb(-random.randint(7, 33))
    emit("ln", near, result=to_standard(WIDE.ln(near)))
    powers()


def power(base, exponent):
    def compute():
        if exponent == 0:
            return Decimal(1)
        if base == 0:
            return Decimal(0) if exponent > 0 else None
        if base < 0 and exponent != exponent.to_integral_value():
            return None
        size = abs(exponent * WIDE.ln(abs(base)))
        if size > 15000:
            return None if (exponent > 0) == (abs(base) > 1) else Decimal(0)
        if size > 0 and exponent == exponent.to_integral_value() and 0 < exponent < 400:
            try:
                return STANDARD.plus(EXACT.power(base, exponent))
            except decimal.Inexact:
                pass
        return STANDARD.plus(WIDE.power(base, exponent))
    return attempt(compute)


def powers():
    small = Decimal(random.randint(-2000, 2000)).scaleb(-random.randint(0, 3))
    n = Decimal(random.randint(-40, 40))
    emit("power", small, n, result=power(small, n))
    rate = 1 + Decimal(random.randint(1, 10 ** 6)).scaleb(-7)
    n = Decimal(random.randint(-600, 600))
    emit("power", rate, n, result=power(rate, n))
    a, b = number(-34, -28), Decimal(random.randint(-10 ** 6, 10 ** 6)).scaleb(-random.randint(0, 6))
    emit("power", abs(a), b, result=power(abs(a), b))
    square = Decimal(random.randint(1, 10 ** 6)).scaleb(-random.randint(0, 3)) ** 2
    b = random.choice([Decimal("0.5"), Decimal("1.5"), Decimal("-0.5"), Decimal("2.5")])
    emit("power", square, b, result=power(square, b))


def parsing():
    digits = "".join(random.choice("0123456789") for _ in range(random.randint(1, 60)))
    if random.random() < 0.3:
        digits = digits[:34] + "5" + "0" * random.randint(0, 40) + random.choice(["", "1"])
    point = random.randint(0, len(digits))
    written = digits[:point] + ("." + digits[point:] if point < len(digits) else "")
    if random.random() < 0.5:
        written += random.choice("eE") + random.choice(["", "+", "-"]) + str(random.choice([
            random.randint(0, 40), random.randint(6050, 6200)]))
    written = random.choice(["", "-"]) + written
    emit("parse", written, result=to_standard(EXACT.create_decimal(written)))


for _ in range(ROUNDS):
    arithmetic()
    compare()
    rounding()
    modulo()
    transcendental()
    for _ in range(3):
        parsing()
